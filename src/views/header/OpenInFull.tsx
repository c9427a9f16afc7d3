import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tooltip } from '../../ui/Tooltip'
import { useSession, useSessionState } from '../use-session'
import styles from './Header.module.css'

/** The way from a page that is part of another one to the same in a window of its own. */
export function OpenInFull() {
  const { t } = useTranslation()
  const session = useSession()
  const link = useSessionState(() => session.link())
  return (
    <Tooltip text={t('embed.fullHint')}>
      <a className={styles.full} href={link} target="_blank" rel="noopener">
        <span className={styles.fullText}>{t('embed.full')}</span>
        <ExternalLink aria-hidden="true" />
      </a>
    </Tooltip>
  )
}
