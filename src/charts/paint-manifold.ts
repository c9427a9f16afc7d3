import { channels } from '../lib/color'
import { pixelsPerUnit, toPixels, type View } from './plane-axes'

/** Pictures decoded at the centres of the cells of a square grid over a view, or of one row of cells. */
export interface Manifold {
  /** Cells in a row. */
  side: number
  /** Rows of cells; as many as `side` if left out. */
  rows?: number
  /** [rows * side, pixels] in [0, 1], row by row from the top left. */
  images: Float32Array
  /** The view whose cells were decoded; the present one if left out. */
  view?: View | undefined
}

/** How dark the darkest ink is: the points must stay in front. */
const INK_OPACITY = 0.42

/** The pictures side by side in a canvas of their own resolution, as ink of one colour on nothing. */
export function renderManifold(
  { side, rows = side, images }: Manifold,
  ink: string,
): HTMLCanvasElement | null {
  const pixels = images.length / (side * rows)
  const width = Math.sqrt(pixels)
  const canvas = document.createElement('canvas')
  canvas.width = side * width
  canvas.height = rows * width
  const context = canvas.getContext('2d')
  if (!context || !Number.isInteger(width)) return null
  const picture = context.createImageData(canvas.width, canvas.height)
  const [red, green, blue] = channels(ink)
  // 0xAABBGGRR, as ImageData lies in memory on the little-endian machines that browsers run on.
  const data = new Int32Array(picture.data.buffer)
  const color = (blue << 16) | (green << 8) | red
  const opacity = 255 * INK_OPACITY
  for (let cell = 0; cell < side * rows; cell++) {
    const corner = Math.floor(cell / side) * width * canvas.width + (cell % side) * width
    for (let row = 0; row < width; row++) {
      const from = cell * pixels + row * width
      const to = corner + row * canvas.width
      for (let column = 0; column < width; column++) {
        data[to + column] = color | (((images[from + column] as number) * opacity) << 24)
      }
    }
  }
  context.putImageData(picture, 0, 0)
  return canvas
}

/** Puts rendered pictures where their cells lie in the present view; a single row goes to the lower edge. */
export function paintManifold(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  rendered: HTMLCanvasElement,
  decoded: View,
): void {
  const [left, bottom] = toPixels(view, side, [
    decoded.centre[0] - decoded.halfWidth,
    decoded.centre[1] - decoded.halfWidth,
  ])
  const width = 2 * decoded.halfWidth * pixelsPerUnit(view, side)
  const height = (width * rendered.height) / rendered.width
  context.imageSmoothingQuality = 'high'
  context.drawImage(rendered, left, bottom - height, width, height)
}
