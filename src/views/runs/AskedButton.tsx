import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { type HintName, hint } from '../hint'
import styles from './RunsDialog.module.css'

interface AskedButtonProps {
  question: string
  label: string
  /** What explains the button. */
  hint: HintName
  onConfirm(): void
  /** Only a picture until it asks. */
  small?: boolean
}

/** Deletes something for good, and therefore asks first, in its own place. */
export function AskedButton({ question, label, hint: name, onConfirm, small = false }: AskedButtonProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const icon = <Trash2 aria-hidden="true" />
  if (!asking) {
    return small ? (
      <IconButton {...hint(name)} label={label} icon={icon} onClick={() => setAsking(true)} />
    ) : (
      <Button {...hint(name)} icon={icon} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  }
  const confirm = () => {
    setAsking(false)
    onConfirm()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <span className={styles.question} role="group" aria-label={question}>
      <span>{question}</span>
      <Button variant="outline" className={styles.delete} onClick={confirm}>
        {t('kept.delete')}
      </Button>
      <Button autoFocus onClick={() => setAsking(false)}>
        {t('kept.cancel')}
      </Button>
    </span>
  )
}
