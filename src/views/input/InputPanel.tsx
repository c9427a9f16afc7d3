import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputSource } from '../../session/state'
import { Tabs } from '../../ui/Tabs'
import { PanelTitle } from '../PanelTitle'
import { useSessionState } from '../use-session'
import { DrawTab } from './DrawTab'
import styles from './InputPanel.module.css'
import { PosteriorView } from './PosteriorView'
import { TestImagesTab } from './TestImagesTab'
import { UploadTab } from './UploadTab'

const sources = ['draw', 'upload', 'test'] as const satisfies InputSource[]

/** The picture that goes in, and what the encoder answers. */
export function InputPanel() {
  const { t } = useTranslation()
  const [tab, setTab] = useState<InputSource>('draw')
  const digits = useSessionState((state) => state.settings.dataset === 'mnist')
  const titles = {
    draw: t('input.tabs.draw'),
    upload: t('input.tabs.upload'),
    test: digits ? t('input.tabs.test') : t('input.tabs.testOther'),
  }
  return (
    <section id="section-input" className={styles.panel}>
      <PanelTitle symbol="x" title={t('input.title')} hint={t('input.hint')} />
      <Tabs<InputSource>
        label={t('input.source')}
        value={tab}
        tabs={sources.map((value) => ({ value, title: titles[value] }))}
        onChange={setTab}
      >
        <div className={styles.tab}>
          {tab === 'draw' && <DrawTab />}
          {tab === 'upload' && <UploadTab />}
          {tab === 'test' && <TestImagesTab />}
        </div>
      </Tabs>
      <PosteriorView />
    </section>
  )
}
