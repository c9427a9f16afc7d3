import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { Notice } from '../../../ui/Notice'
import { imagePixels } from '../../../vae/image'
import { type Equivalent, equivalents, klAgainstSum } from '../../../vae/loss-convention'
import { samplesAStep } from '../../../vae/schedule'
import type { Settings } from '../../../vae/settings'
import type { FieldValues } from '../setting-change'
import { CollapseRuns } from './CollapseRuns'
import { collapseOf } from './collapse'
import { BernoulliObjective, GaussianObjective, SameOptimum, SigmaSquared, WeightedLoss } from './formulas'
import styles from './IdentityPanel.module.css'
import { ProgramLoss } from './ProgramLoss'

interface IdentityPanelProps {
  /** As they would be with what waits to be applied. */
  settings: Settings
  onTake(values: FieldValues): void
}

/** Reduction, variance and β as the one number that they are, and which other losses are the same. */
export function IdentityPanel({ settings, onTake }: IdentityPanelProps) {
  const { t } = useTranslation()
  const gaussian = settings.objective.likelihood === 'gaussian'
  return (
    <section className={styles.panel} aria-labelledby="identity">
      <h4 id="identity">{t('identity.title')}</h4>
      {settings.model.kind === 'ae' ? <p>{t('identity.plain')}</p> : <Identity settings={settings} />}
      {gaussian && settings.model.kind === 'vae' && samplesAStep(settings) > 1 && (
        <p>{t('identity.importance')}</p>
      )}
      <ProgramLoss settings={settings} onTake={onTake} />
    </section>
  )
}

function Identity({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { objective } = settings
  const gaussian = objective.likelihood === 'gaussian'
  const weight = formats.short(klAgainstSum(objective))
  const { product, limit, collapses } = collapseOf(settings)
  return (
    <>
      <p>{t(gaussian ? 'identity.gaussian' : 'identity.bernoulli')}</p>
      <div className={styles.formula}>{gaussian ? <GaussianObjective /> : <BernoulliObjective />}</div>
      <EquivalentsTable rows={equivalents(objective, imagePixels)} gaussian={gaussian} />
      {gaussian && (
        <>
          <p>{t('identity.rule')}</p>
          <div className={styles.formula}>
            <SameOptimum />
          </div>
        </>
      )}
      <p>{t(gaussian ? 'identity.gaussianMore' : 'identity.bernoulliMore', { weight })}</p>
      {collapses && (
        <Notice kind="warning">
          {t(gaussian ? 'identity.collapses' : 'identity.collapsesBernoulli', {
            weight,
            product: formats.short(product),
            limit: formats.short(limit),
          })}
        </Notice>
      )}
      <CollapseRuns likelihood={objective.likelihood} />
    </>
  )
}

function EquivalentsTable({ rows, gaussian }: { rows: Equivalent[]; gaussian: boolean }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const unlessOne = (value: number) => (value === 1 ? null : formats.short(value))
  return (
    <table className={styles.table}>
      <caption>{t('identity.same')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('identity.loss')}</th>
          {gaussian && (
            <th scope="col">
              <SigmaSquared />
            </th>
          )}
          <th scope="col">β</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ pixelTerm, divisor, variance, beta, present }) => (
          <tr key={`${divisor} ${variance}`} aria-current={present || undefined}>
            <td>
              <WeightedLoss pixelTerm={pixelTerm} divisor={unlessOne(divisor)} weight={unlessOne(beta)} />
              {present && <span className={styles.now}>{t('identity.now')}</span>}
            </td>
            {variance !== null && <td>{formats.short(variance)}</td>}
            <td>{formats.short(beta)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
