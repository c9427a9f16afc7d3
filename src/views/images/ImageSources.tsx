import { Crosshair, PenLine } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../charts/ImageGrid'
import { PixelImage } from '../../charts/PixelImage'
import { type ChosenImage, chosenInput, sameImage } from '../../session/chosen-image'
import { firstImages } from '../../session/state'
import { Button } from '../../ui/Button'
import { NumberField } from '../../ui/NumberField'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import styles from './Images.module.css'
import { useImageName } from './use-image-name'
import { usePictures } from './use-pictures'

interface ImageSourcesProps {
  /** The one that is chosen so far. */
  image: ChosenImage
  onChoose(image: ChosenImage): void
  /** A point of the plane is about to be picked: what hides it goes. */
  onPick(picked: Promise<ChosenImage | null>): void
}

/** Where an image may come from: the test set, by number or from those on offer, the input, or the plane. */
export function ImageSources({ image, onChoose, onPick }: ImageSourcesProps) {
  const { t } = useTranslation()
  const session = useSession()
  const anyInput = useSessionState((state) => state.input.image !== null)
  const takeInput = () => {
    const input = chosenInput(session.store.getState())
    if (input) onChoose(input)
  }
  const pick = async () => {
    const index = await session.latent.pick.ask()
    return index === null ? null : ({ from: 'test', index } as const)
  }
  return (
    <div className={styles.sources}>
      <Chosen image={image} onChoose={onChoose} />
      <Offered image={image} onChoose={onChoose} />
      <div className={styles.others}>
        <Button
          icon={<PenLine aria-hidden="true" />}
          disabled={!anyInput}
          data-tooltip={t('images.inputHint')}
          onClick={takeInput}
        >
          {t('images.input')}
        </Button>
        <Button
          icon={<Crosshair aria-hidden="true" />}
          data-tooltip={t('images.pickHint')}
          onClick={() => onPick(pick())}
        >
          {t('images.pick')}
        </Button>
      </div>
    </div>
  )
}

/** What is chosen, and its number in the test set. */
function Chosen({ image, onChoose }: Pick<ImageSourcesProps, 'image' | 'onChoose'>) {
  const { t } = useTranslation()
  const nameOf = useImageName()
  const total = useSessionState((state) => state.status?.testImages) || 1
  const [picture] = usePictures(useMemo(() => [image], [image]))
  const own = image.from === 'own'
  return (
    <div className={styles.chosen}>
      <div className={styles.preview}>
        <PixelImage label="" pixels={picture?.pixels ?? null} decorative />
      </div>
      <div>
        <p aria-live="polite">{nameOf(image, picture)}</p>
        <NumberField
          {...hint('imageNumber')}
          label={t('images.number')}
          value={own ? 0 : image.index + 1}
          format={(number) => (own ? '' : String(number))}
          minimum={1}
          maximum={total}
          step={1}
          integer
          errorText={t('settings.limitsWhole', { minimum: '1', maximum: String(total) })}
          onCommit={(number) => onChoose({ from: 'test', index: number - 1 })}
        />
      </div>
    </div>
  )
}

/** The test images that the page offers as inputs, too. */
function Offered({ image, onChoose }: Pick<ImageSourcesProps, 'image' | 'onChoose'>) {
  const { t } = useTranslation()
  const nameOf = useImageName()
  const pictures = usePictures(firstImages)
  const chosen = firstImages.findIndex((offered) => sameImage(offered, image))
  return (
    <ImageGrid
      {...hint('offeredImages')}
      label={t('input.testDigits')}
      // There before the pictures are: what is placed beside a button must not grow.
      images={firstImages.map((offered, at) => ({
        id: at,
        label: nameOf(offered, pictures[at]),
        pixels: pictures[at]?.pixels ?? null,
      }))}
      selected={chosen < 0 ? null : chosen}
      onSelect={(at) => onChoose(firstImages[at] as ChosenImage)}
    />
  )
}
