import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isDatasetId } from '../datasets/registry'
import type { Translate } from '../i18n/i18n'
import { useSessionState } from './use-session'

const noClasses: readonly string[] = []

/** What a class is called in the present language: data sets of a person's own keep the names that they came with. */
export function classText(dataset: string, name: string, t: Translate): string {
  // Digits have no text: they are their own name.
  return isDatasetId(dataset)
    ? t(`field.dataset.classes.${name}` as 'field.dataset.classes.heart', { defaultValue: name })
    : name
}

/** What the classes of the present data set are called, by label; none before that is known. */
export function useClassNames(): readonly string[] {
  const { t } = useTranslation()
  const classes = useSessionState(({ status }) => status?.classes ?? noClasses)
  const dataset = useSessionState(({ settings }) => settings.dataset)
  return useMemo(() => classes.map((name) => classText(dataset, name, t)), [classes, dataset, t])
}
