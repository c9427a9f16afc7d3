import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/NumberField'
import type { FieldPath, NumberField as NumberSchema } from '../../vae/settings-schema'
import { limitsText } from './field-texts'
import styles from './SettingsDialog.module.css'

interface NumberSettingProps {
  path: FieldPath
  field: NumberSchema
  /** Null: switched off. */
  value: number | null
  disabled: boolean
  describedBy: string | undefined
  onChange(value: number | null): void
}

/** A number, with a switch before it where the thing can be off. */
export function NumberSetting({ path, field, value, disabled, describedBy, onChange }: NumberSettingProps) {
  const { t } = useTranslation()
  const label = t(`field.${path}.label`)
  const { minimum, maximum, step, integer } = field
  const limits = { minimum, maximum, step, integer }
  return (
    <div className={styles.number}>
      {field.nullable && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={value !== null}
            disabled={disabled}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.target.checked ? (field.switchedOn ?? minimum) : null)}
          />
          {label}
        </label>
      )}
      {value !== null && (
        <NumberField
          label={label}
          hideLabel={field.nullable === true}
          value={value}
          {...limits}
          describedBy={describedBy}
          disabled={disabled}
          errorText={limitsText(path, t)}
          onCommit={onChange}
        />
      )}
    </div>
  )
}
