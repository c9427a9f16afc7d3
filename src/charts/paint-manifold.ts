import { channels } from '../lib/color'
import { pixelsPerUnit, toPixels, type View } from './plane-axes'

/** Pictures decoded at the centres of the cells of a grid, or of one row of cells. */
export interface Manifold {
  /** Edges of the columns from the left and of the rows from below, in axis units. */
  edges: { columns: readonly number[]; rows: readonly number[] | null }
  /** [rows * columns, pixels] in [0, 1], row by row from the top left. */
  images: Float32Array
}

/** How dark the darkest ink is: the points must stay in front. */
const INK_OPACITY = 0.42

/** The pictures side by side in a canvas of their own resolution, as ink of one colour on nothing. */
export function renderManifold({ edges, images }: Manifold, ink: string): HTMLCanvasElement | null {
  const side = edges.columns.length - 1
  const rows = edges.rows ? edges.rows.length - 1 : 1
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
  { columns, rows }: Manifold['edges'],
): void {
  const last = (edges: readonly number[]) => edges.at(-1) as number
  context.imageSmoothingQuality = 'high'
  if (!areEven(columns) || (rows && !areEven(rows))) {
    paintCells(context, side, view, rendered, columns, rows)
    return
  }
  const [left, bottom] = toPixels(view, side, [columns[0] as number, rows?.[0] ?? 0])
  const foot = rows ? bottom : side
  const width = (last(columns) - (columns[0] as number)) * pixelsPerUnit(view, side)
  const height = (width * rendered.height) / rendered.width
  context.drawImage(rendered, left, foot - height, width, height)
}

function areEven(edges: readonly number[]): boolean {
  const width = (cell: number) => (edges[cell + 1] as number) - (edges[cell] as number)
  return Math.abs(width(0) - width(edges.length >> 1)) < 1e-6 * width(0)
}

/** Each picture over the whole of its own cell, so that they leave no gaps. */
function paintCells(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  rendered: HTMLCanvasElement,
  columns: readonly number[],
  rows: readonly number[] | null,
): void {
  const own = rendered.width / (columns.length - 1)
  const down = rows ? rows.length - 1 : 1
  for (let column = 0; column < columns.length - 1; column++) {
    const [left] = toPixels(view, side, [columns[column] as number, 0])
    const [right] = toPixels(view, side, [columns[column + 1] as number, 0])
    for (let row = 0; row < down; row++) {
      const [, top] = rows ? toPixels(view, side, [0, rows[row + 1] as number]) : [0, side - side / 17]
      const [, bottom] = rows ? toPixels(view, side, [0, rows[row] as number]) : [0, side]
      const [width, height] = [right - left, bottom - top]
      context.drawImage(rendered, column * own, (down - 1 - row) * own, own, own, left, top, width, height)
    }
  }
}
