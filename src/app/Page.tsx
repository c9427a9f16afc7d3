import { useTranslation } from 'react-i18next'
import { isEmbedded } from '../session/embedding'
import { CurvesPanel } from '../views/curves/CurvesPanel'
import { DecodedPanel } from '../views/decoded/DecodedPanel'
import { ExplorePanel } from '../views/explore/ExplorePanel'
import { Trapezoid } from '../views/flow/Trapezoid'
import { BackendBadge } from '../views/header/BackendBadge'
import { Header } from '../views/header/Header'
import { PageControls } from '../views/header/PageControls'
import { InputPanel } from '../views/input/InputPanel'
import { LatentPanel } from '../views/latent/LatentPanel'
import { Lessons } from '../views/lessons/Lessons'
import { Notices } from '../views/notices/Notices'
import { SectionBar } from '../views/SectionBar'
import { SettingsBar } from '../views/settings/SettingsBar'
import { narrow, useMedia } from '../views/use-media'
import { useSessionState } from '../views/use-session'
import styles from './App.module.css'
import { useIncomingPictures } from './use-incoming-pictures'
import { useShortcuts } from './use-shortcuts'

/** The layout: in the order in which data flow on wide windows, in the order of interest on narrow ones. */
export function Page() {
  const { t } = useTranslation()
  const small = useMedia(narrow)
  const learning = useSessionState((state) => state.lesson !== null)
  const phone = useMedia('(max-width: 47.99rem)')
  useShortcuts()
  useIncomingPictures()
  const toPlane = () => document.querySelector<HTMLElement>('#section-plane [role=application]')?.focus()
  return (
    <div
      className={styles.page}
      data-embedded={isEmbedded || undefined}
      data-learning={learning || undefined}
    >
      <button type="button" className={styles.skip} onClick={toPlane}>
        {t('app.skip')}
      </button>
      <Header />
      {!small && <SettingsBar />}
      <Notices />
      <div className={styles.body}>
        <main className={styles.main}>{small ? <NarrowPanels /> : <WidePanels />}</main>
        {learning && <Lessons />}
      </div>
      {phone && <SectionBar />}
    </div>
  )
}

function WidePanels() {
  return (
    <>
      <div className={styles.flow}>
        <InputPanel />
        <Trapezoid part="encoder" />
        <LatentPanel />
        <Trapezoid part="decoder" />
        <DecodedPanel />
      </div>
      <CurvesPanel />
      <ExplorePanel />
    </>
  )
}

function NarrowPanels() {
  return (
    <>
      <div className={styles.flow}>
        <LatentPanel />
        <DecodedPanel />
        <InputPanel />
      </div>
      <CurvesPanel />
      <ExplorePanel />
      <div className={styles.end}>
        <SettingsBar />
        <BackendBadge />
        <PageControls />
      </div>
    </>
  )
}
