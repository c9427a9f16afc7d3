import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { comparisonOf } from '../../../session/compare/comparison'
import { useSession } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import { SideBySide } from './SideBySide'
import { TwinForm } from './TwinForm'

/** The model of the page beside another one, which differs in one setting and is trained in step with it. */
export function CompareTab() {
  const { t: say } = useTranslation('compare')
  const { state } = comparisonOf(useSession())
  const twin = useStore(state, (now) => now.twin)
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{say('text')}</p>
      <TwinForm />
      {twin && <SideBySide twin={twin} />}
    </div>
  )
}
