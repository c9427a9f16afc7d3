import { type ClassMedian, type LabelBox, spreadLabels } from './class-medians'
import { classColor } from './palette'
import { toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** The class names in small discs at the classes' medians. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  medians: readonly ClassMedian[],
  names: readonly string[],
  colors: ThemeColors,
): void {
  const size = Math.max(10, side * 0.02)
  context.font = `700 ${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const labels = medians.map(({ label, at }) => ({ label, text: names[label] ?? String(label), at }))
  const boxes = labels.map(({ text, at }): LabelBox => {
    const [x, y] = toPixels(view, side, at)
    const halfHeight = size * 0.85
    return {
      x,
      y,
      halfHeight,
      halfWidth: Math.max(halfHeight, context.measureText(text).width / 2 + size * 0.45),
    }
  })
  spreadLabels(boxes)
  labels.forEach(({ label, text }, i) => {
    const box = boxes[i]
    if (box) paintLabel(context, box, text, classColor(label), colors)
  })
}

function paintLabel(
  context: CanvasRenderingContext2D,
  box: LabelBox,
  text: string,
  color: string,
  colors: ThemeColors,
): void {
  const { x, y, halfWidth, halfHeight } = box
  context.beginPath()
  context.roundRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, halfHeight)
  context.fillStyle = colors.surface
  context.fill()
  context.lineWidth = Math.max(1.5, halfHeight * 0.16)
  context.strokeStyle = color
  context.stroke()
  context.fillStyle = colors.text
  // Digits have no descenders: their middle lies a little above the line's.
  context.fillText(text, x, y + halfHeight * 0.08)
}
