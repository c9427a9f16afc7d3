import { narrow, useMedia } from '../use-media'
import { BackendBadge } from './BackendBadge'
import { Brand } from './Brand'
import styles from './Header.module.css'
import { PageControls } from './PageControls'
import { RunStats } from './RunStats'
import { Transport } from './Transport'

/** Stays at the top: who we are, what the run does. On narrow windows the rest stands at the page's end. */
export function Header() {
  const small = useMedia(narrow)
  return (
    <header className={styles.header}>
      <Brand />
      <Transport />
      <RunStats />
      {!small && (
        <div className={styles.end}>
          <BackendBadge />
          <PageControls />
        </div>
      )}
    </header>
  )
}
