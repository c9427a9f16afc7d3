import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { Button } from '../../../ui/Button'
import { useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import { GroupSelect } from './GroupSelect'
import { Separation } from './Separation'

/** How well the model tells images of its kind from others, by what they cost it. */
export function AnomaliesTab() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { anomalies } = useSession().explore
  const { running, scored } = useSessionState((state) => state.explore.anomalies)
  const step = useSessionState(({ status }) => status?.step ?? 0)
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{t('explore.anomalies.text')}</p>
      <div className={explore.controls}>
        <GroupSelect />
        <Button variant="outline" disabled={running} onClick={() => anomalies.score()}>
          {t(running ? 'explore.anomalies.running' : 'explore.anomalies.start')}
        </Button>
        {scored && (
          <span className={explore.muted}>
            {t('explore.anomalies.at', { step: formats.integer(scored.step) })}
            {scored.step !== step && ` ${t('explore.anomalies.stale')}`}
          </span>
        )}
      </div>
      {scored && <Separation scored={scored} />}
      <p className={explore.muted}>{t('explore.anomalies.caution')}</p>
    </div>
  )
}
