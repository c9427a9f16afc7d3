import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../../charts/ImageGrid'
import { useFormats } from '../../../i18n/formats'
import { classNames } from '../../../ui/class-names'
import { hint } from '../../hint'
import { type DimensionSizes, saysSomething } from '../../latent/use-dimension-sizes'
import { useSession } from '../../use-session'
import styles from './DimensionsTab.module.css'

interface StripProps {
  dimension: number
  by: DimensionSizes['by']
  /** Null while nobody knows. */
  size: number | null
  /** Of z. */
  coordinate: number
  /** Coordinates of the pictures. */
  values: readonly number[]
  /** Null before they have been decoded. */
  pictures: readonly Float32Array[] | null
}

/** One dimension: its name, what it says, and what it does to the decoded image. */
export const Strip = memo(function Strip({ dimension, by, size, coordinate, values, pictures }: StripProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const name = t('latent.slider', { number: dimension + 1 })
  const known = size === null ? null : t(`explore.dimensions.${by}`, { size: formats.decimal(size, 2) })
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
      className={classNames(styles.row, size !== null && !saysSomething({ by }, size) && styles.inactive)}
      data-dimension={dimension}
    >
      <div className={styles.name}>
        <b>
          z<sub>{dimension + 1}</sub>
        </b>
        {known && <span>{known}</span>}
      </div>
      <ImageGrid
        {...hint('points')}
        label={known ? t('explore.dimensions.walk', { name, known }) : name}
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
