import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './Select.module.css'

export interface SelectOption<Value extends string> {
  value: Value
  text: string
  disabled?: boolean
}

export interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly SelectOption<Value>[]
  onChange(value: Value): void
  /** Where the label stands. Default 'above'. */
  labelPlacement?: 'above' | 'inline'
  /** Keeps the label for screen readers alone, where the place already says it. */
  hideLabel?: boolean
  /** 'plain' shows only the text and a caret, for bars; 'boxed' looks like a field. Default 'boxed'. */
  variant?: 'plain' | 'boxed'
  /** Beside the label, e.g. an InfoTip. */
  hint?: ReactNode
  disabled?: boolean | undefined
  /** Of the element that describes it to screen readers. */
  describedBy?: string | undefined
  'data-hint'?: string | undefined
}

/** A native select with a visible label. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    value,
    options,
    onChange,
    labelPlacement = 'above',
    hideLabel,
    variant = 'boxed',
    hint,
    disabled,
  } = props
  const id = useId()
  return (
    <div
      className={classNames(fieldStyles.field, fieldStyles[labelPlacement])}
      data-hint={props['data-hint']}
    >
      {!hideLabel && (
        <span className={fieldStyles.labelRow}>
          <label className={fieldStyles.label} htmlFor={id}>
            {label}
          </label>
          {hint}
        </span>
      )}
      <span className={classNames(styles.wrap, styles[variant])}>
        <select
          id={id}
          className={styles.select}
          value={value}
          disabled={disabled}
          aria-label={hideLabel ? label : undefined}
          aria-describedby={props.describedBy}
          // Only the options' own values can be chosen.
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.caret} aria-hidden="true" />
      </span>
    </div>
  )
}
