import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import type { ObjectiveSettings } from '../../../vae/settings'
import { collapseRuns } from './collapse'
import { SigmaSquared } from './formulas'
import styles from './IdentityPanel.module.css'

/** What ten epochs have made of growing weights of the KL. */
export function CollapseRuns({ likelihood }: Pick<ObjectiveSettings, 'likelihood'>) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <table className={styles.table}>
      <caption>{t('identity.runs')}</caption>
      <thead>
        <tr>
          <th scope="col">{likelihood === 'gaussian' ? <SigmaSquared /> : 'β'}</th>
          <th scope="col">{t('identity.klColumn')}</th>
          <th scope="col">{t('identity.activeColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {collapseRuns[likelihood].map(({ weight, kl, active }) => (
          <tr key={weight}>
            <td>{formats.short(weight)}</td>
            <td>{formats.decimal(kl, 2)}</td>
            <td>{formats.integer(active)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
