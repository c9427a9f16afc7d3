/** Pixels as the data sets (0 to 255) or the models (0 to 1) have them, row by row. */
export type Pixels = Uint8Array | Uint8ClampedArray | Float32Array

/** Paints a square grey picture, white on black, over a square of `side` canvas pixels. */
export function paintGrey(context: CanvasRenderingContext2D, pixels: Pixels, side: number): void {
  const own = Math.round(Math.sqrt(pixels.length))
  const image = new ImageData(own, own)
  const scale = pixels instanceof Float32Array ? 255 : 1
  for (let i = 0; i < pixels.length; i++) {
    const grey = (pixels[i] as number) * scale
    image.data[4 * i] = grey
    image.data[4 * i + 1] = grey
    image.data[4 * i + 2] = grey
    image.data[4 * i + 3] = 255
  }
  if (own === side) {
    context.putImageData(image, 0, 0)
    return
  }
  small ??= document.createElement('canvas')
  small.width = own
  small.height = own
  small.getContext('2d')?.putImageData(image, 0, 0)
  context.imageSmoothingQuality = 'high'
  context.drawImage(small, 0, 0, side, side)
}

/** Pictures are enlarged from here, one at a time. */
let small: HTMLCanvasElement | undefined
