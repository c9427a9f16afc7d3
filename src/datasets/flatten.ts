import type { GreyImage } from './grey-image'

/** Colours with transparency, [height, width, 4], 0 to 255, not premultiplied; an ImageData is one. */
export interface ColourImage {
  width: number
  height: number
  data: Uint8Array | Uint8ClampedArray
}

/**
 * The luma of a picture laid on white paper: 0.2126 R + 0.7152 G + 0.0722 B (ITU-R BT.709), in [0, 1].
 * A picture in which nothing dark would show there, such as white ink on transparency, is laid on black.
 */
export function flattenToGrey(image: ColourImage): GreyImage<Float32Array> {
  const onWhite = layOn(1, image)
  const transparent = image.data.some((value, index) => index % 4 === 3 && value < 255)
  const darkest = onWhite.data.reduce((least, value) => Math.min(least, value), 1)
  return transparent && darkest > 0.5 ? layOn(0, image) : onWhite
}

function layOn(paper: number, { width, height, data }: ColourImage): GreyImage<Float32Array> {
  const grey = new Float32Array(width * height)
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const channel = (offset: number) => (data[4 * pixel + offset] as number) / 255
    const luma = 0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
    grey[pixel] = paper + (luma - paper) * channel(3)
  }
  return { width, height, data: grey }
}
