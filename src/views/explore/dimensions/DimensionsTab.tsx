import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Spacing, traversalValues, usualReach } from '../../../analysis/traversal'
import { useFormats } from '../../../i18n/formats'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { hint } from '../../hint'
import { useDimensionOrder } from '../../latent/use-dimension-order'
import { useDimensionSizes } from '../../latent/use-dimension-sizes'
import { useHold } from '../../latent/use-hold'
import { useReach } from '../../latent/use-reach'
import { narrow, useMedia } from '../../use-media'
import { useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './DimensionsTab.module.css'
import { Strip } from './Strip'
import { useRowsInSight } from './use-rows-in-sight'
import { useStrips } from './use-strips'

const spacings = ['linear', 'quantiles'] as const satisfies Spacing[]

/** What each latent dimension does: a walk along it through z, those first that say most. */
export function DimensionsTab() {
  const { t } = useTranslation()
  const small = useMedia(narrow)
  const [spacing, setSpacing] = useState<Spacing>('linear')
  const [unfolded, setUnfolded] = useState(false)
  const z = useSessionState(({ latent }) => latent.z)
  const { by, sizes } = useDimensionSizes()
  const { held, handlers } = useHold()
  const { order, stale, sort } = useDimensionOrder(held)
  const reach = useReach(usualReach)
  const values = useMemo(() => traversalValues(small ? 7 : 13, spacing, reach), [small, spacing, reach])
  const rows = useRef<HTMLDivElement>(null)
  const shown = unfolded ? [...order.shown, ...order.folded] : order.shown
  const inSight = useRowsInSight(rows, shown.join())
  const strips = useStrips(z, inSight, values)
  return (
    <div className={explore.tab}>
      <div className={explore.controls}>
        <Select<Spacing>
          {...hint('dimensionSteps')}
          label={t('explore.dimensions.spacing')}
          labelPlacement="inline"
          value={spacing}
          options={spacings.map((value) => ({ value, text: t(`explore.dimensions.spacings.${value}`) }))}
          onChange={setSpacing}
        />
        {stale && (
          <Button variant="outline" {...hint('sort')} onClick={sort}>
            {t('latent.sort')}
          </Button>
        )}
        <p className={explore.muted}>
          {t(by === 'kl' ? 'explore.dimensions.text' : 'explore.dimensions.textPlain')}
        </p>
      </div>
      <div ref={rows} className={styles.rows} {...handlers}>
        <Scale values={values} />
        {shown.map((dimension) => (
          <Strip
            key={dimension}
            dimension={dimension}
            by={by}
            size={sizes?.[dimension] ?? null}
            coordinate={z[dimension] ?? 0}
            values={values}
            pictures={strips.get(dimension) ?? null}
          />
        ))}
      </div>
      {order.folded.length > 0 && (
        <Button {...hint('dimensionsUnfold')} onClick={() => setUnfolded(!unfolded)} aria-expanded={unfolded}>
          {t('latent.folded', { count: order.folded.length })}
        </Button>
      )}
    </div>
  )
}

/** The coordinates of the pictures below. */
function Scale({ values }: { values: readonly number[] }) {
  const formats = useFormats()
  return (
    <div className={styles.row} aria-hidden="true">
      <span />
      <div
        className={styles.scale}
        style={{ gridTemplateColumns: `repeat(${values.length}, minmax(0, 1fr))` }}
      >
        {values.map((value) => (
          <span key={value}>{formats.short(Number(value.toFixed(1)))}</span>
        ))}
      </div>
    </div>
  )
}
