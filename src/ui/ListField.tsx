import { useId } from 'react'
import styles from './ListField.module.css'

interface ListFieldProps {
  label: string
  text: string
  placeholder?: string
  invalid: boolean
  /** The id of the sentence that says what is wrong, if anything is. */
  errorId?: string | undefined
  /** Of the element that describes it otherwise. */
  describedBy?: string | undefined
  'data-hint'?: string | undefined
  onChange(text: string): void
}

/** Numbers typed with commas between them, as text: whoever asks for them reads and judges it. */
export function ListField(props: ListFieldProps) {
  const { label, text, placeholder, invalid, errorId, describedBy, onChange } = props
  const id = useId()
  return (
    <div className={styles.list} data-hint={props['data-hint']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        inputMode="text"
        placeholder={placeholder}
        value={text}
        aria-invalid={invalid}
        aria-describedby={errorId ?? describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
