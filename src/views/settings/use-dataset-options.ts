import { useTranslation } from 'react-i18next'
import { settingsSchema } from '../../vae/settings-schema'
import { useSessionState } from '../use-session'
import { optionText } from './field-texts'

/** The data sets that there are to choose from: those of the page, and what a person has brought. */
export function useDatasetOptions(): { value: string; text: string }[] {
  const { t } = useTranslation()
  const imported = useSessionState((state) => state.imported)
  const options = settingsSchema.dataset.options.map((option) => ({
    value: option as string,
    text: optionText('dataset', option, t),
  }))
  return [...options, ...imported.map(({ id, name }) => ({ value: id, text: name }))]
}
