import type { ReactNode } from 'react'
import { classNames } from './class-names'
import buttonStyles from './IconButton.module.css'
import styles from './IconSelect.module.css'
import type { SelectProps } from './Select'

interface IconSelectProps<Value extends string>
  extends Pick<SelectProps<Value>, 'label' | 'value' | 'options' | 'onChange'> {
  icon: ReactNode
}

/** A native select that shows an icon in place of its value, for bars with little room. */
export function IconSelect<Value extends string>(props: IconSelectProps<Value>) {
  const { label, value, options, onChange, icon } = props
  return (
    <span className={classNames(buttonStyles.button, styles.wrap)}>
      {icon}
      <select
        className={styles.select}
        aria-label={label}
        value={value}
        // Only the options' own values can be chosen.
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  )
}
