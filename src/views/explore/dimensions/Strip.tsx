import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isActive } from '../../../analysis/active-dimensions'
import { ImageGrid } from '../../../charts/ImageGrid'
import { useFormats } from '../../../i18n/formats'
import { classNames } from '../../../ui/class-names'
import { useSession } from '../../use-session'
import styles from './DimensionsTab.module.css'

interface StripProps {
  dimension: number
  /** Nats; null while nobody knows. */
  kl: number | null
  /** Of z. */
  coordinate: number
  /** Coordinates of the pictures. */
  values: readonly number[]
  /** Null before they have been decoded. */
  pictures: readonly Float32Array[] | null
}

/** One dimension: its name, what it says, and what it does to the decoded image. */
export const Strip = memo(function Strip({ dimension, kl, coordinate, values, pictures }: StripProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const name = t('latent.slider', { number: dimension + 1 })
  const nats = kl === null ? null : t('explore.dimensions.kl', { kl: formats.decimal(kl, 2) })
  const images = useMemo(
    () =>
      values.map((value, index) => ({
        id: index,
        label: t('explore.dimensions.place', { name, value: formats.decimal(value, 2) }),
        pixels: pictures?.[index] ?? null,
      })),
    [values, pictures, name, t, formats],
  )
  return (
    <div
      className={classNames(styles.row, kl !== null && !isActive(kl) && styles.inactive)}
      data-dimension={dimension}
    >
      <div className={styles.name}>
        <b>
          z<sub>{dimension + 1}</sub>
        </b>
        {nats && <span>{nats}</span>}
      </div>
      <ImageGrid
        label={nats ? t('explore.dimensions.walk', { name, nats }) : name}
        images={images}
        selected={nearestPlace(values, coordinate)}
        onSelect={(index) => session.latent.setDimension(dimension, values[index] ?? 0)}
        columns={values.length}
      />
    </div>
  )
})

/** The place where z stands on the walk, or is nearest to standing. */
function nearestPlace(values: readonly number[], coordinate: number): number {
  const distances = values.map((value) => Math.abs(value - coordinate))
  return distances.indexOf(Math.min(...distances))
}
