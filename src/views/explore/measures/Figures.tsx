import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import type { Measures } from '../../../training/answers'
import { InfoTip } from '../../../ui/InfoTip'
import { Stat } from '../../../ui/Stat'
import { useSessionState } from '../../use-session'
import styles from './MeasuresTab.module.css'

/** One number each, with what it means and what is good. */
export function Figures({ measures }: { measures: Measures }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const objective = useSessionState(({ settings }) => settings.objective)
  const { test, train, bound, neighbourAccuracy } = measures
  const nats = (value: number) => formats.decimal(value, 2)
  const figures = [
    ...(bound ? [{ name: 'elbo', value: nats(test.elbo) } as const] : []),
    { name: 'reconstruction', value: nats(test.reconstruction) },
    ...(bound ? [{ name: 'kl', value: nats(test.kl) } as const] : []),
    { name: 'gap', value: nats(train.elbo - test.elbo) },
    ...(bound ? [boundOf(bound)] : []),
    { name: 'accuracy', value: formats.percent(neighbourAccuracy.share) },
    { name: 'error', value: formats.decimal(test.meanSquaredError, 4) },
  ] as const
  const facts = {
    samples: formats.integer(bound?.samples ?? 0),
    boundImages: formats.integer(bound?.images ?? 0),
    testImages: formats.integer(test.images),
    voters: neighbourAccuracy.neighbours,
    voted: formats.integer(neighbourAccuracy.images),
  }
  return (
    <ul className={styles.figures}>
      {figures.map(({ name, value }) => (
        <li key={name} data-measure={name}>
          <Stat
            value={value}
            caption={
              <InfoTip term={t(`explore.measures.${name}`)}>
                {t(`explore.measures.${name}Hint`, facts)}
              </InfoTip>
            }
          />
        </li>
      ))}
    </ul>
  )

  /** Only of black and white pixels is the Bernoulli likelihood a probability, and its bound one of log p(x). */
  function boundOf({ importanceWeightedBound = Number.NaN, importanceWeightedBoundError = Number.NaN }) {
    const isLikelihood = objective.likelihood === 'gaussian' || objective.binarization !== 'none'
    const plusMinus = `± ${formats.decimal(importanceWeightedBoundError, 2)}`
    return isLikelihood
      ? ({ name: 'nll', value: `${nats(-importanceWeightedBound)} ${plusMinus}` } as const)
      : ({ name: 'bound', value: `${nats(importanceWeightedBound)} ${plusMinus}` } as const)
  }
}
