import type { GreyImage } from './grey-image'

/** What one output pixel takes from a line of input pixels. */
interface Taps {
  first: number
  /** Sum to 1. */
  weights: number[]
}

/**
 * The image at another size: the mean over the area that each pixel covers where it shrinks, bilinear where it
 * grows. Either axis goes by itself.
 */
export function resample(
  image: GreyImage<Float32Array>,
  width: number,
  height: number,
): GreyImage<Float32Array> {
  const { width: sourceWidth, height: sourceHeight, data: source } = image
  const horizontal = taps(sourceWidth, width)
  const vertical = taps(sourceHeight, height)
  // Columns first, then rows: [sourceHeight, width] lies between them.
  const between = new Float32Array(sourceHeight * width)
  for (let y = 0; y < sourceHeight; y++) {
    horizontal.forEach(({ first, weights }, x) => {
      between[y * width + x] = weightedSum(source, y * sourceWidth + first, 1, weights)
    })
  }
  const data = new Float32Array(height * width)
  vertical.forEach(({ first, weights }, y) => {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = weightedSum(between, first * width + x, width, weights)
    }
  })
  return { width, height, data }
}

function weightedSum(values: Float32Array, start: number, stride: number, weights: number[]): number {
  let sum = 0
  for (let tap = 0; tap < weights.length; tap++) {
    sum += (weights[tap] as number) * (values[start + tap * stride] as number)
  }
  return sum
}

function taps(source: number, target: number): Taps[] {
  const scale = source / target
  const tapsOf = scale > 1 ? areaTaps : bilinearTaps
  return Array.from({ length: target }, (_, index) => tapsOf(index, scale, source))
}

function areaTaps(index: number, scale: number, source: number): Taps {
  const start = index * scale
  const end = Math.min(start + scale, source)
  const first = Math.floor(start)
  const weights = []
  for (let pixel = first; pixel < end; pixel++) {
    weights.push((Math.min(pixel + 1, end) - Math.max(pixel, start)) / (end - start))
  }
  return { first, weights }
}

/** Pixel centres of both sizes are laid over each other; beyond the outermost centres the edge goes on. */
function bilinearTaps(index: number, scale: number, source: number): Taps {
  const centre = Math.min(Math.max((index + 0.5) * scale - 0.5, 0), source - 1)
  const first = Math.min(Math.floor(centre), Math.max(source - 2, 0))
  const second = centre - first
  return { first, weights: source > 1 ? [1 - second, second] : [1] }
}
