import { useTranslation } from 'react-i18next'
import type { AnomalousGroup } from '../../../session/explore/explore-state'
import { Select } from '../../../ui/Select'
import { settingsSchema } from '../../../vae/settings-schema'
import { optionText } from '../../settings/field-texts'
import { useSession, useSessionState } from '../../use-session'

const noClasses: readonly string[] = []

/** What counts as anomalous. */
export function GroupSelect() {
  const { t } = useTranslation()
  const { anomalies } = useSession().explore
  const against = useSessionState((state) => state.explore.anomalies.against)
  const present = useSessionState(({ settings }) => settings.dataset)
  const classes = useSessionState(({ status }) => status?.classes ?? noClasses)
  const options = [
    ...settingsSchema.dataset.options
      .filter((id) => id !== present)
      .map((id) => ({ value: `dataset ${id}`, text: optionText('dataset', id, t) })),
    ...classes.map((name, label) => ({
      value: `class ${label}`,
      text: t('explore.anomalies.class', { name }),
    })),
  ]
  return (
    <Select
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
