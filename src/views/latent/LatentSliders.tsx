import { ArrowDownWideNarrow, Dices } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { activeAbove, isActive } from '../../analysis/active-dimensions'
import { useFormats } from '../../i18n/formats'
import { planeHalfWidth } from '../../session/state'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { InfoTip } from '../../ui/InfoTip'
import { hint } from '../hint'
import { usePlain, useSession, useSessionState } from '../use-session'
import { Coordinate } from './Coordinate'
import styles from './LatentSliders.module.css'
import { useCalmZ } from './use-calm-z'
import { useDimensionOrder } from './use-dimension-order'
import { useDimensionSizes } from './use-dimension-sizes'
import { useHold } from './use-hold'
import { useReach } from './use-reach'

/** A slider and a number for each coordinate of z, those first whose dimensions say most. */
export function LatentSliders() {
  const { t } = useTranslation()
  const threshold = useThreshold()
  const z = useCalmZ()
  const { sizes } = useDimensionSizes()
  const { held, handlers } = useHold()
  const { order, stale, sort } = useDimensionOrder(held)
  const many = z.length > 2
  const reach = useReach(planeHalfWidth)
  const row = (dimension: number) => (
    <Coordinate
      key={dimension}
      dimension={dimension}
      value={z[dimension] ?? 0}
      reach={reach}
      size={sizes?.[dimension] ?? null}
      largest={many ? Math.max(0, ...(sizes ?? [])) : null}
    />
  )
  return (
    <div className={styles.sliders} data-many={many}>
      {many && <OrderLine stale={stale} onSort={sort} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.list} role="group" aria-label={t('latent.sliders')} {...handlers}>
        {order.shown.map(row)}
        {order.folded.length > 0 && (
          <details className={styles.folded}>
            <summary {...hint('folded')}>{t('latent.folded', { count: order.folded.length })}</summary>
            <p className={styles.note}>{t('latent.foldedHint', { threshold })}</p>
            <div className={styles.rows}>{order.folded.map(row)}</div>
          </details>
        )}
      </div>
      {!many && <WholePoint />}
      <InactiveNote shown={order.shown} />
    </div>
  )
}

/** Above many sliders: what puts them in order, and what moves them all. */
function OrderLine({ stale, onSort }: { stale: boolean; onSort(): void }) {
  const { t } = useTranslation()
  const threshold = useThreshold()
  const { by, sizes } = useDimensionSizes()
  const term = { kl: 'latent.byKl', spread: 'latent.bySpread' } as const
  const explanation = { kl: 'latent.byKlHint', spread: 'latent.bySpreadHint' } as const
  return (
    <>
      <div className={styles.order}>
        <InfoTip term={t(sizes ? term[by] : 'latent.notByKl')}>
          {t(explanation[by], { threshold })} {t('latent.beyondTwo')}
        </InfoTip>
        {stale && (
          <Button
            className={styles.sort}
            {...hint('sort')}
            icon={<ArrowDownWideNarrow aria-hidden="true" />}
            onClick={onSort}
          >
            {t('latent.sort')}
          </Button>
        )}
      </div>
      <WholePoint />
    </>
  )
}

/** What moves all coordinates at once. */
const WholePoint = memo(function WholePoint() {
  const { t } = useTranslation()
  const plain = usePlain()
  const session = useSession()
  return (
    <div className={styles.whole}>
      <IconButton
        {...hint('allToZero')}
        label={t('latent.allToZero')}
        icon={<span aria-hidden="true">→0</span>}
        onClick={() => session.latent.moveToOrigin()}
      />
      <IconButton
        data-anchor="priorDice"
        label={t('latent.dice')}
        tooltip={t(plain ? 'latent.diceHintPlain' : 'latent.diceHint')}
        icon={<Dices aria-hidden="true" />}
        onClick={() => session.latent.samplePrior()}
      />
    </div>
  )
})

/** Why some of the sliders in sight are grey, for those who cannot hover. */
function InactiveNote({ shown }: { shown: readonly number[] }) {
  const { t } = useTranslation()
  const threshold = useThreshold()
  const kl = useSessionState(({ latent }) => latent.klPerDimension)
  const inactive = shown.filter((dimension) => kl && !isActive(kl[dimension] ?? 0))
  if (inactive.length === 0) return null
  const names = inactive.map((dimension) => t('latent.slider', { number: dimension + 1 })).join(', ')
  return (
    <p className={styles.note}>
      {inactive.length === kl?.length
        ? t('latent.allInactive', { threshold })
        : t('latent.someInactive', { names, threshold, count: inactive.length })}
    </p>
  )
}

/** Nats above which a dimension is active, as a text. */
function useThreshold(): string {
  return useFormats().decimal(activeAbove, 2)
}
