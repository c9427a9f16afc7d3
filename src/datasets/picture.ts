/**
 * Prepares any picture as those of Fashion-MNIST were (Xiao et al. 2017, section 2): the plain margin trimmed
 * off, the longer side scaled to 28 pixels, centred, and light on dark. Their sharpening is left out.
 */
import { imageSide } from '../vae/image'
import { separateForeground } from './foreground'
import { boxAbove, crop, type GreyImage, placeOnField } from './grey-image'
import { resample } from './resample'

/** What differs less from the background than this, besides its own variation, is margin. */
const marginLevel = 0.05

/**
 * The picture on its field, or null if it shows nothing.
 * @returns [784] in [0, 1], the background is 0.
 */
export function preparePicture(image: GreyImage): Float32Array | null {
  const foreground = separateForeground(image)
  const box = foreground && boxAbove(foreground, marginLevel + 4 * foreground.noise)
  if (!box) return null
  const trimmed = crop(foreground, box)
  const scale = imageSide / Math.max(trimmed.width, trimmed.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  const scaled = resample(trimmed, side(trimmed.width), side(trimmed.height))
  // An odd margin is wider at the left and at the top, as it is there.
  const middle = (length: number) => Math.ceil((imageSide - length) / 2)
  return placeOnField(scaled, middle(scaled.width), middle(scaled.height))
}
