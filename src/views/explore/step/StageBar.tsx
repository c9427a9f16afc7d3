import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type Stage, stages } from '../../../session/explore/step-view'
import { Button } from '../../../ui/Button'
import { VisuallyHidden } from '../../../ui/VisuallyHidden'
import { hint } from '../../hint'
import { usePlain } from '../../use-session'
import styles from './StageBar.module.css'
import { useStepView } from './use-step-view'

interface StageBarProps {
  stage: Stage
  playing: boolean
  onPlay(playing: boolean): void
}

/** The six stages as a row of buttons, with back, next and play. */
export function StageBar({ stage, playing, onPlay }: StageBarProps) {
  const { t } = useTranslation('step')
  const step = useStepView()
  const titleOf = useStageTitle()
  const at = stages.indexOf(stage)
  // The buttons at the ends do nothing rather than lose the focus.
  const go = (to: number) => {
    const target = stages[to]
    if (!target) return
    onPlay(false)
    step.show(target)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      className={styles.bar}
      role="group"
      aria-label={t('stagesLabel')}
      onKeyDown={(event) => pressed(event, at, go)}
    >
      <ol className={styles.stages}>
        {stages.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              {...hint('stage')}
              aria-current={name === stage ? 'step' : undefined}
              data-passed={index < at || undefined}
              onClick={() => go(index)}
            >
              <b>{index + 1}</b>
              <span>{titleOf(name)}</span>
            </button>
          </li>
        ))}
      </ol>
      <VisuallyHidden live>{`${at + 1} ${titleOf(stage)}`}</VisuallyHidden>
      <div className={styles.player}>
        <Button
          variant="outline"
          {...hint('stageBack')}
          icon={<ChevronLeft aria-hidden="true" />}
          aria-disabled={at === 0}
          onClick={() => go(at - 1)}
        >
          {t('back')}
        </Button>
        <Button
          variant="outline"
          {...hint('stagePlay')}
          icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          onClick={() => {
            if (!playing && at === stages.length - 1) step.show('encode')
            onPlay(!playing)
          }}
        >
          {playing ? t('stop') : t('play')}
        </Button>
        <Button
          variant="primary"
          {...hint('stageNext')}
          icon={<ChevronRight aria-hidden="true" />}
          aria-disabled={at === stages.length - 1}
          onClick={() => go(at + 1)}
        >
          {t('next')}
        </Button>
      </div>
    </div>
  )
}

/** Arrow keys and digits, wherever in the stages the focus is. */
export function pressed(event: KeyboardEvent, at: number, go: (to: number) => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const digit = Number(event.key)
  const targets: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1 }
  const to = targets[event.key] ?? (digit >= 1 ? digit - 1 : -1)
  if (!(to >= 0 && to < stages.length)) return
  event.preventDefault()
  go(to)
}

/** What a stage is called: an autoencoder has neither variance nor dice. */
export function useStageTitle(): (stage: Stage) => string {
  const { t } = useTranslation('step')
  const plain = usePlain()
  return (stage) => {
    if (plain && stage === 'posterior') return t('stage.posteriorPlain')
    if (plain && stage === 'draw') return t('stage.drawPlain')
    return t(`stage.${stage}`)
  }
}
