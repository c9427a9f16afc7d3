import { expect, test } from 'vitest'
import { imagePixels } from '../../vae/image'
import { permutation, Stream } from '../../vae/random'
import { ImageStore } from './image-store'

/** Images that bear their number in their first two pixels and at their end. */
function image(number: number): Uint8Array {
  const pixels = new Uint8Array(imagePixels)
  pixels.set([number >> 8, number & 255])
  pixels[imagePixels - 1] = number & 255
  return pixels
}

// No image, one, a full block, one more than that, and several blocks with a part of one.
test.each([0, 1, 2048, 2049, 5000])('%i images come out in another order', (count) => {
  const store = new ImageStore()
  for (let number = 0; number < count; number++) store.add(image(number))
  expect(store.count).toBe(count)
  const order = permutation(count, { seed: 1, stream: Stream.importOrder, step: 0 })
  const taken = store.takeOut(order)
  expect(taken.length).toBe(count * imagePixels)
  const rows = Array.from({ length: count }, (_, row) =>
    taken.subarray(row * imagePixels, (row + 1) * imagePixels),
  )
  expect(rows.every((row, place) => Buffer.compare(row, image(order[place] as number)) === 0)).toBe(true)
  expect(store.count).toBe(0)
})
