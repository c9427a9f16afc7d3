import { Eraser, MapPinPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { ToggleChip } from '../../../ui/ToggleChip'
import { hint } from '../../hint'
import { useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'

/** Lets z leave a trace, by whatever it is moved, or puts single points on it. */
export function TraceControls() {
  const { t } = useTranslation()
  const session = useSession()
  const { tracing, traced } = useSessionState((state) => state.explore.path)
  return (
    <div className={styles.controls}>
      <ToggleChip {...hint('pathTrace')} pressed={tracing} onChange={(on) => session.explore.path.trace(on)}>
        {t('explore.paths.trace')}
      </ToggleChip>
      <Button
        variant="outline"
        {...hint('pathAddPoint')}
        icon={<MapPinPlus aria-hidden="true" />}
        onClick={() => session.explore.path.addPoint()}
      >
        {t('explore.paths.addPoint')}
      </Button>
      <Button
        {...hint('pathClear')}
        icon={<Eraser aria-hidden="true" />}
        disabled={traced.length === 0}
        onClick={() => session.explore.path.clearTrace()}
      >
        {t('explore.paths.clear')}
      </Button>
    </div>
  )
}
