import { ChevronLeft, ChevronRight, Fullscreen, Minimize, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton'
import { hint } from '../hint'
import { useSession } from '../use-session'
import styles from './Header.module.css'

/** For whoever stands before a room: what a clicker does, the whole screen, and the way back. */
export function PresentControls() {
  const { t } = useTranslation()
  const { shell } = useSession()
  const full = useFullScreen()
  // Refused where the browser has another idea of who asked; the page presents without.
  const toggle = () =>
    (full ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})
  return (
    <div className={styles.present}>
      <IconButton
        label={t('present.previous')}
        tooltip={t('present.previousHint')}
        icon={<ChevronLeft aria-hidden="true" />}
        onClick={() => shell.turn(-1)}
      />
      <IconButton
        label={t('present.next')}
        tooltip={t('present.nextHint')}
        icon={<ChevronRight aria-hidden="true" />}
        onClick={() => shell.turn(1)}
      />
      {document.fullscreenEnabled && (
        <IconButton
          {...hint('fullScreen')}
          label={t(full ? 'present.window' : 'present.fullScreen')}
          icon={full ? <Minimize aria-hidden="true" /> : <Fullscreen aria-hidden="true" />}
          onClick={toggle}
        />
      )}
      <IconButton
        label={t('present.leave')}
        tooltip={t('present.leaveHint')}
        icon={<X aria-hidden="true" />}
        onClick={() => shell.present(false)}
      />
    </div>
  )
}

function useFullScreen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      document.addEventListener('fullscreenchange', changed)
      return () => document.removeEventListener('fullscreenchange', changed)
    },
    () => document.fullscreenElement !== null,
  )
}
