import { GIFEncoder } from 'gifenc'

/** Pixels of the file a pixel of a picture: as squares, which every player shows alike. */
const scale = 6
const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey])

/** Square pictures one after another as a GIF that goes on forever. @param pictures each [side * side], 0 to 1 */
export function animatedGif(pictures: readonly Float32Array[], picturesASecond: number): Blob {
  const gif = GIFEncoder()
  pictures.forEach((pixels, index) => {
    const side = Math.round(Math.sqrt(pixels.length))
    const width = side * scale
    const frame = Uint8Array.from({ length: width * width }, (_, i) => {
      const row = Math.floor(i / width / scale)
      return Math.round(255 * (pixels[row * side + Math.floor((i % width) / scale)] as number))
    })
    // The palette of the first frame is that of all.
    const palette = index === 0 ? { palette: greys } : {}
    gif.writeFrame(frame, width, width, { ...palette, delay: 1000 / picturesASecond })
  })
  gif.finish()
  return new Blob([gif.bytes()], { type: 'image/gif' })
}
