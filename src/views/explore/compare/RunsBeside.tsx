import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineSwatch } from '../../../charts/LineSwatch'
import type { LineSeries } from '../../../charts/line-data'
import { RateDistortion } from '../../../charts/RateDistortion'
import { useFormats } from '../../../i18n/formats'
import type { Translate } from '../../../i18n/i18n'
import { distinguishing } from '../../../session/compare/differences'
import { History } from '../../../session/history'
import { InfoTip } from '../../../ui/InfoTip'
import { valueAt } from '../../../vae/settings-schema'
import { hint } from '../../hint'
import { valueText } from '../../settings/field-texts'
import explore from '../ExplorePanel.module.css'
import styles from './Compare.module.css'
import { OverlaidCurves, type OverlaidRun } from './OverlaidCurves'
import { type ListedCurve, useListedCurves } from './use-listed-curves'

/** Colour and strokes together tell so many lines apart. */
const looks: readonly Pick<LineSeries, 'tone' | 'dash'>[] = [
  { tone: 'accent' },
  { tone: 'text', dash: 'dashed' },
  { tone: 'muted' },
  { tone: 'accent', dash: 'dotted' },
  { tone: 'text' },
  { tone: 'muted', dash: 'dashed' },
  { tone: 'accent', dash: 'dashed' },
  { tone: 'text', dash: 'dotted' },
]

/** Runs of this browser, to be chosen; the curves of those that are, over each other, and what each came to. */
export function RunsBeside() {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const listed = useListedCurves()
  const [chosen, setChosen] = useState<Record<string, boolean>>({})
  const isShown = ({ key, swept }: ListedCurve) => chosen[key] ?? swept
  const shown = listed.filter(isShown).slice(0, looks.length)
  const names = shortNames(shown, t)
  const runs = useOverlaid(shown, names)
  if (listed.length === 0) return <p className={explore.muted}>{say('runs.none')}</p>
  const toggle = (run: ListedCurve) => setChosen({ ...chosen, [run.key]: !isShown(run) })
  return (
    <>
      <ul className={styles.runs} aria-label={say('runs.title')}>
        {listed.map((run) => {
          const place = shown.indexOf(run)
          return (
            <li key={run.key}>
              <label {...hint('runShown')}>
                <input
                  type="checkbox"
                  checked={place >= 0}
                  disabled={place < 0 && shown.length === looks.length}
                  onChange={() => toggle(run)}
                />
                {place >= 0 && <LineSwatch {...looks[place]} />}
                <span>{place >= 0 && names[place] ? names[place] : run.text}</span>
              </label>
            </li>
          )
        })}
      </ul>
      {runs.length > 0 && (
        <div className={styles.overlaid}>
          <OverlaidCurves runs={runs} />
          <RateAndDistortion runs={shown} names={names} />
        </div>
      )}
    </>
  )
}

/** What the chosen runs cost on the test images when these were evaluated last. */
function RateAndDistortion({ runs, names }: { runs: readonly ListedCurve[]; names: readonly string[] }) {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const formats = useFormats()
  const points = runs.flatMap(({ curve, settings }, index) => {
    const test = curve.findLast((point) => point.test)?.test
    if (!test || settings.model.kind === 'ae') return []
    return [{ rate: test.kl, distortion: test.reconstruction, name: names[index] ?? '' }]
  })
  if (points.length < 2) return null
  const texts = points.map(
    ({ name, rate, distortion }) => `${name}: ${formats.decimal(rate, 1)}, ${formats.decimal(distortion, 1)}`,
  )
  return (
    <section className={styles.rate}>
      <h3>
        <InfoTip term={t('explore.measures.rateDistortion')}>{say('runs.rateHint')}</InfoTip>
      </h3>
      <RateDistortion
        label={say('runs.ratePlot', { runs: texts.join('; ') })}
        points={points}
        rateText={t('explore.measures.kl')}
        distortionText={t('explore.measures.reconstruction')}
        format={formats.integer}
      />
    </section>
  )
}

/** Each by what the others have otherwise: "β 0.5"; by its number where they have nothing to tell them apart. */
function shortNames(runs: readonly ListedCurve[], t: Translate): string[] {
  const paths = distinguishing(runs.map(({ settings }) => settings))
  return runs.map(({ settings, text }, index) => {
    if (runs.length === 1) return text
    if (paths.length === 0) return String(index + 1)
    return paths
      .map((path) => `${t(`field.${path}.label`)} ${valueText(path, valueAt(settings, path), t)}`)
      .join(', ')
  })
}

function useOverlaid(shown: readonly ListedCurve[], names: readonly string[]): readonly OverlaidRun[] {
  const key = JSON.stringify([shown.map((run) => [run.key, run.curve.length]), names])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the runs are made of
  return useMemo(
    () =>
      shown.map(({ curve, settings }, index) => {
        const history = new History()
        history.replace(curve)
        const plain = settings.model.kind === 'ae'
        return { name: names[index] ?? '', history, plain, look: looks[index] ?? {} }
      }),
    [key],
  )
}
