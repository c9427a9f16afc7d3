import { FolderInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { Button } from '../../../ui/Button'
import { useDialog } from '../../dialogs/use-dialog'
import { hint } from '../../hint'
import { useSession } from '../../use-session'
import { Age } from '../Age'
import explore from '../ExplorePanel.module.css'
import { GroupSelect } from './GroupSelect'
import { LeaveOut } from './LeaveOut'
import { Separation } from './Separation'

/** How well the model tells images of its kind from others, by what they cost it. */
export function AnomaliesTab() {
  const { t } = useTranslation()
  const { show } = useDialog()
  const { anomalies } = useSession().explore
  const { running, answer: scored } = useStore(anomalies.scoring.asking)
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{t('explore.anomalies.text')}</p>
      <div className={explore.controls}>
        <GroupSelect />
        <Button
          {...hint('anomalyBring')}
          icon={<FolderInput aria-hidden="true" />}
          onClick={() => show('import')}
        >
          {t('explore.anomalies.bring')}
        </Button>
        <Button
          variant="outline"
          {...hint('anomalyScore')}
          disabled={running}
          onClick={() => anomalies.scoring.start()}
        >
          {t(running ? 'explore.anomalies.running' : 'explore.anomalies.start')}
        </Button>
        {scored && <Age step={scored.step} />}
      </div>
      <LeaveOut />
      {scored && <Separation scored={scored} />}
      <p className={explore.muted}>{t('explore.anomalies.caution')}</p>
    </div>
  )
}
