import { type ReactNode, useCallback, useId, useRef } from 'react'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import { placeBeside } from './float'
import styles from './NumberField.module.css'
import { type NumberDraftOptions, useNumberDraft } from './use-number-draft'

export interface NumberFieldProps extends NumberDraftOptions {
  /** The accessible name and the visible label. */
  label: string
  /** The sentence shown for a text that is no number within the limits. */
  errorText: string
  labelPlacement?: 'above' | 'inline'
  /** Keeps the label for screen readers alone, where the place already says it. */
  hideLabel?: boolean
  hint?: ReactNode
  disabled?: boolean | undefined
  /** Of the element that describes it to screen readers. */
  describedBy?: string | undefined
  'data-hint'?: string | undefined
}

/**
 * A number to type. What is typed stays as it is until it is committed; Escape takes it back, and so does
 * leaving the field with a text that is no such number.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, errorText, labelPlacement = 'above', hideLabel, hint, disabled } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { text, wrong, told, edit, leave, press } = useNumberDraft(props)
  const place = useCallback((box: HTMLElement | null) => {
    if (!box || !input.current) return
    box.showPopover?.()
    placeBeside(input.current, box)
  }, [])
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
      <input
        ref={input}
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
        aria-describedby={told ? `${id}-error` : props.describedBy}
        onChange={(event) => edit(event.target.value)}
        onBlur={leave}
        onKeyDown={press}
      />
      {told && (
        <p ref={place} id={`${id}-error`} popover="manual" className={styles.error} role="alert">
          {errorText}
        </p>
      )}
    </div>
  )
}
