import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import { SignedImage } from '../../../charts/SignedImage'
import { useFormats } from '../../../i18n/formats'
import { Figure } from './Named'
import styles from './Step.module.css'
import type { SymbolName } from './symbols'

/** An image, [pixels] in [0, 1]. */
export function Picture({
  name,
  pixels,
  smooth,
}: {
  name: SymbolName
  pixels: Float64Array
  smooth?: boolean
}) {
  const { t } = useTranslation('step')
  return (
    <Figure name={name}>
      <PixelImage label={t(`symbol.${name}`)} pixels={Float32Array.from(pixels)} smooth={smooth ?? false} />
    </Figure>
  )
}

/** A number a pixel, above and below zero. */
export function SignedPicture({ name, values }: { name: SymbolName; values: Float64Array }) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  const [least, most] = rangeOf(values)
  const facts = { least: formats.decimal(least, 2), most: formats.decimal(most, 2) }
  return (
    <Figure name={name}>
      <SignedImage label={t('pixelsLabel', { name: t(`symbol.${name}`), ...facts })} values={values} />
    </Figure>
  )
}

/** What each hidden layer of a chain gives, a square a unit. */
export function Layers({ name, layers }: { name: SymbolName; layers: readonly Float64Array[] }) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  if (layers.length === 0) return null
  return (
    <Figure name={name} small>
      <div className={styles.layers}>
        {layers.map((values, index) => {
          const [least, most] = rangeOf(values)
          const units = t('units', { count: values.length })
          const range = { least: formats.decimal(least, 2), most: formats.decimal(most, 2) }
          const label = t('unitsLabel', { name: t(`symbol.${name}`), layer: index + 1, units, ...range })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
            <div key={index} title={label}>
              <SignedImage label={label} values={values} columns={columnsOf(values.length)} />
              <span className={styles.note}>{units}</span>
            </div>
          )
        })}
      </div>
    </Figure>
  )
}

function rangeOf(values: Float64Array): [least: number, most: number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  ]
}

/** Twice as wide as high, about. */
function columnsOf(units: number): number {
  return Math.ceil(Math.sqrt(2 * units))
}
