import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../../charts/ImageGrid'
import { useFormats } from '../../../i18n/formats'
import type { NearImages } from '../../../training/answers'
import { InfoTip } from '../../../ui/InfoTip'
import { imagePixels } from '../../../vae/image'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { useAct, usePlain, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './NeighboursTab.module.css'

interface NearImagesRowProps {
  kind: 'latent' | 'pixels'
  /** Null before they have been found. */
  images: NearImages | null
}

/** The nearest test images in one space, with label and distance; choosing one makes it the input. */
export function NearImagesRow({ kind, images }: NearImagesRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const hint = usePlain() && kind === 'latent' ? 'latentHintPlain' : (`${kind}Hint` as const)
  return (
    <section className={styles.row}>
      <h3>
        <InfoTip term={t(`explore.neighbours.${kind}`)}>{t(`explore.neighbours.${hint}`)}</InfoTip>
        {images && (
          <span className={explore.muted}>
            {' '}
            {t('explore.neighbours.among', { number: formats.integer(images.among) })}
          </span>
        )}
      </h3>
      {images ? (
        <Images kind={kind} images={images} />
      ) : (
        <p className={explore.muted}>{t('explore.neighbours.none')}</p>
      )}
    </section>
  )
}

function Images({ kind, images }: { kind: NearImagesRowProps['kind']; images: NearImages }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const act = useAct()
  const classes = useClassNames()
  const chosen = useSessionState(({ input }) => input.testIndex)
  const found = Array.from(images.indices, (index, place) => ({
    index,
    label: images.labels[place] ?? 0,
    distance: formats.decimal(images.distances[place] ?? 0, kind === 'latent' ? 2 : 4),
    grey: images.images.subarray(place * imagePixels, (place + 1) * imagePixels),
  }))
  const place = found.findIndex(({ index }) => index === chosen)
  return (
    <ImageGrid
      {...hint('nearImages')}
      label={t(`explore.neighbours.${kind}`)}
      images={found.map(({ index, label, distance, grey }) => {
        const name = classes[label] ?? String(label)
        return {
          id: index,
          label: t('explore.neighbours.image', { index: index + 1, label: name, distance }),
          pixels: grey,
          caption: (
            <span className={styles.caption}>
              <b>{name}</b> {distance}
            </span>
          ),
        }
      })}
      selected={place < 0 ? null : place}
      onSelect={(at) => act(({ input }) => input.takeTestImage(found[at]?.index ?? 0))}
      leastWidth={64}
    />
  )
}
