import { useTranslation } from 'react-i18next'
import type { KeptRun } from '../../storage/keeper'
import { useDatasetOptions } from '../settings/use-dataset-options'

/** What a run is called: by the name that a person gave it, or after its settings: VAE on MNIST. */
export function useRunName(): (run: Pick<KeptRun, 'name' | 'settings' | 'ownData'>) => string {
  const { t } = useTranslation()
  const options = useDatasetOptions()
  return ({ name, settings, ownData }) => {
    if (name !== null) return name
    const { model, dataset } = settings
    const found = options.find(({ value }) => value === dataset)
    return t('kept.name', {
      kind: t(`kept.kinds.${model.kind}`),
      dataset: ownData?.name ?? found?.text ?? dataset,
    })
  }
}
