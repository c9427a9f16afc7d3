import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LineSwatch } from '../../charts/LineSwatch'
import type { FormerRun } from '../../session/state'
import { IconButton } from '../../ui/IconButton'
import { hint } from '../hint'
import { changesText } from '../runs/run-texts'
import { useSession, useSessionState } from '../use-session'
import styles from './CurvesPanel.module.css'

/** What the faint lines behind the curves are, and how to be rid of them. */
export function FormerRunChip({ former }: { former: FormerRun }) {
  const { t } = useTranslation()
  const { store } = useSession()
  const settings = useSessionState((state) => state.settings)
  const changes = changesText(former.settings, settings, t)
  return (
    <p className={styles.former}>
      <LineSwatch tone="muted" faint />
      <span>{changes ? t('curves.formerChanges', { changes }) : t('curves.formerSame')}</span>
      <IconButton
        {...hint('dismissFormer')}
        label={t('curves.formerDismiss')}
        icon={<X aria-hidden="true" />}
        onClick={() => store.setState({ former: null })}
      />
    </p>
  )
}
