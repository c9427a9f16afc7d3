import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Tooltip } from '../../ui/Tooltip'
import { useDialog } from '../dialogs/use-dialog'
import { RunNotice } from '../notices/RunNotice'
import { Part } from '../Part'
import { narrow, useMedia } from '../use-media'
import { BatchSizeSelect, OptionSelect, SeedField, SettingSlider } from './controls'
import { DatasetSelect } from './DatasetSelect'
import { ImageCounts } from './ImageCounts'
import { NetworkSummary } from './NetworkSummary'
import styles from './SettingsBar.module.css'

/** The settings that people change most, always in view. */
export function SettingsBar() {
  const { t } = useTranslation()
  const { show } = useDialog()
  const small = useMedia(narrow)
  return (
    <section id="section-settings" className={styles.bar} aria-label={t('settings.bar')}>
      <Part name="data-set">
        <div className={styles.dataset}>
          <DatasetSelect />
          <ImageCounts />
        </div>
      </Part>
      <Part name="network">
        <NetworkSummary />
      </Part>
      <Part name="likelihood">
        <OptionSelect path="objective.likelihood" />
      </Part>
      <Part name="beta">
        <div className={styles.slider} data-anchor="beta">
          <SettingSlider path="objective.beta" />
        </div>
      </Part>
      <Part name="learning-rate">
        <div className={styles.slider}>
          <SettingSlider path="optimizer.learningRate" />
        </div>
      </Part>
      <Part name="batch-size">
        <BatchSizeSelect />
      </Part>
      <Part name="seed">
        <SeedField />
      </Part>
      {!small && (
        <div className={styles.notice}>
          <RunNotice />
        </div>
      )}
      <Part name="all-settings">
        <div className={styles.all} data-anchor="settings">
          <Tooltip text={t('settings.allHint')}>
            <Button onClick={() => show('settings')}>{t('settings.all')}</Button>
          </Tooltip>
        </div>
      </Part>
    </section>
  )
}
