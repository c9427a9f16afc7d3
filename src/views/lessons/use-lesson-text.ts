import { useTranslation } from 'react-i18next'
import { type Formats, useFormats } from '../../i18n/formats'
import type { LessonName, Numbers } from '../../lessons/lesson'
import { decimalsShown } from '../../lessons/shown'

/** Gives the sentences of a lesson by their place in its texts, with the numbers of the page in them. */
export type LessonText = (key: string, numbers?: Numbers) => string

/** @param unknown in place of numbers that are not known yet */
export function useLessonText(name: LessonName, unknown = '–'): LessonText {
  const { t } = useTranslation('lessons')
  const formats = useFormats()
  return (key, numbers = {}) => {
    const texts = Object.entries(numbers).map(([of, value]) => [of, numberText(value, formats) ?? unknown])
    const text = t(`${name}.${key}` as 'title', Object.fromEntries(texts))
    return text.replace(/\{\{\w+\}\}/g, unknown)
  }
}

/** Null for what is not known yet. */
function numberText(value: number | null | undefined, formats: Formats): string | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null
  if (Number.isInteger(value)) return formats.integer(value)
  return formats.decimal(value, decimalsShown(value))
}
