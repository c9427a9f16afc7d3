import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tooltip } from '../../ui/Tooltip'
import { mapsOf } from '../../vae/feature-maps'
import { imagePixels } from '../../vae/image'
import { labelClasses } from '../../vae/parameters'
import { useDialog } from '../dialogs/use-dialog'
import { useSessionState } from '../use-session'
import { mapsText } from './field-texts'
import styles from './SettingsBar.module.css'

/** The widths of all layers as a line, which opens the settings. */
export function NetworkSummary() {
  const { t } = useTranslation()
  const { show } = useDialog()
  const model = useSessionState((state) => state.settings.model)
  const { hidden, latentDimensions, conditional } = model
  // The label, one-hot, beside what enters the dense layers, and beside z.
  const label = conditional ? ` + ${labelClasses}` : ''
  const [, ...maps] = model.network === 'conv' ? mapsOf(imagePixels, model.channels) : []
  const features = [imagePixels, ...maps.map(mapsText)]
  const encoder = [`${features.join(' · ')}${label}`, ...hidden].join(' · ')
  const decoder = [...hidden.toReversed(), ...features.toReversed()].join(' · ')
  return (
    <div className={styles.network} data-anchor="network">
      <span className={styles.label} aria-hidden="true">
        {t('settings.network')}
      </span>
      <Tooltip text={t('settings.networkHint')}>
        <button type="button" className={styles.summary} onClick={() => show('settings')}>
          <span className={styles.spoken}>{t('settings.network')}: </span>
          <span>
            {encoder} → <b>{latentDimensions}</b>
            {label} → {decoder}
          </span>
          <ChevronDown aria-hidden="true" />
        </button>
      </Tooltip>
    </div>
  )
}
