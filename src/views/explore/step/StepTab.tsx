import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { type Stage, stages } from '../../../session/explore/step-view'
import type { TracedStep } from '../../../training/answers'
import { Button } from '../../../ui/Button'
import { LitTogether } from '../../../ui/light'
import { imagePixels } from '../../../vae/image'
import { untraceable } from '../../../vae/traceable'
import { hint } from '../../hint'
import { useAct, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import { VisibleContext } from '../visible'
import { BatchImages } from './BatchImages'
import { DecodeStage, DrawStage, EncodeStage, PosteriorStage } from './forward-stages'
import { pressed, StageBar } from './StageBar'
import styles from './Step.module.css'
import { TermsStage } from './TermsStage'
import { UpdateStage } from './UpdateStage'
import { useOnPlane } from './use-on-plane'
import { usePageLight } from './use-page-light'
import { useStepView } from './use-step-view'

/** How long each stage stays while they play. */
const playEveryMs = 6000

const views = {
  encode: EncodeStage,
  posterior: PosteriorStage,
  draw: DrawStage,
  decode: DecodeStage,
  terms: TermsStage,
  update: UpdateStage,
}

/** One step of training, stage by stage, before it is taken. */
export function StepTab() {
  const { t } = useTranslation('step')
  const step = useStepView()
  const { stage, trace } = useStore(step.state)
  const visible = useContext(VisibleContext)
  const why = useSessionState(({ settings }) => untraceable(settings, imagePixels))
  const training = useSessionState(({ status }) => status?.phase === 'training')
  const [playing, play] = usePlaying(stage)
  useEffect(() => {
    step.look(visible)
    return () => step.look(false)
  }, [step, visible])
  usePageLight(visible && trace && !why ? stage : null)
  useOnPlane(stage, why || training ? null : trace)
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{t('text')}</p>
      {why ? (
        <p>{t(`untraceable.${why}`)}</p>
      ) : (
        <>
          <StageBar stage={stage} playing={playing} onPlay={play} />
          {training && <Training />}
          {trace ? <Traced stage={stage} trace={trace} /> : !training && <p>{t('tracing')}</p>}
        </>
      )}
    </div>
  )
}

function Training() {
  const { t } = useTranslation('step')
  const act = useAct()
  return (
    <div className={explore.controls}>
      <p>{t('training')}</p>
      <Button variant="outline" {...hint('stepPause')} onClick={() => act((session) => session.pause())}>
        {t('pause')}
      </Button>
    </div>
  )
}

function Traced({ stage, trace }: { stage: Stage; trace: TracedStep }) {
  const step = useStepView()
  const View = views[stage]
  const go = (to: number) => {
    const target = stages[to]
    if (target) step.show(target)
  }
  return (
    <>
      <BatchImages trace={trace} />
      <LitTogether key={stage}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the focus, the keys are those of the stages */}
        <div className={styles.traced} onKeyDown={(event) => pressed(event, stages.indexOf(stage), go)}>
          <View trace={trace} />
        </div>
      </LitTogether>
    </>
  )
}

/** Whether the stages follow one another by themselves, up to the last. */
function usePlaying(stage: Stage): [playing: boolean, play: (playing: boolean) => void] {
  const step = useStepView()
  const [playing, play] = useState(false)
  useEffect(() => {
    if (!playing) return
    const next = stages[stages.indexOf(stage) + 1]
    if (!next) {
      play(false)
      return
    }
    const timer = setTimeout(() => step.show(next), playEveryMs)
    return () => clearTimeout(timer)
  }, [playing, stage, step])
  return [playing, play]
}
