import { ArrowRight, SkipForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import type { Compared, StepComparison, TracedStep } from '../../../training/answers'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { hint } from '../../hint'
import { useSessionState } from '../../use-session'
import styles from './Step.module.css'
import { useNumberText } from './use-number-text'
import { useStepView } from './use-step-view'

/** What rounding to float32 may leave between the engine and the reference. */
const tolerance = 1e-4

/** Has the engine take the step, and shows that it has computed the same. */
export function TakeStep({ trace }: { trace: TracedStep }) {
  const { t } = useTranslation('step')
  const step = useStepView()
  const { comparison, taking } = useStore(step.state)
  const isVariational = trace.settings.model.kind === 'vae'
  return (
    <div className={styles.take} aria-live="polite">
      {comparison ? (
        <>
          <ComparisonTable comparison={comparison} isVariational={isVariational} />
          <Button
            variant="primary"
            {...hint('stepGoOn')}
            icon={<ArrowRight aria-hidden="true" />}
            onClick={() => step.goOn()}
          >
            {t('goOn')}
          </Button>
        </>
      ) : (
        <Button
          variant="primary"
          {...hint('stepTake')}
          disabled={taking}
          icon={<SkipForward aria-hidden="true" />}
          onClick={() => step.take()}
        >
          {t(taking ? 'taking' : 'take')}
        </Button>
      )}
    </div>
  )
}

function ComparisonTable({
  comparison,
  isVariational,
}: {
  comparison: StepComparison
  isVariational: boolean
}) {
  const { t } = useTranslation('step')
  const { t: page } = useTranslation()
  const text = useNumberText()
  const engine = useSessionState(({ status }) => status?.engine ?? 'tfjs')
  const { reconstruction, kl, objective, gradientNorm } = comparison.terms
  const rows: [name: 'reconstruction' | 'kl' | 'objective' | 'gradientNorm' | 'update', Compared][] = [
    ['reconstruction', reconstruction],
    ...(isVariational ? ([['kl', kl]] as ['kl', Compared][]) : []),
    ['objective', objective],
    ['gradientNorm', gradientNorm],
    ['update', comparison.update],
  ]
  const worst = Math.max(comparison.parameters, ...rows.map(([, both]) => relativeDifference(both)))
  return (
    <>
      <Notice kind={worst <= tolerance ? 'info' : 'error'}>
        {t(worst <= tolerance ? 'agree' : 'disagree', { difference: text(worst) })}
      </Notice>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('taken')}>
          <thead>
            <tr>
              <th scope="col">{t('compared.number')}</th>
              <th scope="col">{t('compared.reference')}</th>
              <th scope="col">{t('compared.engine', { engine: page(`backend.engines.${engine}`) })}</th>
              <th scope="col">{t('compared.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, both]) => (
              <tr key={name}>
                <th scope="row">{t(`compared.${name}`)}</th>
                <td>{text(both.reference)}</td>
                <td>{text(both.engine)}</td>
                <td>{text(both.engine - both.reference)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={3}>
                {t('compared.parameters')}
              </th>
              <td>{text(comparison.parameters)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  )
}

function relativeDifference({ reference, engine }: Compared): number {
  return Math.abs(engine - reference) / Math.max(Math.abs(reference), Number.MIN_VALUE)
}
