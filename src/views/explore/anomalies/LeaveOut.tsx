import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { useAct, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'

/** Of a class that counts as anomalous: whether the model was trained on it, and how to have one that was not. */
export function LeaveOut() {
  const { t } = useTranslation()
  const act = useAct()
  const against = useSessionState((state) => state.explore.anomalies.against)
  const { classes } = useSessionState(({ settings }) => settings.subset)
  const names = useClassNames()
  if (against.kind !== 'class') return null
  const { label } = against
  const name = names[label]
  if (name === undefined) return null
  const isKnown = classes.length === 0 || classes.includes(label)
  if (!isKnown) return <p className={explore.muted}>{t('explore.anomalies.unknownClass', { name })}</p>
  const all = classes.length > 0 ? classes : Array.from(names.keys())
  const others = all.filter((other) => other !== label)
  const trainAnew = () =>
    act(async (session) => {
      await session.configure({ subset: { classes: others } })
      await session.trainToTarget()
    })
  return (
    <div className={explore.controls}>
      <Button variant="outline" {...hint('leaveOut')} disabled={others.length === 0} onClick={trainAnew}>
        {t('explore.anomalies.leaveOut', { name })}
      </Button>
      <span className={explore.muted}>{t('explore.anomalies.knownClass', { name })}</span>
    </div>
  )
}
