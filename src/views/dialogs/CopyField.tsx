import { Check, Copy } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { type HintName, hint } from '../hint'
import styles from './Dialogs.module.css'

export interface CopyFieldProps {
  label: string
  text: string
  /** On the button. */
  copy: string
  /** 'primary' for the one that people come for. */
  variant: 'primary' | 'outline'
  /** What explains the text, and the button. */
  hints: { text: HintName; copy: HintName }
  /** Beside the button. */
  children?: ReactNode
}

/** A text to be taken elsewhere, by a button or by hand. */
export function CopyField({ label, text, copy, variant, hints, children }: CopyFieldProps) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const field = useId()
  const take = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  return (
    <>
      <label className={styles.label} htmlFor={field}>
        {label}
      </label>
      <input
        id={field}
        className={styles.link}
        readOnly
        {...hint(hints.text)}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.actions}>
        <Button
          variant={variant}
          {...hint(hints.copy)}
          icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={take}
        >
          {copy}
        </Button>
        {children}
        <span role="status">
          {outcome === 'copied' && t('app.copied')}
          {outcome === 'failed' && t('share.failed')}
        </span>
      </div>
    </>
  )
}
