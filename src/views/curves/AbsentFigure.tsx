import { useTranslation } from 'react-i18next'
import { InfoTip } from '../../ui/InfoTip'
import styles from './CurvesPanel.module.css'
import { CurveValues } from './CurveValues'

/** In the place of a curve that the model does not have, and why. */
export function AbsentFigure({ metric }: { metric: 'elbo' | 'kl' }) {
  const { t } = useTranslation()
  return (
    <div className={styles.curve}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <InfoTip term={t(`curves.${metric}`)}>{t(`curves.${metric}Explanation`)}</InfoTip>
        </h2>
        <CurveValues summary={null} format={String} />
      </div>
      <figure className={styles.chart} aria-label={t(`curves.${metric}`)}>
        <figcaption className={styles.empty}>{t(`curves.absent.${metric}`)}</figcaption>
      </figure>
    </div>
  )
}
