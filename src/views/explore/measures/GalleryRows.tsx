import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../../charts/ImageGrid'
import { PixelImage } from '../../../charts/PixelImage'
import { useFormats } from '../../../i18n/formats'
import type { Gallery, ReconstructedImages } from '../../../training/answers'
import { InfoTip } from '../../../ui/InfoTip'
import { imagePixels } from '../../../vae/image'
import { useClassNames } from '../../class-names'
import { useAct, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './GalleryRows.module.css'

/** The test images that the model reconstructs best and worst, over their reconstructions. */
export function GalleryRows({ gallery }: { gallery: Gallery }) {
  const { t } = useTranslation()
  return (
    <section className={styles.gallery}>
      <h3>
        <InfoTip term={t('explore.measures.gallery')}>{t('explore.measures.galleryHint')}</InfoTip>
        <span className={explore.muted}> {t('explore.measures.galleryText')}</span>
      </h3>
      <div className={styles.rows}>
        <Row kind="best" found={gallery.best} />
        <Row kind="worst" found={gallery.worst} />
      </div>
    </section>
  )
}

function Row({ kind, found }: { kind: 'best' | 'worst'; found: ReconstructedImages }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const act = useAct()
  const classes = useClassNames()
  const chosen = useSessionState(({ input }) => input.testIndex)
  const indices = Array.from(found.indices)
  const selected = chosen === null ? -1 : indices.indexOf(chosen)
  return (
    <section className={styles.row}>
      <h4>{t(`explore.measures.${kind}`)}</h4>
      <ImageGrid
        label={t(`explore.measures.${kind}`)}
        images={indices.map((index, place) => {
          const [from, to] = [place * imagePixels, (place + 1) * imagePixels]
          const label = found.labels[place] ?? 0
          const nats = found.nats[place] ?? 0
          return {
            id: index,
            label: t('explore.measures.galleryImage', {
              index: formats.integer(index + 1),
              label: classes[label] ?? String(label),
              nats: formats.decimal(nats, 1),
            }),
            pixels: found.images.subarray(from, to),
            caption: (
              <>
                <PixelImage label="" pixels={found.reconstructions.subarray(from, to)} smooth decorative />
                <span className={styles.nats}>{formats.decimal(nats, 1)}</span>
              </>
            ),
          }
        })}
        selected={selected < 0 ? null : selected}
        onSelect={(place) => act(({ input }) => input.takeTestImage(indices[place] ?? 0))}
        leastWidth={56}
      />
    </section>
  )
}
