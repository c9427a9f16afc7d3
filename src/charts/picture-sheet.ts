import { type Pixels, paintGrey } from './grey-picture'

/** Between pictures, in pixels of the file. */
const gap = 8

/**
 * Square pictures of one size side by side, row by row, as a canvas with narrow gaps of nothing between them.
 * @param scale pixels of the canvas a pixel of a picture
 */
export function pictureSheet(pictures: readonly Pixels[], columns: number, scale = 4): HTMLCanvasElement {
  const side = Math.round(Math.sqrt(pictures[0]?.length ?? 0)) * scale
  const rows = Math.ceil(pictures.length / columns)
  const sheet = document.createElement('canvas')
  sheet.width = columns * (side + gap) - gap
  sheet.height = rows * (side + gap) - gap
  const context = sheet.getContext('2d')
  const one = document.createElement('canvas')
  one.width = side
  one.height = side
  const own = one.getContext('2d')
  pictures.forEach((pixels, index) => {
    if (own) paintGrey(own, pixels, side)
    context?.drawImage(one, (index % columns) * (side + gap), Math.floor(index / columns) * (side + gap))
  })
  return sheet
}

/** A canvas as a PNG file. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  )
}
