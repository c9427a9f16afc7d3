import { useTranslation } from 'react-i18next'
import { activeAbove, dimensionsBySize, isActive } from '../../../analysis/active-dimensions'
import { Bars } from '../../../charts/Bars'
import { useFormats } from '../../../i18n/formats'
import { InfoTip } from '../../../ui/InfoTip'
import styles from './MeasuresTab.module.css'

/** What each dimension says, most first, with a lamp that tells of dimensions that say nothing. */
export function DimensionBars({ klPerDimension }: { klPerDimension: readonly number[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const active = klPerDimension.filter(isActive).length
  const state = active === klPerDimension.length ? 'all' : active === 0 ? 'none' : 'some'
  const counts = {
    active: formats.integer(active),
    dimensions: formats.integer(klPerDimension.length),
    silent: formats.integer(klPerDimension.length - active),
    threshold: formats.short(activeAbove),
  }
  return (
    <section className={styles.dimensions}>
      <h3>
        <InfoTip term={t('explore.measures.dimensions', counts)}>
          {t('explore.measures.dimensionsHint', counts)}
        </InfoTip>
      </h3>
      <p className={styles[state]}>{t(`explore.measures.lamp.${state}`, counts)}</p>
      <Bars
        label={t('explore.measures.bars')}
        bars={dimensionsBySize(klPerDimension).map((dimension) => {
          const nats = klPerDimension[dimension] ?? 0
          return {
            name: `z${dimension + 1}`,
            value: nats,
            text: formats.decimal(nats, 2),
            faint: !isActive(nats),
          }
        })}
      />
    </section>
  )
}
