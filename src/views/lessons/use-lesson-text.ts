import { useTranslation } from 'react-i18next'
import { type Formats, useFormats } from '../../i18n/formats'
import type { LessonName, Numbers } from '../../lessons/lesson'

/** Gives the sentences of a lesson by their place in its texts, with the numbers of the page in them. */
export type LessonText = (key: string, numbers?: Numbers) => string

export function useLessonText(name: LessonName): LessonText {
  const { t } = useTranslation('lessons')
  const formats = useFormats()
  return (key, numbers = {}) => {
    const texts = Object.entries(numbers).map(([of, value]) => [of, numberText(value, formats)])
    return t(`${name}.${key}` as 'title', Object.fromEntries(texts))
  }
}

/** With as many decimals as matter; a dash for what is not known yet. */
function numberText(value: number | null | undefined, formats: Formats): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  if (Number.isInteger(value)) return formats.integer(value)
  const size = Math.abs(value)
  return formats.decimal(value, size < 1 ? 3 : size < 10 ? 2 : 1)
}
