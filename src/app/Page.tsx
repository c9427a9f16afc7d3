import { useTranslation } from 'react-i18next'
import { isEmbedded } from '../session/embedding'
import { shows } from '../session/shell'
import { CurvesPanel } from '../views/curves/CurvesPanel'
import { DecodedPanel } from '../views/decoded/DecodedPanel'
import { ExplorePanel } from '../views/explore/ExplorePanel'
import { Trapezoid } from '../views/flow/Trapezoid'
import { BackendBadge } from '../views/header/BackendBadge'
import { Header } from '../views/header/Header'
import { PageControls } from '../views/header/PageControls'
import { hint } from '../views/hint'
import { InputPanel } from '../views/input/InputPanel'
import { LatentPanel } from '../views/latent/LatentPanel'
import { Lessons } from '../views/lessons/Lessons'
import { Notices } from '../views/notices/Notices'
import { Part, useShown } from '../views/Part'
import { SectionBar } from '../views/SectionBar'
import { SettingsBar } from '../views/settings/SettingsBar'
import { handheld, narrow, useMedia } from '../views/use-media'
import { useSessionState } from '../views/use-session'
import styles from './App.module.css'
import { useIncomingPictures } from './use-incoming-pictures'
import { usePresenting } from './use-presenting'
import { useShortcuts } from './use-shortcuts'

/** The layout: in the order in which data flow on wide windows, in the order of interest on narrow ones. */
export function Page() {
  const { t } = useTranslation()
  const small = useMedia(narrow)
  const learning = useSessionState((state) => state.lesson !== null)
  const phone = useMedia(handheld)
  const present = usePresenting()
  const absent = useSessionState(({ shell }) =>
    (['input', 'decoded'] as const).filter((part) => !shows(shell, part)).join(' '),
  )
  const spotlight = useSessionState(({ shell }) => shell.spotlight)
  useShortcuts()
  useIncomingPictures()
  const settings = useShown('settings')
  const toPlane = () => document.querySelector<HTMLElement>('#section-plane [role=application]')?.focus()
  return (
    <div
      className={styles.page}
      data-embedded={isEmbedded || undefined}
      data-learning={learning || undefined}
      data-absent={absent || undefined}
      data-spotlight={present && !small ? spotlight : undefined}
    >
      <button type="button" className={styles.skip} {...hint('skip')} onClick={toPlane}>
        {t('app.skip')}
      </button>
      <Header />
      {!small && settings && <SettingsBar />}
      <Notices />
      <div className={styles.body}>
        <main className={styles.main}>
          {small ? <NarrowPanels /> : present ? <PresentedPanels /> : <WidePanels />}
        </main>
        {learning && <Lessons />}
      </div>
      {phone && !present && <SectionBar />}
    </div>
  )
}

function WidePanels() {
  return (
    <>
      <div className={styles.flow}>
        <Part name="input">
          <InputPanel />
          <Trapezoid part="encoder" />
        </Part>
        <LatentPanel />
        <Part name="decoded">
          <Trapezoid part="decoder" />
          <DecodedPanel />
        </Part>
      </div>
      <LowerPanels />
    </>
  )
}

function LowerPanels() {
  return (
    <>
      <Part name="curves">
        <CurvesPanel />
      </Part>
      <Part name="explore">
        <ExplorePanel />
      </Part>
    </>
  )
}

/** The plane, and beside it what it decodes to and how the run goes. */
function PresentedPanels() {
  return (
    <div className={styles.presented}>
      <LatentPanel />
      <div className={styles.beside}>
        <Part name="decoded">
          <DecodedPanel />
        </Part>
        <Part name="curves">
          <CurvesPanel />
        </Part>
      </div>
    </div>
  )
}

function NarrowPanels() {
  const present = useSessionState(({ shell }) => shell.present)
  return (
    <>
      <div className={styles.flow}>
        <LatentPanel />
        <Part name="decoded">
          <DecodedPanel />
        </Part>
        <Part name="input">
          <InputPanel />
        </Part>
      </div>
      <LowerPanels />
      {!present && (
        <div className={styles.end}>
          <Part name="settings">
            <SettingsBar />
          </Part>
          <Part name="backend">
            <BackendBadge />
          </Part>
          <PageControls />
        </div>
      )}
    </>
  )
}
