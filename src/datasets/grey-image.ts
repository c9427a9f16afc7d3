import { imagePixels, imageSide } from '../vae/image'

/** A picture without colours, row by row from the top left. */
export interface GreyImage<Data extends GreyData = GreyData> {
  width: number
  height: number
  /** [height, width]; bytes run from 0 (black) to 255, floats from 0 to 1. */
  data: Data
}

export type GreyData = Float32Array | Uint8Array | Uint8ClampedArray

/** A rectangle of pixels; `right` and `bottom` lie just outside. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The smallest box around every pixel above a level, or null if there is none. */
export function boxAbove(image: GreyImage, level: number): Box | null {
  const { width, height, data } = image
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] as number) <= level) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = y + 1
    }
  }
  return box.right > 0 ? box : null
}

export function crop(image: GreyImage<Float32Array>, box: Box): GreyImage<Float32Array> {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const start = (box.top + y) * image.width + box.left
    data.set(image.data.subarray(start, start + width), y * width)
  }
  return { width, height, data }
}

/** The image on a black field as large as those of a data set, its top left corner at (left, top); it must fit. */
export function placeOnField(image: GreyImage<Float32Array>, left: number, top: number): Float32Array {
  const field = new Float32Array(imagePixels)
  for (let y = 0; y < image.height; y++) {
    const row = image.data.subarray(y * image.width, (y + 1) * image.width)
    field.set(row, (top + y) * imageSide + left)
  }
  return field
}
