import { lazy, Suspense } from 'react'
import { isEmbedded } from '../../session/embedding'
import { LessonsButton } from '../lessons/LessonsButton'
import { Part } from '../Part'
import { narrow, useMedia } from '../use-media'
import { useSessionState } from '../use-session'
import { BackendBadge } from './BackendBadge'
import { Brand, HiddenBrand } from './Brand'
import styles from './Header.module.css'
import { OpenInFull } from './OpenInFull'
import { PageControls } from './PageControls'
import { RunStats } from './RunStats'
import { Transport } from './Transport'

const PresentControls = lazy(async () => ({ default: (await import('./PresentControls')).PresentControls }))

/** Stays at the top: who we are, what the run does. On narrow windows the rest stands at the page's end. */
export function Header() {
  const small = useMedia(narrow)
  const present = useSessionState(({ shell }) => shell.present)
  return (
    <header className={styles.header}>
      {isEmbedded ? <HiddenBrand /> : <Brand />}
      <Part name="transport">
        <Transport />
      </Part>
      <Part name="progress">
        <RunStats />
      </Part>
      {isEmbedded && <OpenInFull />}
      {present && (
        <Suspense fallback={null}>
          <PresentControls />
        </Suspense>
      )}
      {!small && !present && (
        <div className={styles.end}>
          {!isEmbedded && (
            <Part name="lessons">
              <LessonsButton />
            </Part>
          )}
          <Part name="backend">
            <BackendBadge />
          </Part>
          <PageControls />
        </div>
      )}
    </header>
  )
}
