import { ImagePlus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { mostTogether } from '../../session/address-view'
import { type ChosenImage, sameImage } from '../../session/chosen-image'
import { Button } from '../../ui/Button'
import { Disclosure } from '../../ui/Disclosure'
import { IconButton } from '../../ui/IconButton'
import { hint } from '../hint'
import { useSession } from '../use-session'
import { ImageSources } from './ImageSources'
import styles from './Images.module.css'
import { useImageName } from './use-image-name'
import { usePictures } from './use-pictures'

interface ImageSetProps {
  /** What the images are for. */
  label: string
  images: readonly ChosenImage[]
  onChange(images: readonly ChosenImage[]): void
}

/** Images, each of which a press takes out, and a way to put others in. */
export function ImageSet({ label, images, onChange }: ImageSetProps) {
  const { t } = useTranslation()
  const nameOf = useImageName()
  const pictures = usePictures(images)
  const take = (image: ChosenImage) => {
    if (!images.some((other) => sameImage(other, image))) onChange([...images, image])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.set} role="group" aria-label={label}>
      {images.map((image, at) => {
        const picture = pictures.find((other) => sameImage(other.image, image))
        const text = t('images.remove', { image: nameOf(image, picture), group: label })
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures of one's own have no other name
            key={at}
            type="button"
            className={styles.remove}
            aria-label={text}
            {...hint('removeImage')}
            onClick={() => onChange(images.filter((other) => other !== image))}
          >
            <PixelImage label="" pixels={picture?.pixels ?? null} decorative />
            <X aria-hidden="true" />
          </button>
        )
      })}
      {images.length < mostTogether && <Addition label={label} images={images} onTake={take} />}
      {images.length > 1 && (
        <IconButton
          {...hint('clearImages')}
          label={t('images.clear', { group: label })}
          icon={<X aria-hidden="true" />}
          onClick={() => onChange([])}
        />
      )}
    </div>
  )
}

interface AdditionProps {
  label: string
  images: readonly ChosenImage[]
  onTake(image: ChosenImage): void
}

/** Looks for an image to put in. */
function Addition({ label, images, onTake }: AdditionProps) {
  const { t } = useTranslation()
  const session = useSession()
  const [candidate, setCandidate] = useState<ChosenImage>({ from: 'test', index: 0 })
  const present = images.some((image) => sameImage(image, candidate))
  return (
    <Disclosure
      {...hint('addImage')}
      label={t('images.addTo', { group: label })}
      icon={<ImagePlus aria-hidden="true" />}
    >
      {(close) => (
        <>
          <ImageSources
            image={candidate}
            onChoose={setCandidate}
            onPick={(picked) => {
              close()
              picked.then((found) => found && onTake(found)).catch(session.report)
            }}
          />
          <Button
            variant="primary"
            {...hint('addTaken')}
            className={styles.take}
            disabled={present}
            onClick={() => onTake(candidate)}
          >
            {t(present ? 'images.present' : 'images.add')}
          </Button>
        </>
      )}
    </Disclosure>
  )
}
