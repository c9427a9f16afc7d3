import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hint } from '../hint'
import styles from './RunsDialog.module.css'

/** Letters of the longest name. */
const longest = 60

interface RunNameProps {
  name: string
  /** Null: it is to stay. */
  onNamed(name: string | null): void
}

/** A field for another name: Enter takes it, Escape does not. */
export function RunName({ name, onNamed }: RunNameProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(name)
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onNamed(text)
    if (event.key !== 'Escape') return
    // Else the dialog closes.
    event.preventDefault()
    onNamed(null)
  }
  return (
    <input
      className={styles.field}
      {...hint('runName')}
      aria-label={t('kept.newName')}
      // biome-ignore lint/a11y/noAutofocus: a person has just asked for it
      autoFocus
      maxLength={longest}
      value={text}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onNamed(text)}
      onKeyDown={press}
    />
  )
}
