import { useTranslation } from 'react-i18next'
import { InfoTip } from '../../ui/InfoTip'
import { Select } from '../../ui/Select'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import type { BackendChoice } from '../../vae/settings'
import { settingsSchema } from '../../vae/settings-schema'
import { backendReasonText, engineText } from '../backend-reason-text'
import { hint } from '../hint'
import { hintText } from '../settings/field-texts'
import { useSetting } from '../settings/use-setting'
import { useSessionState } from '../use-session'
import styles from './Header.module.css'

/** What does the arithmetic, why, and the means to choose another. */
export function BackendBadge() {
  const { t } = useTranslation()
  const status = useSessionState((state) => state.status)
  const [choice, choose, changing] = useSetting<BackendChoice>('backend')
  const options = settingsSchema.backend.options.map((value) => ({
    value,
    text: t(`backend.names.${value}`),
  }))
  return (
    <div className={styles.badge} aria-busy={changing}>
      <span
        className={styles.dot}
        data-phase={changing ? 'loading' : (status?.phase ?? 'loading')}
        data-fallback={status?.reason.code === 'fallback'}
        aria-hidden="true"
      />
      {!status || changing ? (
        <span className={styles.backendName} role="status">
          <span aria-hidden="true">{t('backend.pending')}</span>
          <VisuallyHidden>{t('backend.changing')}</VisuallyHidden>
        </span>
      ) : (
        <InfoTip
          term={
            <span className={styles.backendName}>
              {t(`backend.short.${status.backend}`)}{' '}
              <span className={styles.engine}>{t(`backend.engines.${status.engine}`)}</span>
            </span>
          }
          label={t('backend.badge', {
            backend: t(`backend.short.${status.backend}`),
            engine: t(`backend.engines.${status.engine}`),
          })}
        >
          <p>{backendReasonText(status, t)}</p>
          <p>{engineText(status, t)}</p>
          <p>{hintText('backend', t)}</p>
        </InfoTip>
      )}
      <Select
        {...hint('backend')}
        label={t('backend.label')}
        labelPlacement="inline"
        variant="plain"
        value={choice}
        options={options}
        onChange={choose}
      />
    </div>
  )
}
