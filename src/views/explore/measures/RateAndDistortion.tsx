import { useTranslation } from 'react-i18next'
import { RateDistortion } from '../../../charts/RateDistortion'
import { useFormats } from '../../../i18n/formats'
import { Button } from '../../../ui/Button'
import { InfoTip } from '../../../ui/InfoTip'
import { hint } from '../../hint'
import { useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './MeasuresTab.module.css'

/** Every model that was measured, as a point: what its codes cost against what they lose. */
export function RateAndDistortion() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { measures } = useSession().explore
  const measured = useSessionState((state) => state.explore.measured)
  if (measured.length === 0) return null
  const nats = (value: number) => formats.decimal(value, 1)
  const alike = measured.every(({ latentDimensions }) => latentDimensions === measured[0]?.latentDimensions)
  const models = measured.map(({ beta, latentDimensions, rate, distortion }) => {
    const short = `β ${formats.short(beta)}`
    const name = t('explore.measures.model', { beta: formats.short(beta), dimensions: latentDimensions })
    const text = `${name}: ${nats(rate)}, ${nats(distortion)}`
    return { name: alike ? short : name, rate, distortion, text }
  })
  return (
    <section className={styles.rate}>
      <h3>
        <InfoTip term={t('explore.measures.rateDistortion')}>
          {t('explore.measures.rateDistortionHint')}
        </InfoTip>
      </h3>
      <RateDistortion
        label={t('explore.measures.rateDistortionPlot', {
          models: models.map(({ text }) => text).join('; '),
        })}
        points={models}
        newest
        rateText={t('explore.measures.kl')}
        distortionText={t('explore.measures.reconstruction')}
        format={formats.integer}
      />
      <p className={explore.muted}>{t('explore.measures.more')}</p>
      <Button {...hint('measuresForget')} onClick={() => measures.forget()}>
        {t('explore.measures.forget')}
      </Button>
    </section>
  )
}
