import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListField } from '../../ui/ListField'
import { parseIntegers } from './form'

interface IntegersFieldProps {
  label: string
  value: readonly number[]
  /** The id of the sentence that says what is wrong with the value, if anything is. */
  errorId?: string | undefined
  describedBy?: string | undefined
  onChange(value: (number | string)[]): void
}

/** A list of whole numbers, typed with commas. What is typed is kept as it is; the schema judges it. */
export function IntegersField({ label, value, errorId, describedBy, onChange }: IntegersFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value.join(', '))
  // Discarding the draft brings another value; an unfinished "128, " means the same one and stays.
  const shown = parseIntegers(text).join() === value.join() ? text : value.join(', ')
  const edit = (typed: string) => {
    setText(typed)
    onChange(parseIntegers(typed))
  }
  return (
    <ListField
      label={label}
      text={shown}
      placeholder={t('settings.hiddenFormat')}
      invalid={errorId !== undefined}
      errorId={errorId}
      describedBy={describedBy}
      onChange={edit}
    />
  )
}
