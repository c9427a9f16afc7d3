import type { GreyImage } from './grey-image'

/** Contrast below which a picture counts as blank, as a share of the range from black to white. */
const leastContrast = 0.06

/**
 * What stands out from the background: 0 where the background is, growing to 1 for the strongest contrast to
 * it that there could be. Null if nothing does.
 */
export interface Foreground extends GreyImage<Float32Array> {
  /** Largest value. */
  peak: number
  /** How much the background itself varies, on the scale of the values: 0 in a drawing, more in a photograph. */
  noise: number
}

/**
 * Tells foreground from background. The background is what the border mostly shows; whichever of darker and
 * lighter deviates further from it is the foreground, so that ink on paper and chalk on a board give the same.
 */
export function separateForeground(image: GreyImage): Foreground | null {
  const values = toUnitRange(image)
  const border = borderOf(values, image.width, image.height).sort()
  const background = medianOfSorted(border)
  let darkest = 1
  let lightest = 0
  for (const value of values) {
    darkest = Math.min(darkest, value)
    lightest = Math.max(lightest, value)
  }
  const dark = background - darkest > lightest - background
  const contrast = dark ? background - darkest : lightest - background
  if (!(contrast >= leastContrast)) return null

  const range = dark ? background : 1 - background
  const sign = dark ? -1 : 1
  const data = values.map((value) => Math.max(0, (sign * (value - background)) / range))
  const deviations = border.map((value) => Math.abs(value - background) / range).sort()
  return {
    width: image.width,
    height: image.height,
    data,
    peak: contrast / range,
    noise: medianOfSorted(deviations),
  }
}

function toUnitRange({ data }: GreyImage): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data, (value) => value / 255)
}

/** The outermost pixels on all four sides. */
function borderOf(values: Float32Array, width: number, height: number): Float32Array {
  return values.filter((_, index) => {
    const x = index % width
    const y = (index - x) / width
    return x === 0 || y === 0 || x === width - 1 || y === height - 1
  })
}

function medianOfSorted(values: Float32Array): number {
  return values[values.length >> 1] ?? 0
}
