/** Every image that the product works with is 28 x 28 grey pixels, as MNIST's are. */
export const imageSide = 28
export const imagePixels = imageSide * imageSide

/** Grey levels: float32 from 0, black, to 1, white, or bytes, which count 255ths. */
export type Pixels = Float32Array | Uint8Array

/** As float32: the pixels themselves where they are. */
export function greyLevels(pixels: Pixels): Float32Array {
  if (pixels instanceof Float32Array) return pixels
  const levels = new Float32Array(pixels.length)
  for (let index = 0; index < pixels.length; index++) levels[index] = pixels[index] / 255
  return levels
}
