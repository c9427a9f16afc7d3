import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { InfoTip } from '../../../ui/InfoTip'
import { type Metric, summarise } from '../../curves/metric'
import { usePointsOf } from '../../curves/use-points'
import styles from './Compare.module.css'
import type { OverlaidRun } from './OverlaidCurves'

const metrics = ['elbo', 'reconstruction', 'kl'] as const satisfies Metric[]

/** The latest terms of two models and what lies between them, in training and on the test images. */
export function TermsBeside({ runs }: { runs: readonly OverlaidRun[] }) {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const formats = useFormats()
  const points = usePointsOf(useMemo(() => runs.map(({ history }) => history), [runs]))
  const nats = (value: number | null) => (value === null ? t('curves.noNumber') : formats.decimal(value, 1))
  const rows = metrics.flatMap((metric) => {
    const [a, b] = points.map((ofRun, index) => {
      return runs[index]?.plain && metric !== 'reconstruction' ? null : summarise(ofRun, metric)
    })
    return [
      { metric, what: 'train', values: [a?.current ?? null, b?.current ?? null] },
      { metric, what: 'test', values: [a?.test ?? null, b?.test ?? null] },
    ] as const
  })
  return (
    <table className={styles.terms}>
      <thead>
        <tr>
          <th scope="col">{say('nats')}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">
            <InfoTip term="B − A">{say('differenceHint')}</InfoTip>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ metric, what, values: [a, b] }) => (
          <tr key={`${metric} ${what}`}>
            <th scope="row">
              {t(`curves.${metric}`)} <span>{t(`curves.${what}`)}</span>
            </th>
            <td>{nats(a)}</td>
            <td>{nats(b)}</td>
            <td>{nats(a === null || b === null ? null : b - a)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
