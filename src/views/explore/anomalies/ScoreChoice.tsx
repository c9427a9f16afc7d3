import { useTranslation } from 'react-i18next'
import { Select } from '../../../ui/Select'
import { hint } from '../../hint'
import { useSession, useSessionState } from '../../use-session'

const scores = ['elbo', 'reconstruction'] as const

/** Which of an image's terms is its score; an autoencoder has only one. */
export function ScoreChoice() {
  const { t } = useTranslation()
  const { anomalies } = useSession().explore
  const by = useSessionState((state) => state.explore.anomalies.by)
  const isVariational = useSessionState(({ settings }) => settings.model.kind === 'vae')
  if (!isVariational) return null
  return (
    <Select
      {...hint('anomalyBy')}
      label={t('explore.anomalies.score')}
      labelPlacement="inline"
      value={by}
      options={scores.map((value) => ({ value, text: t(`explore.anomalies.scores.${value}`) }))}
      onChange={(value) => anomalies.set({ by: value })}
    />
  )
}
