import { type ClassMedian, type LabelBox, placeLabels } from './class-medians'
import { classColor } from './palette'
import { toPixels, type View } from './plane-axes'
import type { ThemeColors } from './theme-colors'

/** Labels stand at most so many times half their height from their class's median. */
const farthest = 2.2

/** The class names in small discs at the classes' medians, or close to them with a line that leads there. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  side: number,
  view: View,
  medians: readonly ClassMedian[],
  names: readonly string[],
  colors: ThemeColors,
): void {
  const size = Math.max(10, side * 0.02) * colors.emphasis
  context.font = `700 ${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const halfHeight = size * 0.85
  const labels = medians.map(({ label, at }) => ({ label, text: names[label] ?? String(label), at }))
  const anchors = labels.map(({ text, at }): LabelBox => {
    const [x, y] = toPixels(view, side, at)
    return {
      x,
      y,
      halfHeight,
      halfWidth: Math.max(halfHeight, context.measureText(text).width / 2 + size * 0.45),
    }
  })
  const boxes = placeLabels(anchors, farthest * halfHeight)
  labels.forEach(({ label }, i) => {
    const [box, anchor] = [boxes[i], anchors[i]]
    if (box && anchor) paintLeader(context, anchor, box, classColor(label))
  })
  labels.forEach(({ label, text }, i) => {
    const box = boxes[i]
    if (box) paintLabel(context, box, text, classColor(label), colors)
  })
}

/** From the middle of a label to its median: hidden under the label unless it had to move away. */
function paintLeader(context: CanvasRenderingContext2D, to: LabelBox, from: LabelBox, color: string): void {
  context.lineWidth = Math.max(1, from.halfHeight * 0.16)
  context.strokeStyle = color
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.lineTo(to.x, to.y)
  context.stroke()
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
