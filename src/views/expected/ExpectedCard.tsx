import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { type Expectation, type ExpectedTerms, verdictOn } from '../../session/expected/card'
import { usePoints } from '../curves/use-points'
import { useSessionState } from '../use-session'
import { Differences } from './Differences'
import { ExpectedNumbers } from './ExpectedNumbers'
import styles from './ExpectedPanel.module.css'
import { LookPicture } from './LookPicture'
import { useExpectedLook } from './use-expected-look'
import { useOwnLook } from './use-own-look'

/** The picture and the numbers of a card, those of the run beside them, and what that means. */
export function ExpectedCard({ expectation }: { expectation: Expectation }) {
  const { t } = useTranslation('expected')
  const { name, card, changes } = expectation
  const { origin, status } = useSessionState(({ origin, status }) => ({ origin, status }))
  const tested = useTested()
  const verdict = verdictOn(expectation, origin, tested)
  const expected = useExpectedLook(name, card)
  const own = useOwnLook(card)
  const end = card.curve.at(-1)?.step ?? 0
  const after = useAfter()
  return (
    <>
      <p className={styles.name}>{t(`cards.${name}.name`)}</p>
      <p className={styles.verdict} data-verdict={verdict}>
        {t(`verdict.${verdict}`)}
      </p>
      {changes.length > 0 && <Differences changes={changes} />}
      <div className={styles.looks}>
        <figure>
          <LookPicture look={expected} label={t(`cards.${name}.seen`)} />
          <figcaption>
            <b>{t('expected')}</b> {after(end)}
          </figcaption>
        </figure>
        <figure>
          <LookPicture look={own} label={t('ownPicture')} />
          <figcaption>
            <b>{t('yours')}</b> {after(status?.step ?? 0)}
          </figcaption>
        </figure>
      </div>
      {expected === 'unreachable' && <p className={styles.muted}>{t('unreachable')}</p>}
      <ExpectedNumbers card={card} same={changes.length === 0} tested={tested} after={after} />
      <p>{t(`cards.${name}.look`)}</p>
    </>
  )
}

/** The newest test terms of the run, and when they were taken; null before there are any. */
function useTested(): ExpectedTerms | null {
  const point = usePoints().findLast(({ test }) => test)
  return point?.test ? { step: point.step, ...point.test } : null
}

/** How far a run has come, in words: in epochs of the present data where it has come that far. */
function useAfter(): (step: number) => string {
  const { t } = useTranslation('expected')
  const formats = useFormats()
  const epochSteps = useSessionState(({ status, settings }) =>
    Math.ceil((status?.trainingImages ?? 0) / settings.batchSize),
  )
  return (step) =>
    epochSteps > 0 && step >= epochSteps
      ? t('afterEpochs', { epochs: formats.short(step / epochSteps) })
      : t('afterSteps', { steps: formats.integer(step) })
}
