import { useTranslation } from 'react-i18next'
import { useSessionState } from '../use-session'
import styles from './Trapezoid.module.css'

/** Encoder or decoder, drawn as what it does to the number of units, outlined while it learns, dashed if it does not. */
export function Trapezoid({ part }: { part: 'encoder' | 'decoder' }) {
  const { t } = useTranslation()
  const training = useSessionState((state) => state.status?.phase === 'training')
  const trains = useSessionState(({ settings }) => settings.optimizer.trains)
  const frozen = trains !== 'both' && trains !== part
  return (
    <div
      className={styles.trapezoid}
      data-part={part}
      data-training={training && !frozen}
      data-frozen={frozen || undefined}
      aria-hidden="true"
    >
      <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0.5 0.5 L9.5 34 V66 L0.5 99.5 Z" vectorEffect="non-scaling-stroke" />
      </svg>
      <span>{t(`flow.${part}`)}</span>
    </div>
  )
}
