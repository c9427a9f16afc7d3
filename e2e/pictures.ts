/** What a picture on the page shows. */
import { expect, type Locator } from '@playwright/test'

/** The grey values of a canvas, 0 to 255, row by row at its own resolution. */
export async function greys(picture: Locator): Promise<number[]> {
  const bytes = await picture.evaluate((canvas: HTMLCanvasElement) => {
    // Read from a copy: the browser slows a canvas down, and warns, once it has been read.
    const copy = new OffscreenCanvas(canvas.width, canvas.height)
    const context = copy.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no 2d canvas')
    context.drawImage(canvas, 0, 0)
    const { data } = context.getImageData(0, 0, copy.width, copy.height)
    let bytes = ''
    for (let at = 0; at < data.length; at += 4) bytes += String.fromCharCode(data[at] ?? 0)
    return btoa(bytes)
  })
  return unpacked(bytes)
}

/** What a canvas would show if it drew these pixels ([28 * 28], 0 to 1) over its whole area. */
export async function greysOf(pixels: readonly number[], picture: Locator): Promise<number[]> {
  const bytes = await picture.evaluate((canvas: HTMLCanvasElement, values) => {
    const side = Math.sqrt(values.length)
    const image = new ImageData(side, side)
    values.forEach((value, pixel) => {
      image.data.fill(255 * value, 4 * pixel, 4 * pixel + 3)
      image.data[4 * pixel + 3] = 255
    })
    const draw = (width: number, source: HTMLCanvasElement | null) => {
      const target = Object.assign(document.createElement('canvas'), { width, height: width })
      const context = target.getContext('2d')
      if (!context) throw new Error('no 2d canvas')
      context.imageSmoothingQuality = 'high'
      if (source) context.drawImage(source, 0, 0, width, width)
      else context.putImageData(image, 0, 0)
      return target
    }
    const own = draw(side, null)
    const drawn = canvas.width === side ? own : draw(canvas.width, own)
    const { data } = (drawn.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      drawn.width,
      drawn.width,
    )
    let bytes = ''
    for (let at = 0; at < data.length; at += 4) bytes += String.fromCharCode(data[at] ?? 0)
    return btoa(bytes)
  }, pixels as number[])
  return unpacked(bytes)
}

/** Numbers that came as one text: a list of them travels slowly from the page. */
function unpacked(bytes: string): number[] {
  return [...Buffer.from(bytes, 'base64')]
}

/** The largest difference between two lists of one length. */
export function largestDifference(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) throw new Error(`${one.length} values against ${other.length}`)
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? Number.NaN))))
}

/** The grey values of a canvas once they have come to rest. */
export async function calm(picture: Locator): Promise<number[]> {
  let previous: number[] = []
  const unchanged = async () => {
    const before = previous
    previous = await greys(picture)
    return before.length === previous.length && largestDifference(before, previous) === 0
  }
  await expect.poll(unchanged, { intervals: [300] }).toBe(true)
  return previous
}
