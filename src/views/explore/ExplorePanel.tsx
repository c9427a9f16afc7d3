import { Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExploreTab } from '../../session/explore/explore-state'
import { InfoTip } from '../../ui/InfoTip'
import { Tabs } from '../../ui/Tabs'
import { type HintName, hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import styles from './ExplorePanel.module.css'
import { exploreTabs } from './tabs'
import { useVisible, VisibleContext } from './visible'

const tabHints = {
  samples: 'tabSamples',
  paths: 'tabPaths',
  directions: 'tabDirections',
  dimensions: 'tabDimensions',
  neighbours: 'tabNeighbours',
  projection: 'tabProjection',
  measures: 'tabMeasures',
  anomalies: 'tabAnomalies',
  step: 'tabStep',
  compare: 'tabCompare',
  save: 'tabSave',
} as const satisfies Record<ExploreTab, HintName>

/** Instruments for looking around in the latent space, one a tab. */
export function ExplorePanel() {
  const { t } = useTranslation()
  const session = useSession()
  const content = useRef<HTMLDivElement>(null)
  const visible = useVisible(content)
  const open = useSessionState((state) => state.explore.tab)
  const View = exploreTabs.find(({ name }) => name === open)?.View
  return (
    <section id="section-explore" className={styles.panel} aria-label={t('explore.title')}>
      <h2 className={styles.title}>
        <InfoTip term={t('explore.title')}>{t('explore.hint')}</InfoTip>
      </h2>
      <Tabs
        label={t('explore.tabs')}
        tabs={exploreTabs.map(({ name }) => ({
          name,
          text: t(`explore.tab.${name}`),
          ...hint(tabHints[name]),
        }))}
        open={open}
        onOpen={(name) => session.explore.open(name)}
      >
        <div ref={content} className={styles.content}>
          <VisibleContext value={visible}>
            <Suspense fallback={<p className={styles.muted}>{t('app.loading')}</p>}>
              {View && <View />}
            </Suspense>
          </VisibleContext>
        </div>
      </Tabs>
    </section>
  )
}
