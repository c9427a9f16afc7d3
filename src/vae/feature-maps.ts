/**
 * Convolutions of stride 2, which halve the side of square feature maps, and transposed ones, which double it. Both
 * relate large maps to small ones by the same rule, in one direction or the other: a place of a small map meets the
 * places 2 · row − 1 + (0 … 3) of the large maps, across and down, as far as there are such places. PyTorch says
 * `Conv2d(…, 4, stride=2, padding=1)` and `ConvTranspose2d(…, 4, stride=2, padding=1)`, the latter with
 * `output_padding=1` where the large side is odd. A kernel of 4 covers every place of the large maps equally often;
 * with 3 transposed convolutions draw checkerboards (Odena, Dumoulin & Olah 2016).
 */

/** Maps of an image: square, one for each channel. Flat they are [channels, side, side], as PyTorch flattens them. */
export interface FeatureMaps {
  channels: number
  side: number
}

export const convolution = { kernel: 4, stride: 2, padding: 1 } as const

/** Weights between one small map and one large map. */
export const taps = convolution.kernel ** 2

/** Values of an image in the maps. */
export function valuesOf({ channels, side }: FeatureMaps): number {
  return channels * side ** 2
}

/**
 * An image, then the maps of each convolution: a side of 28 goes to 14, 7 and 3.
 * @throws Error if the image is not square, or too small for so many convolutions
 */
export function mapsOf(pixels: number, channels: readonly number[]): FeatureMaps[] {
  const maps = [{ channels: 1, side: Math.sqrt(pixels) }]
  for (const [index, of] of channels.entries()) {
    maps.push({ channels: of, side: Math.floor(maps[index].side / 2) })
  }
  if (Number.isInteger(maps[0].side) && maps.every(({ side }) => side > 0)) return maps
  throw new Error(`${channels.length} convolutions have no place in ${pixels} pixels`)
}
