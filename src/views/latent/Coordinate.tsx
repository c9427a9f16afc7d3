import { type CSSProperties, memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isActive } from '../../analysis/active-dimensions'
import { useFormats } from '../../i18n/formats'
import { farthestCode } from '../../session/state'
import { classNames } from '../../ui/class-names'
import { IconButton } from '../../ui/IconButton'
import { NumberField } from '../../ui/NumberField'
import { Slider } from '../../ui/Slider'
import { Tooltip } from '../../ui/Tooltip'
import { hint } from '../hint'
import { usePlain, useSession } from '../use-session'
import styles from './Coordinate.module.css'

interface CoordinateProps {
  dimension: number
  value: number
  /** How far the slider goes to either side. */
  reach: number
  /** What the dimension says about an image, nats; or how far the codes of an autoencoder spread along it. */
  size: number | null
  /** Of the dimension that says most, where there are more than a plane has axes: then bars compare them. */
  largest: number | null
}

/** One coordinate of z: a slider, a number, and what its dimension says. */
export const Coordinate = memo(function Coordinate(props: CoordinateProps) {
  const { dimension, value, reach, size, largest } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const id = useId()
  const plain = usePlain()
  const farthest = farthestCode[plain ? 'ae' : 'vae']
  const name = t('latent.slider', { number: dimension + 1 })
  const inactive = size !== null && !plain && !isActive(size)
  const many = largest !== null
  const explanation =
    size === null
      ? t(plain ? 'latent.sliderHintPlain' : 'latent.sliderHint')
      : t(plain ? 'latent.spreadHint' : inactive ? 'latent.inactiveHint' : 'latent.activeHint', {
          name,
          size: formats.decimal(size, 2),
        })
  const change = (coordinate: number) => session.latent.setDimension(dimension, coordinate)
  return (
    <Tooltip text={explanation}>
      <div className={classNames(styles.coordinate, many && styles.many, inactive && styles.inactive)}>
        <Slider
          label={name}
          labelContent={
            <b className={styles.variable}>
              z<sub>{dimension + 1}</sub>
            </b>
          }
          labelPlacement="inline"
          hideValue
          value={value}
          minimum={-reach}
          maximum={reach}
          step={0.01}
          valueText={formats.decimal(value, 2)}
          describedBy={id}
          onChange={change}
        />
        <div className={styles.field}>
          <NumberField
            label={t('latent.value', { number: dimension + 1 })}
            hideLabel
            value={value}
            minimum={-farthest}
            maximum={farthest}
            step={0.1}
            format={(coordinate) => formats.decimal(coordinate, 2)}
            errorText={t('settings.limits', { minimum: `−${farthest}`, maximum: String(farthest) })}
            onCommit={change}
          />
        </div>
        {many && (
          <>
            <div className={styles.zero}>
              {value !== 0 && (
                <IconButton
                  {...hint('toZero')}
                  label={t('latent.toZero', { name })}
                  icon="→0"
                  onClick={() => change(0)}
                />
              )}
            </div>
            <SizeBar size={size} largest={largest} />
          </>
        )}
        <span id={id} hidden>
          {explanation}
        </span>
      </div>
    </Tooltip>
  )
})

function SizeBar({ size, largest }: { size: number | null; largest: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const share = { '--share': size === null || largest === 0 ? 0 : size / largest } as CSSProperties
  return (
    <span className={styles.size} style={share} aria-hidden="true">
      {size === null ? t('curves.noNumber') : formats.decimal(size, 2)}
    </span>
  )
}
