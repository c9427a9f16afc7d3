import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Stage, stages } from '../../../session/explore/step-view'
import type { TracedStep } from '../../../training/answers'
import { Code } from './Code'
import { passagesOf } from './code-passages'
import { useStageTitle } from './StageBar'
import styles from './Step.module.css'

interface StageViewProps {
  stage: Stage
  trace: TracedStep
  /** What happens, a sentence each. */
  words: readonly string[]
  formulas: ReactNode
  /** What there is to do, below the formulas. */
  action?: ReactNode
  /** Numbers and pictures. */
  children: ReactNode
}

/** A stage: words and formulas on one side, numbers and pictures on the other, and the code below. */
export function StageView({ stage, trace, words, formulas, action, children }: StageViewProps) {
  const { t } = useTranslation('step')
  const titleOf = useStageTitle()
  const number = stages.indexOf(stage) + 1
  return (
    <div className={styles.stage}>
      <div className={styles.words}>
        <h3>
          <b aria-hidden="true">{number}</b> {titleOf(stage)}{' '}
          <span className={styles.way}>{t(stage === 'update' ? 'backward' : 'forward')}</span>
        </h3>
        {words.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <div className={styles.formulas}>{formulas}</div>
        {action}
      </div>
      <div className={styles.numbers}>{children}</div>
      <Code of={passagesOf(stage, trace.settings)} />
    </div>
  )
}
