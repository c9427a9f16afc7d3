/** Pixels as the data sets (0 to 255) or the models (0 to 1) have them, row by row. */
export type Pixels = Uint8Array | Uint8ClampedArray | Float32Array

/** Paints a square grey picture into a context of the same size, white on black. */
export function paintGrey(context: CanvasRenderingContext2D, pixels: Pixels): void {
  const image = context.createImageData(context.canvas.width, context.canvas.height)
  const scale = pixels instanceof Float32Array ? 255 : 1
  for (let i = 0; i < pixels.length; i++) {
    const grey = (pixels[i] as number) * scale
    image.data.set([grey, grey, grey, 255], 4 * i)
  }
  context.putImageData(image, 0, 0)
}
