import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { histogram, rangeOf } from '../../../analysis/histogram'
import { roc, shareAbove, thresholdAbove } from '../../../analysis/roc'
import { Overlap } from '../../../charts/Overlap'
import { RocCurve } from '../../../charts/RocCurve'
import { useFormats } from '../../../i18n/formats'
import type { ScoredGroups } from '../../../session/explore/explore-state'
import { InfoTip } from '../../../ui/InfoTip'
import { Slider } from '../../../ui/Slider'
import { Stat } from '../../../ui/Stat'
import { hint } from '../../hint'
import { useSession, useSessionState } from '../../use-session'
import styles from './AnomaliesTab.module.css'
import { ExtremeImages } from './ExtremeImages'
import { ScoreChoice } from './ScoreChoice'
import { scoresOf } from './scores'
import { useInputScore } from './use-input-score'

const bins = 80
/** Share of the highest scores that the histogram leaves out. */
const wild = 0.02

/** How far apart the scores of two groups are: histograms, a threshold with its rates, the curve of all of them. */
export function Separation({ scored }: { scored: ScoredGroups }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { anomalies } = useSession().explore
  const { by, falseAlarms } = useSessionState((state) => state.explore.anomalies)
  const scores = useMemo(
    () => [scoresOf(scored.normal, by), scoresOf(scored.anomalous, by)] as const,
    [scored, by],
  )
  const [normal, anomalous] = scores
  const curve = useMemo(() => roc(normal, anomalous), [normal, anomalous])
  const overlap = useMemo(() => overlapOf(normal, anomalous), [normal, anomalous])
  const threshold = useMemo(() => thresholdAbove(normal, falseAlarms), [normal, falseAlarms])
  const rates = {
    falsePositiveRate: shareAbove(normal, threshold),
    truePositiveRate: shareAbove(anomalous, threshold),
  }
  const numbers = {
    threshold: formats.decimal(threshold, 1),
    found: formats.percent(rates.truePositiveRate),
    alarms: formats.percent(rates.falsePositiveRate),
    area: formats.decimal(curve.area, 4),
  }
  const [low, high] = overlap.range
  const input = useInputScore(scored.step, by)
  return (
    <>
      <div className={styles.separation}>
        <div className={styles.scores}>
          <ScoreChoice />
          <Overlap
            label={t('explore.anomalies.overlap', numbers)}
            {...{ ...overlap, threshold, mark: input }}
          />
          <p className={styles.axis}>
            <span>{formats.integer(low)}</span>
            <span>{t('explore.anomalies.nats')}</span>
            <span>{formats.integer(high)}</span>
          </p>
          <p className={styles.legend}>
            <span className={styles.normal}>
              {t('explore.anomalies.normal', { number: formats.integer(normal.length) })}
            </span>
            <span className={styles.anomalous}>
              {t('explore.anomalies.anomalous', { number: formats.integer(anomalous.length) })}
            </span>
            {input !== null && (
              <span className={styles.input}>
                {t('explore.anomalies.input', {
                  nats: formats.decimal(input, 1),
                  share: formats.percent(1 - shareAbove(normal, input)),
                })}
              </span>
            )}
          </p>
          <Slider
            {...hint('falseAlarms')}
            label={t('explore.anomalies.falseAlarms')}
            value={falseAlarms}
            minimum={0}
            maximum={0.5}
            step={0.005}
            valueText={t('explore.anomalies.rates', numbers)}
            onChange={(value) => anomalies.set({ falseAlarms: value })}
          />
        </div>
        <figure className={styles.roc}>
          <RocCurve label={t('explore.anomalies.roc', numbers)} curve={curve} {...rates} />
          <figcaption className={styles.rocAxes}>{t('explore.anomalies.rocAxes')}</figcaption>
          <Stat
            value={numbers.area}
            caption={<InfoTip term={t('explore.anomalies.area')}>{t('explore.anomalies.areaHint')}</InfoTip>}
          />
        </figure>
      </div>
      <div className={styles.extremes}>
        <ExtremeImages kind="normal" group={scored.normal} scores={normal} />
        <ExtremeImages kind="anomalous" group={scored.anomalous} scores={anomalous} />
      </div>
    </>
  )
}

/** On one range, so that they can lie over each other. */
function overlapOf(normal: Float32Array, anomalous: Float32Array) {
  const ranges = [rangeOf(normal, wild), rangeOf(anomalous, wild)]
  const range = [
    Math.min(...ranges.map(([low]) => low)),
    Math.max(...ranges.map(([, high]) => high)),
  ] as const
  return { range, first: histogram(normal, range, bins), second: histogram(anomalous, range, bins) }
}
