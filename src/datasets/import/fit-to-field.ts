import { imagePixels, imageSide } from '../../vae/image'
import type { GreyImage } from '../grey-image'
import { resample } from '../resample'

/**
 * Any picture as grey bytes of 28 x 28: the whole of it, its longer side scaled to 28 pixels (the mean of what a pixel
 * covers where it shrinks, bilinear where it grows), in the middle of a field as light as the picture's border mostly is.
 * @returns [784]
 */
export function fitToField(image: GreyImage<Float32Array>): Uint8Array {
  const scale = imageSide / Math.max(image.width, image.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  const width = side(image.width)
  const height = side(image.height)
  const { data } = scale === 1 ? image : resample(image, width, height)
  const field = new Uint8Array(imagePixels)
  const left = Math.floor((imageSide - width) / 2)
  const top = Math.floor((imageSide - height) / 2)
  if (width * height < imagePixels) field.fill(byte(borderLevel({ width, height, data })))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      field[(top + y) * imageSide + left + x] = byte(data[y * width + x] as number)
    }
  }
  return field
}

/** What the outermost pixels of an image mostly show: their median. */
function borderLevel({ width, height, data }: GreyImage): number {
  const border: number[] = []
  for (let x = 0; x < width; x++) border.push(data[x] as number, data[(height - 1) * width + x] as number)
  for (let y = 1; y < height - 1; y++)
    border.push(data[y * width] as number, data[(y + 1) * width - 1] as number)
  border.sort((one, other) => one - other)
  return border[border.length >> 1] ?? 0
}

function byte(level: number): number {
  return Math.round(Math.min(Math.max(level, 0), 1) * 255)
}
