import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { comparisonOf } from '../../../session/compare/comparison'
import { useSession } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './Compare.module.css'
import { RunsBeside } from './RunsBeside'
import { SideBySide } from './SideBySide'
import { SweepForm } from './SweepForm'
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
      <section className={styles.section}>
        <h3>{say('sweep.title')}</h3>
        <p className={explore.muted}>{say('sweep.text')}</p>
        <SweepForm />
      </section>
      <section className={styles.section}>
        <h3>{say('runs.title')}</h3>
        <p className={explore.muted}>{say('runs.text')}</p>
        <RunsBeside />
      </section>
    </div>
  )
}
