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
  return !isDarkAnywhere(onWhite) && isTransparent(image) ? layOn(0, image) : onWhite
}

function isDarkAnywhere({ data }: GreyImage<Float32Array>): boolean {
  for (let pixel = 0; pixel < data.length; pixel++) if ((data[pixel] as number) <= 0.5) return true
  return false
}

function isTransparent({ data }: ColourImage): boolean {
  for (let opacity = 3; opacity < data.length; opacity += 4) if ((data[opacity] as number) < 255) return true
  return false
}

/** No function within the loop: of a hundred thousand pictures most of the time would go there. */
function layOn(paper: number, { width, height, data }: ColourImage): GreyImage<Float32Array> {
  const grey = new Float32Array(width * height)
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = 4 * pixel
    const red = data[at] as number
    const green = data[at + 1] as number
    const blue = data[at + 2] as number
    const luma = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
    grey[pixel] = paper + ((luma - paper) * (data[at + 3] as number)) / 255
  }
  return { width, height, data: grey }
}
