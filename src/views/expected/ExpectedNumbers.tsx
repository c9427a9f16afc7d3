import { useTranslation } from 'react-i18next'
import { isActive } from '../../analysis/active-dimensions'
import { useFormats } from '../../i18n/formats'
import {
  type Card,
  type ExpectedTerms,
  expectedAt,
  isWithin,
  type Range,
  terms,
} from '../../session/expected/card'
import { useSessionState } from '../use-session'
import styles from './ExpectedPanel.module.css'

interface ExpectedNumbersProps {
  card: Card
  /** Whether the run is the card's, so that its numbers ought to be. */
  same: boolean
  tested: ExpectedTerms | null
  /** How far a run has come, in words. */
  after(step: number): string
}

/** Test terms that a card expects when those of the run were taken, beside them. */
export function ExpectedNumbers({ card, same, tested, after }: ExpectedNumbersProps) {
  const { t } = useTranslation('expected')
  const { t: tPage } = useTranslation()
  const formats = useFormats()
  const end = card.curve.at(-1)?.step ?? 0
  const step = Math.min(tested?.step ?? end, end)
  const expected = expectedAt(card, step)
  const shown = card.active === null ? (['reconstruction'] as const) : terms
  const rangeText = ({ low, high }: Range) =>
    t('range', {
      value: formats.decimal((low + high) / 2, 1),
      tolerance: formats.decimal((high - low) / 2, 1),
    })
  return (
    <table className={styles.numbers}>
      <caption>{t('numbers')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{expected ? t('expectedAfter', { after: after(step) }) : t('expected')}</th>
          <th scope="col">{t('yours')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((term) => (
          <tr key={term}>
            <th scope="row">{tPage(`curves.${term}`)}</th>
            <td>{expected ? rangeText(expected[term]) : t('notYet')}</td>
            <Own
              value={tested?.[term] ?? null}
              expected={same && step === tested?.step ? (expected?.[term] ?? null) : null}
            />
          </tr>
        ))}
        {card.active !== null && <ActiveDimensions expected={card.active} />}
      </tbody>
    </table>
  )
}

/** A number of the run, marked where it ought to be the expected one. */
function Own({ value, expected }: { value: number | null; expected: Range | null }) {
  const { t } = useTranslation('expected')
  const formats = useFormats()
  if (value === null) return <td>{t('notYet')}</td>
  const within = expected && isWithin(value, expected)
  return (
    <td data-within={within}>
      {formats.decimal(value, 1)}
      {within !== null && (
        <span role="img" aria-label={t(within ? 'within' : 'outside')}>
          {within ? ' ✓' : ' ≠'}
        </span>
      )}
    </td>
  )
}

function ActiveDimensions({ expected }: { expected: number }) {
  const { t } = useTranslation('expected')
  const formats = useFormats()
  const own = useSessionState(({ latent }) => latent.klPerDimension)
  return (
    <tr>
      <th scope="row">{t('active')}</th>
      <td>{formats.integer(expected)}</td>
      <td>{own ? formats.integer(own.filter(isActive).length) : t('notYet')}</td>
    </tr>
  )
}
