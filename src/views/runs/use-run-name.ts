import { useTranslation } from 'react-i18next'
import type { KeptRun } from '../../storage/keeper'
import { useDatasetOptions } from '../settings/use-dataset-options'

/** What a run is called after its settings, in the present language: VAE on MNIST. */
export function useRunName(): (run: Pick<KeptRun, 'settings'>) => string {
  const { t } = useTranslation()
  const options = useDatasetOptions()
  return ({ settings }) => {
    const { model, dataset } = settings
    const found = options.find(({ value }) => value === dataset)
    return t('kept.name', { kind: t(`kept.kinds.${model.kind}`), dataset: found?.text ?? dataset })
  }
}
