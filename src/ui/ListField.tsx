import { useId } from 'react'
import styles from './ListField.module.css'

interface ListFieldProps {
  label: string
  text: string
  placeholder?: string
  invalid: boolean
  /** The id of the sentence that says what is wrong, if anything is. */
  errorId?: string | undefined
  onChange(text: string): void
}

/** Numbers typed with commas between them, as text: whoever asks for them reads and judges it. */
export function ListField({ label, text, placeholder, invalid, errorId, onChange }: ListFieldProps) {
  const id = useId()
  return (
    <div className={styles.list}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        inputMode="text"
        placeholder={placeholder}
        value={text}
        aria-invalid={invalid}
        aria-describedby={errorId}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
