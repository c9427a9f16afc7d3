/** A line drawn without lifting: x and y in turn, 0 to 1 from the top left corner. */
export type Stroke = number[]

/** White strokes on black; what is handed on. */
export interface DrawnPicture {
  width: number
  height: number
  /** [width * height], 0 black to 255 white, row by row. */
  data: Uint8ClampedArray
}

/** Width of the pen as a share of the picture: about two and a half pixels of 28, as in MNIST. */
const PEN_WIDTH = 0.085

/** Side of the picture that is handed on, in pixels: ten times the network's. */
const RASTER_SIDE = 280

/** Draws strokes on a square of `side` in the context's own units. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  side: number,
  strokes: readonly Stroke[],
): void {
  context.strokeStyle = '#ffffff'
  context.lineWidth = PEN_WIDTH * side
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const stroke of strokes) {
    context.beginPath()
    for (let i = 0; i < stroke.length; i += 2)
      context.lineTo((stroke[i] as number) * side, (stroke[i + 1] as number) * side)
    // A canvas draws nothing for a line without length: a dot is a line of a thousandth.
    if (stroke.length === 2)
      context.lineTo((stroke[0] as number) * side + side / 1000, (stroke[1] as number) * side)
    context.stroke()
  }
}

/** The strokes as grey pixels; null without strokes. */
export function rasteriseStrokes(strokes: readonly Stroke[]): DrawnPicture | null {
  if (strokes.length === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = RASTER_SIDE
  canvas.height = RASTER_SIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  paintStrokes(context, RASTER_SIDE, strokes)
  const { data } = context.getImageData(0, 0, RASTER_SIDE, RASTER_SIDE)
  // White ink on nothing: how much of it lies on a pixel is its alpha.
  const grey = Uint8ClampedArray.from({ length: data.length / 4 }, (_, i) => data[4 * i + 3] as number)
  return { width: RASTER_SIDE, height: RASTER_SIDE, data: grey }
}
