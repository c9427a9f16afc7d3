/** Picture files made in the page, as a person's camera or painting program would. */
import type { Page } from '@playwright/test'

export type PictureType = 'png' | 'jpeg' | 'webp'

/** A dark seven on light paper, small and far from the centre. */
export async function digitFile(page: Page, name: string, type: PictureType) {
  const bytes = await page.evaluate(async (mimeType) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no 2d canvas')
    context.fillStyle = '#f4f1e8'
    context.fillRect(0, 0, 320, 240)
    context.strokeStyle = '#202040'
    context.lineWidth = 14
    context.lineCap = 'round'
    context.beginPath()
    context.moveTo(40, 40)
    context.lineTo(110, 40)
    context.lineTo(70, 140)
    context.stroke()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mimeType, 0.95))
    if (blob?.type !== mimeType) throw new Error(`this browser writes no ${mimeType}`)
    return Array.from(new Uint8Array(await blob.arrayBuffer()))
  }, `image/${type}`)
  return { name, mimeType: `image/${type}`, buffer: Buffer.from(bytes) }
}

/** Centre of mass of a 28 x 28 picture, in pixels, and the grey of its corners. */
export function centreOfInk(greys: readonly number[]) {
  const total = greys.reduce((sum, grey) => sum + grey, 0)
  const moment = (coordinate: (pixel: number) => number) =>
    greys.reduce((sum, grey, pixel) => sum + grey * coordinate(pixel), 0) / total
  return {
    x: moment((pixel) => pixel % 28),
    y: moment((pixel) => Math.floor(pixel / 28)),
    background: Math.max(...[0, 27, 756, 783].map((corner) => greys[corner] ?? Number.NaN)),
  }
}
