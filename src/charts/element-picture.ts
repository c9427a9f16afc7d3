/**
 * What an element shows, as one canvas: its background, the canvases in it where they lie, and the texts beside
 * them. Enough for a chart; no general picture of a page.
 */
export function elementPicture(element: HTMLElement): HTMLCanvasElement {
  const frame = element.getBoundingClientRect()
  const ratio = devicePixelRatio
  const picture = document.createElement('canvas')
  picture.width = Math.round(frame.width * ratio)
  picture.height = Math.round(frame.height * ratio)
  const context = picture.getContext('2d')
  if (!context) return picture
  context.scale(ratio, ratio)
  context.fillStyle = getComputedStyle(document.body).backgroundColor
  context.fillRect(0, 0, frame.width, frame.height)
  context.translate(-frame.left, -frame.top)
  for (const part of element.querySelectorAll<HTMLElement>('*')) {
    const { left, top, width, height } = part.getBoundingClientRect()
    // A pixel wide is what only screen readers are to find.
    if (!part.checkVisibility() || width <= 1) continue
    const { backgroundColor, color, font } = getComputedStyle(part)
    context.fillStyle = backgroundColor
    context.fillRect(left, top, width, height)
    if (part instanceof HTMLCanvasElement) context.drawImage(part, left, top, width, height)
    else if (part.childElementCount === 0 && part.textContent) {
      context.fillStyle = color
      context.font = font
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.fillText(part.textContent, left + width / 2, top + height / 2)
    }
  }
  return picture
}
