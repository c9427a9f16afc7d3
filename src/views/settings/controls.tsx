import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { NumberField } from '../../ui/NumberField'
import { Select } from '../../ui/Select'
import { Slider } from '../../ui/Slider'
import { Tooltip } from '../../ui/Tooltip'
import { settingsSchema } from '../../vae/settings-schema'
import { useSessionState } from '../use-session'
import { hintText, limitsText, optionText } from './field-texts'
import { idleBecause } from './form'
import styles from './SettingsBar.module.css'
import { useSetting } from './use-setting'

/** Batch sizes offered in the bar; the dialog takes any. */
const batchSizes = [16, 32, 64, 128, 256, 512, 1024]

/** A choice that acts at once. */
export function OptionSelect({ path }: { path: 'objective.likelihood' }) {
  const { t } = useTranslation()
  const [value, change] = useSetting<string>(path)
  const options = settingsSchema[path].options.map((option) => ({
    value: option,
    text: optionText(path, option, t),
  }))
  return (
    <Tooltip text={hintText(path, t)}>
      <Select<string>
        label={t(`field.${path}.label`)}
        variant="plain"
        value={value}
        options={options}
        onChange={change}
      />
    </Tooltip>
  )
}

/** A number that acts while it is dragged. */
export function SettingSlider({ path }: { path: 'objective.beta' | 'optimizer.learningRate' }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [value, change] = useSetting<number>(path)
  const idle = useSessionState(({ settings }) => idleBecause(path, settings))
  const { minimum, maximum, step, scale } = settingsSchema[path]
  return (
    <Tooltip text={idle ? t(`settings.noEffect.${idle}`) : hintText(path, t)}>
      <Slider
        disabled={idle !== null}
        label={t(`field.${path}.label`)}
        {...{ value, minimum, maximum, step, scale }}
        valueText={formats.short(value)}
        onChange={change}
      />
    </Tooltip>
  )
}

export function BatchSizeSelect() {
  const { t } = useTranslation()
  const [value, change] = useSetting<number>('batchSize')
  const sizes = [...new Set([...batchSizes, value])].sort((one, other) => one - other)
  return (
    <Tooltip text={hintText('batchSize', t)}>
      <Select
        label={t('field.batchSize.label')}
        variant="plain"
        value={String(value)}
        options={sizes.map((size) => ({ value: String(size), text: String(size) }))}
        onChange={(size) => change(Number(size))}
      />
    </Tooltip>
  )
}

export function SeedField() {
  const { t } = useTranslation()
  const [value, change] = useSetting<number>('seed')
  const { minimum, maximum, step } = settingsSchema.seed
  return (
    <div className={styles.seed}>
      <Tooltip text={hintText('seed', t)}>
        <NumberField
          label={t('field.seed.label')}
          {...{ value, minimum, maximum, step }}
          integer
          errorText={limitsText('seed', t)}
          onCommit={change}
        />
      </Tooltip>
    </div>
  )
}
