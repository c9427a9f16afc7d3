import { useTranslation } from 'react-i18next'
import type { AnomalousGroup } from '../../../session/explore/explore-state'
import { Select } from '../../../ui/Select'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { useDatasetOptions } from '../../settings/use-dataset-options'
import { useSession, useSessionState } from '../../use-session'

/** What counts as anomalous. */
export function GroupSelect() {
  const { t } = useTranslation()
  const { anomalies } = useSession().explore
  const against = useSessionState((state) => state.explore.anomalies.against)
  const present = useSessionState(({ settings }) => settings.dataset)
  const classes = useClassNames()
  const datasets = useDatasetOptions()
  const options = [
    ...datasets
      .filter(({ value }) => value !== present)
      .map(({ value, text }) => ({ value: `dataset ${value}`, text })),
    ...classes.map((name, label) => ({
      value: `class ${label}`,
      text: t('explore.anomalies.class', { name }),
    })),
  ]
  return (
    <Select
      {...hint('anomalyGroup')}
      label={t('explore.anomalies.against')}
      labelPlacement="inline"
      value={against.kind === 'dataset' ? `dataset ${against.id}` : `class ${against.label}`}
      options={options}
      onChange={(value) => anomalies.choose(groupNamed(value))}
    />
  )
}

function groupNamed(value: string): AnomalousGroup {
  const [kind, name = ''] = value.split(' ')
  return kind === 'dataset' ? { kind, id: name } : { kind: 'class', label: Number(name) }
}
