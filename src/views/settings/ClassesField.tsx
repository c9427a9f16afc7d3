import { classColor } from '../../charts/palette'
import { ToggleChip } from '../../ui/ToggleChip'
import styles from './SettingsDialog.module.css'

interface ClassesFieldProps {
  label: string
  /** Of what explains it. */
  describedBy: string
  /** Names by label. */
  classes: readonly string[]
  /** Labels of the classes that take part; none means all. */
  value: readonly number[]
  onChange(value: number[]): void
}

/** Which classes take part: each on or off. */
export function ClassesField({ label, describedBy, classes, value, onChange }: ClassesFieldProps) {
  const taking = new Set(value.length > 0 ? value : classes.keys())
  const toggle = (one: number) => {
    const chosen = new Set(taking)
    if (!chosen.delete(one)) chosen.add(one)
    onChange(chosen.size === classes.length ? [] : [...chosen].sort((a, b) => a - b))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.classes} role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <div className={styles.chips}>
        {classes.map((name, one) => (
          <ToggleChip
            key={name}
            pressed={taking.has(one)}
            aria-describedby={describedBy}
            swatch={classColor(one)}
            onChange={() => toggle(one)}
          >
            {name}
          </ToggleChip>
        ))}
      </div>
    </div>
  )
}
