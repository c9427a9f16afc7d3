import { isEmbedded } from '../../session/embedding'
import { LessonsButton } from '../lessons/LessonsButton'
import { narrow, useMedia } from '../use-media'
import { BackendBadge } from './BackendBadge'
import { Brand, HiddenBrand } from './Brand'
import styles from './Header.module.css'
import { OpenInFull } from './OpenInFull'
import { PageControls } from './PageControls'
import { RunStats } from './RunStats'
import { Transport } from './Transport'

/** Stays at the top: who we are, what the run does. On narrow windows the rest stands at the page's end. */
export function Header() {
  const small = useMedia(narrow)
  return (
    <header className={styles.header}>
      {isEmbedded ? <HiddenBrand /> : <Brand />}
      <Transport />
      <RunStats />
      {isEmbedded && <OpenInFull />}
      {!small && (
        <div className={styles.end}>
          {!isEmbedded && <LessonsButton />}
          <BackendBadge />
          <PageControls />
        </div>
      )}
    </header>
  )
}
