/** For tests that compare with a published sum, in Node and in the browser alike. */
import type { Dataset } from '../dataset'

/** Of *Shapes* with seed 1: what every browser and machine must draw. */
export const sumOfShapes = '4050d693f0e3d61a9c8da102d93738d79f75fc1348b71a86455c24f3b5760e11'

/** SHA-256, in hexadecimal, of the images, labels and factors of the training split and then of the test split. */
export async function sumOf({ train, test }: Dataset): Promise<string> {
  await Promise.all([train.whenAvailable(train.total), test.whenAvailable(test.total)])
  const parts = [train, test].flatMap(({ images, labels, factors }) => [
    images,
    labels,
    factors?.values ?? [],
  ])
  const bytes = await new Blob(parts.map((part) => Uint8Array.from(part))).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
