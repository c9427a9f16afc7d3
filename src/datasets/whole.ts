/** Prepares a picture for a data set in which place and size of a thing mean something: nothing is moved. */
import { imageSide } from '../vae/image'
import { separateForeground } from './foreground'
import { type GreyImage, placeOnField } from './grey-image'
import { resample } from './resample'

/**
 * The whole picture, light on dark, its longer side scaled to 28 pixels, in the middle of the field; null if it shows
 * nothing.
 * @returns [784] in [0, 1], the background is 0.
 */
export function prepareWhole(image: GreyImage): Float32Array | null {
  const foreground = separateForeground(image)
  if (!foreground) return null
  const scale = imageSide / Math.max(image.width, image.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  const scaled = resample(foreground, side(image.width), side(image.height))
  const middle = (length: number) => Math.floor((imageSide - length) / 2)
  return placeOnField(scaled, middle(scaled.width), middle(scaled.height))
}
