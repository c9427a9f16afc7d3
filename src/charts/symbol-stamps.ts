import { classSymbols } from './class-symbols'
import { classColor, outlineOn, textOn } from './palette'
import { type PointStamps, SUBPIXELS } from './point-stamps'

const font = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/**
 * Discs with the symbol of a class in them, drawn once on one sheet: a row for each class, a column for each subpixel
 * position. Black or white on the class's colour reads on all of them.
 * @param radius in device pixels, without the rim of the background's colour that keeps neighbours apart
 */
export function renderSymbolStamps(
  classNames: readonly string[],
  radius: number,
  background: string,
): PointStamps {
  const symbols = classSymbols(classNames)
  const rim = Math.max(1, radius * 0.14)
  const side = Math.ceil(2 * (radius + rim)) + 2
  const positions = SUBPIXELS * SUBPIXELS
  const context = new OffscreenCanvas(side * positions, side * symbols.length).getContext('2d', {
    willReadFrequently: true,
  })
  if (!context) return { side, stamps: [] }
  context.font = `700 ${radius * 1.55}px ${font}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const stamps = symbols.map((symbol, label) =>
    Array.from({ length: positions }, (_, subpixel) => {
      const [left, top] = [subpixel * side, label * side]
      const x = left + side / 2 + (subpixel % SUBPIXELS) / SUBPIXELS
      const y = top + side / 2 + Math.floor(subpixel / SUBPIXELS) / SUBPIXELS
      const fill = classColor(label)
      disc(context, x, y, radius + rim, background)
      disc(context, x, y, radius, outlineOn(fill, background))
      disc(context, x, y, radius - rim / 2, fill)
      context.fillStyle = textOn(fill)
      const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = context.measureText(symbol)
      context.fillText(symbol, x, y + (above - below) / 2)
      return new Int32Array(context.getImageData(left, top, side, side).data.buffer)
    }),
  )
  return { side, stamps }
}

function disc(
  context: OffscreenCanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = color
  context.fill()
}
