import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import { useFormats } from '../../../i18n/formats'
import type { ScoredGroup } from '../../../session/explore/explore-state'
import { imagePixels } from '../../../vae/image'
import { ownDataset } from '../../../vae/settings-schema'
import { classText } from '../../class-names'
import { useAct, useSessionState } from '../../use-session'
import styles from './AnomaliesTab.module.css'
import { extremes } from './scores'

/** Of each kind. */
const shown = 8

interface ExtremeImagesProps {
  kind: 'normal' | 'anomalous'
  group: ScoredGroup
  /** One an image of the group. */
  scores: Float32Array
}

/** The most and the least surprising images of a group, with their scores. */
export function ExtremeImages({ kind, group, scores }: ExtremeImagesProps) {
  const { t } = useTranslation()
  const most = useMemo(() => extremes(scores, 'most', shown), [scores])
  const least = useMemo(() => extremes(scores, 'least', shown), [scores])
  return (
    <section className={styles[kind]}>
      <h3>{t(`explore.anomalies.${kind}Images`)}</h3>
      <Row name={t('explore.anomalies.most')} places={most} {...{ group, scores }} />
      <Row name={t('explore.anomalies.least')} places={least} {...{ group, scores }} />
    </section>
  )
}

interface RowProps extends Pick<ExtremeImagesProps, 'group' | 'scores'> {
  name: string
  /** In the group. */
  places: readonly number[]
}

function Row({ name, places, group, scores }: RowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const pictures = usePictures(group, places)
  const present = useSessionState(({ settings }) => settings.dataset)
  const ofAll = ownDataset.test(group.dataset) && group.dataset !== present
  return (
    <div className={styles.row}>
      <h4>{name}</h4>
      <ul>
        {places.map((place, index) => {
          const label = t(ofAll ? 'explore.anomalies.imageOfAll' : 'explore.anomalies.image', {
            class: classText(group.dataset, group.classes[place] ?? '', t),
            index: formats.integer((group.indices[place] as number) + 1),
            nats: formats.decimal(scores[place] as number, 1),
          })
          const grey = pictures?.subarray(index * imagePixels, (index + 1) * imagePixels) ?? null
          return (
            <li key={place}>
              <PixelImage label={label} pixels={grey} />
              <span aria-hidden="true">{formats.integer(scores[place] as number)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** [places, pixels]; null until they are there. */
function usePictures({ dataset, indices }: ScoredGroup, places: readonly number[]): Uint8Array | null {
  const act = useAct()
  const [pictures, setPictures] = useState<Uint8Array | null>(null)
  useEffect(() => {
    let wanted = true
    act(async ({ explore }) => {
      const { images } = await explore.testImages(
        places.map((place) => indices[place] as number),
        dataset,
      )
      if (wanted) setPictures(images)
    })
    return () => {
      wanted = false
    }
  }, [act, dataset, indices, places])
  return pictures
}
