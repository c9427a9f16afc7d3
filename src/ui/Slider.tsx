import { type CSSProperties, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import fieldStyles from './Field.module.css'
import styles from './Slider.module.css'
import { fromPosition, positionLimits, toFraction, toPosition } from './slider-scale'

export interface SliderProps {
  /** The accessible name and the visible label. */
  label: string
  /** Drawn instead of the label, e.g. a formula; the name stays `label`. */
  labelContent?: ReactNode
  value: number
  minimum: number
  maximum: number
  /** Smallest change on a linear scale; the first value above 0 of a log scale that starts at 0. */
  step: number
  scale?: 'linear' | 'log'
  onChange(value: number): void
  /** The value in words, shown beside the label and read aloud. Default: the number. */
  valueText?: string
  /** Hides the visible value, where a NumberField stands beside the slider. */
  hideValue?: boolean
  labelPlacement?: 'above' | 'inline'
  /** Of the element that describes it to screen readers. */
  describedBy?: string | undefined
  /** Beside the label, e.g. an InfoTip. */
  hint?: ReactNode
  disabled?: boolean | undefined
  'data-hint'?: string | undefined
}

/** A native range input, filled up to its thumb. */
export function Slider(props: SliderProps) {
  const { label, labelContent, value, onChange, valueText = String(value), hideValue, hint, disabled } = props
  const { labelPlacement = 'above', minimum, maximum, step, scale = 'linear' } = props
  const range = { minimum, maximum, step, scale }
  const id = useId()
  const fill = { '--fill': toFraction(value, range) } as CSSProperties
  return (
    <div
      className={classNames(fieldStyles.field, fieldStyles[labelPlacement], styles.slider)}
      data-hint={props['data-hint']}
    >
      <span className={fieldStyles.labelRow}>
        <label className={fieldStyles.label} htmlFor={id}>
          {labelContent ?? label}
        </label>
        {!hideValue && (
          <output className={styles.value} htmlFor={id}>
            {valueText}
          </output>
        )}
        {hint}
      </span>
      <input
        {...positionLimits(range)}
        id={id}
        type="range"
        className={styles.range}
        style={fill}
        value={toPosition(value, range)}
        disabled={disabled}
        aria-label={labelContent ? label : undefined}
        aria-valuetext={valueText}
        aria-describedby={props.describedBy}
        onChange={(event) => onChange(fromPosition(event.target.valueAsNumber, range))}
      />
    </div>
  )
}
