import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './NumberField.module.css'
import { parseNumber, stepNumber } from './number-text'

export interface NumberFieldProps {
  /** The accessible name and the visible label. */
  label: string
  value: number
  minimum: number
  maximum: number
  /** What an arrow key changes; ten times as much with Shift. */
  step: number
  integer?: boolean | undefined
  /** Called with a number within the limits, on Enter, on leaving the field, and on arrow keys. */
  onCommit(value: number): void
  /** How a committed value is written. Default: the number. */
  format?: (value: number) => string
  /** The sentence shown for a text that is no number within the limits. */
  errorText: string
  labelPlacement?: 'above' | 'inline'
  /** Keeps the label for screen readers alone, where the place already says it. */
  hideLabel?: boolean
  hint?: ReactNode
  disabled?: boolean | undefined
}

/** A number to type. What is typed stays as it is until it is committed; Escape takes it back. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, errorText, labelPlacement = 'above', hideLabel, hint, disabled } = props
  const id = useId()
  const { text, wrong, edit, leave, press } = useDraft(props)
  return (
    <div className={classNames(fieldStyles.field, fieldStyles[labelPlacement])}>
      {!hideLabel && (
        <span className={fieldStyles.labelRow}>
          <label className={fieldStyles.label} htmlFor={id}>
            {label}
          </label>
          {hint}
        </span>
      )}
      <input
        id={id}
        className={styles.input}
        inputMode={props.minimum < 0 ? 'text' : props.integer ? 'numeric' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        value={text}
        disabled={disabled}
        role="spinbutton"
        aria-label={hideLabel ? label : undefined}
        aria-valuenow={value}
        aria-valuemin={props.minimum}
        aria-valuemax={props.maximum}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => edit(event.target.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      {wrong && (
        <p id={`${id}-error`} className={fieldStyles.error} role="alert">
          {errorText}
        </p>
      )}
    </div>
  )
}

/** The text being typed (null: none, the value shows) and what keys and leaving do to it. */
function useDraft({ value, step, minimum, maximum, integer, format = String, onCommit }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const limits = { minimum, maximum, integer }

  const edit = (text: string | null) => {
    setDraft(text)
    setWrong(false)
  }
  const leave = () => {
    if (draft === null) return
    const parsed = parseNumber(draft, limits)
    if (!parsed.ok) return setWrong(true)
    edit(null)
    if (parsed.value !== value) onCommit(parsed.value)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave()
    else if (event.key === 'Escape' && draft !== null) edit(null)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const parsed = draft === null ? { ok: true as const, value } : parseNumber(draft, limits)
      const change = step * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1)
      edit(null)
      onCommit(stepNumber(parsed.ok ? parsed.value : value, change, limits))
    } else return
    event.preventDefault()
  }
  return { text: draft ?? format(value), wrong, edit, leave, press }
}
