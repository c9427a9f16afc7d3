/**
 * Draws one shape, white on black with soft edges. Only sums, products and quotients take part, whose every bit
 * IEEE 754 fixes: each browser and each machine draws the same bytes, which Math.sin and Math.cos would not promise.
 */
import { imageSide } from '../../vae/image'
import { shapeFactors } from './factors'

/** Samples a pixel on either axis: a grey level is the share of samples inside, in sixteenths. */
const samples = 4

const [, , { values: rotations }] = shapeFactors

/** Turns from -45° in steps of 6° to 45°, so that no two of them look the same for any of the shapes. */
const turns = (() => {
  const step = { cos: 0.9945218953682733, sin: 0.10452846326765347 }
  const list = [{ cos: Math.SQRT1_2, sin: -Math.SQRT1_2 }]
  while (list.length < rotations) {
    const { cos, sin } = list.at(-1) as { cos: number; sin: number }
    list.push({ cos: cos * step.cos - sin * step.sin, sin: sin * step.cos + cos * step.sin })
  }
  return list
})()

/**
 * Whether a point is inside a shape, by the number of the shape; p points right and q down, and the shape lies
 * within the unit circle.
 */
const inside: readonly ((p: number, q: number) => boolean)[] = [
  (p, q) => q <= 0.6 && 2 * Math.abs(p) <= q + 1,
  (p, q) => 4 * p * p + q * q <= 1,
  (p, q) => {
    // The heart curve (x² + y² - 1)³ = x² y³, y up.
    const x = 1.28 * p
    const y = 0.2 - 1.28 * q
    const round = x * x + y * y - 1
    return round * round * round <= x * x * y * y * y
  },
]

/**
 * Draws into an image that is black.
 * @param factors [5] in the order of `shapeFactors`; @param out [784], grey levels
 */
export function drawShape(factors: Uint8Array, out: Uint8Array): void {
  const [shape, scale, rotation, x, y] = factors as unknown as [number, number, number, number, number]
  const radius = 4.5 + 0.75 * scale
  const centre = { x: 8.375 + 0.75 * x, y: 8.375 + 0.75 * y }
  const turn = turns[rotation] as { cos: number; sin: number }
  const across = { cos: turn.cos / radius, sin: turn.sin / radius }
  const holds = inside[shape] as (p: number, q: number) => boolean
  for (let row = Math.floor(centre.y - radius); row < centre.y + radius; row++) {
    for (let column = Math.floor(centre.x - radius); column < centre.x + radius; column++) {
      const count = samplesInside(holds, column - centre.x, row - centre.y, across)
      out[row * imageSide + column] = Math.round((255 * count) / (samples * samples))
    }
  }
}

/** How many samples of a pixel are inside. @param left,top the pixel's corner, seen from the shape's centre */
function samplesInside(
  holds: (p: number, q: number) => boolean,
  left: number,
  top: number,
  { cos, sin }: { cos: number; sin: number },
): number {
  let count = 0
  for (let down = top + 0.5 / samples; down < top + 1; down += 1 / samples) {
    for (let right = left + 0.5 / samples; right < left + 1; right += 1 / samples) {
      if (holds(right * cos + down * sin, down * cos - right * sin)) count += 1
    }
  }
  return count
}
