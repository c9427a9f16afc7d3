/**
 * Prepares a drawn or photographed digit as the digits of MNIST were: scaled with grey levels so that its
 * longer side is 20 pixels, then put on a field of 28x28 with its centre of mass in the middle, in whole
 * pixels.
 *
 * The middle is pixel index 14, not 13.5: over the 60,000 training images of MNIST the centre of mass lies in
 * 13.5 to 14.5 on both axes, evenly spread, with means 14.007 (x) and 13.996 (y).
 */
import { imageSide } from '../vae/image'
import { type Foreground, separateForeground } from './foreground'
import { boxAbove, crop, type GreyImage, placeOnField } from './grey-image'
import { resample } from './resample'

const boxSide = 20
const centre = 14

/** Deviations of the background, in multiples of their median, that are not yet ink. */
const noiseMargin = 4

/** In photographs shading reaches further than noise: what is fainter than this share of the ink is paper. */
const photographMargin = 0.25

/** Ink below this share of the strongest does not count when the digit is measured: soft edges reach too far. */
const edgeLevel = 0.2

/**
 * The digit in the picture, or null if there is none.
 * @returns [784] in [0, 1], ink is 1.
 */
export function prepareDigit(image: GreyImage): Float32Array | null {
  const foreground = separateForeground(image)
  const ink = foreground && inkOf(foreground)
  const box = ink && boxAbove(ink, edgeLevel * foreground.peak)
  if (!box) return null
  const digit = crop(ink, box)
  const scale = boxSide / Math.max(digit.width, digit.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  const scaled = resample(digit, side(digit.width), side(digit.height))
  saturate(scaled.data)
  const mass = centreOfMass(scaled)
  return placeOnField(scaled, offset(mass.x, scaled.width), offset(mass.y, scaled.height))
}

/** Centre of mass in pixel indices: the middle of the first pixel is 0. */
export function centreOfMass({ width, data }: GreyImage): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0]
  data.forEach((value, index) => {
    mass += value
    x += value * (index % width)
    y += value * Math.floor(index / width)
  })
  return { x: x / mass, y: y / mass }
}

/** The foreground without what is only paper. */
function inkOf({ width, height, data, peak, noise }: Foreground): GreyImage<Float32Array> {
  const margin = noise > 0 ? Math.max(noiseMargin * noise, photographMargin * peak) : 0
  return { width, height, data: data.map((value) => Math.max(0, value - margin)) }
}

/**
 * Brings the ink to full strength, as it is in MNIST, where the 95th percentile of the ink is 253 of 255:
 * pencils are grey, and thin lines fade when they shrink.
 */
function saturate(data: Float32Array): void {
  const ink = data.filter((value) => value > 0).sort()
  const strong = ink[Math.floor(0.95 * (ink.length - 1))] ?? 1
  data.forEach((value, index) => {
    data[index] = Math.min(1, value / strong)
  })
}

/** Where a box begins whose centre of mass comes to the middle. It stays inside even if that is off then. */
function offset(mass: number, length: number): number {
  return Math.min(Math.max(Math.round(centre - mass), 0), imageSide - length)
}
