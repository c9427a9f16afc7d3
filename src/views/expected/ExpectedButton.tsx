import { ScanEye } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchTexts } from '../../i18n/i18n'
import { IconButton } from '../../ui/IconButton'
import { TabMissing } from '../explore/TabMissing'
import { useSession, useSessionState } from '../use-session'
import styles from './ExpectedButton.module.css'

/** Fetched with its texts when it is first opened. */
const ExpectedPanel = lazy(() =>
  Promise.all([import('./ExpectedPanel'), fetchTexts('expected')]).then(
    ([{ ExpectedPanel }]) => ({ default: ExpectedPanel }),
    () => ({ default: TabMissing }),
  ),
)

/** Opens what the run ought to look like, and closes it. */
export function ExpectedButton() {
  const { t } = useTranslation()
  const { shell } = useSession()
  const open = useSessionState((state) => state.shell.expecting)
  return (
    <span className={styles.button}>
      <IconButton
        label={t('latent.expected')}
        tooltip={t('latent.expectedHint')}
        icon={<ScanEye aria-hidden="true" />}
        aria-expanded={open}
        onClick={() => shell.expect(!open)}
      />
      {open && (
        <Suspense fallback={null}>
          <ExpectedPanel />
        </Suspense>
      )}
    </span>
  )
}
