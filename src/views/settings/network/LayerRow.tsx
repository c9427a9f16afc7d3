import { X } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { IconButton } from '../../../ui/IconButton'
import { NumberField } from '../../../ui/NumberField'
import { VisuallyHidden } from '../../../ui/VisuallyHidden'
import { hint } from '../../hint'
import { limitsOf } from '../field-texts'
import { nextWidth, octavesToWidth, widthToOctaves } from './layer-width'
import styles from './NetworkEditor.module.css'

interface LayerRowProps {
  /** Its name in words. */
  label: string
  /** Drawn before the bar. */
  symbol?: string
  width: number
  /** Units for each one of the width: the places of a map. Default 1. */
  places?: number
  /** What stands in place of its number. */
  text?: string
  /** Of the widest layer that can be drawn, in octaves above 1. */
  span: number
  /** What is drawn with another colour: the code. */
  tone?: 'code' | 'mirrored'
  /** The greatest width that it may be given, and what gives it another; without them, it is only shown. */
  maximum?: number
  onChange?(width: number): void
  onRemove?(): void
}

/** A layer, as wide as it has units on a logarithmic scale. Its edge is a handle, and its number can be typed. */
export function LayerRow(props: LayerRowProps) {
  const { label, symbol, width, places = 1, text, span, tone, maximum, onChange, onRemove } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const share = widthToOctaves(width * places) / span
  return (
    <div className={styles.layer}>
      <span className={styles.symbol} aria-hidden="true">
        {symbol}
      </span>
      <div className={styles.track} style={{ '--share': share } as CSSProperties}>
        <i className={styles.bar} data-tone={tone} />
        {maximum && onChange && <Handle {...{ label, width, places, span, maximum, onChange }} />}
      </div>
      {maximum && onChange ? (
        <NumberField
          {...hint('layerUnits')}
          label={label}
          hideLabel
          value={width}
          minimum={1}
          maximum={maximum}
          step={1}
          integer
          errorText={limitsOf({ minimum: 1, maximum, integer: true }, t)}
          onCommit={onChange}
        />
      ) : (
        <span className={styles.number}>
          <VisuallyHidden>{label}: </VisuallyHidden>
          {text ?? formats.integer(width)}
        </span>
      )}
      {onRemove && (
        <IconButton
          {...hint('layerRemove')}
          className={styles.remove}
          label={t('settings.editor.remove', { layer: label })}
          icon={<X aria-hidden="true" />}
          onClick={onRemove}
        />
      )}
    </div>
  )
}

type HandleProps = Required<
  Pick<LayerRowProps, 'label' | 'width' | 'places' | 'span' | 'maximum' | 'onChange'>
>

/** The bar's edge: a range input without a track, which lies where the edge may go. */
function Handle({ label, width, places, span, maximum, onChange }: HandleProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const id = useId()
  const press = (event: KeyboardEvent) => {
    const next = widthAfter(event.key, width, maximum)
    if (next === null) return
    event.preventDefault()
    onChange(next)
  }
  const reach = widthToOctaves(maximum)
  return (
    <input
      id={id}
      {...hint('layerHandle')}
      className={styles.handle}
      style={{ '--from': widthToOctaves(places) / span, '--reach': reach / span } as CSSProperties}
      type="range"
      min={0}
      max={reach}
      step="any"
      value={widthToOctaves(width)}
      aria-label={label}
      aria-valuetext={t('settings.editor.units', { count: width, number: formats.integer(width) })}
      onChange={(event) => onChange(Math.min(octavesToWidth(event.target.valueAsNumber), maximum))}
      onKeyDown={press}
    />
  )
}

/** Arrows go to the next usual width, Page keys double and halve; null for other keys. */
function widthAfter(key: string, width: number, maximum: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nextWidth(width, 1, maximum)
    case 'ArrowLeft':
    case 'ArrowDown':
      return nextWidth(width, -1, maximum)
    case 'PageUp':
      return Math.min(2 * width, maximum)
    case 'PageDown':
      return Math.max(Math.floor(width / 2), 1)
    default:
      return null
  }
}
