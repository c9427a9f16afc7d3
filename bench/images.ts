/** The images of the benchmarks: those of the product. */
import { openDataset } from '../src/datasets/open-dataset'
import type { Images } from './contestant'

/** `mnist-inverted` has black digits on white, so that hardly a pixel is zero. */
export type ImageSource = 'mnist' | 'fashion-mnist' | 'mnist-inverted'

/** The first 10,000 training images. */
export async function loadImages(source: ImageSource): Promise<Images> {
  const inverted = source === 'mnist-inverted'
  const baseUrl = new URL('../', location.href).href
  const { train, test, pixels } = await openDataset(inverted ? 'mnist' : source, { baseUrl })
  // Nothing shall be loading while somebody is measured.
  await Promise.all([train.whenAvailable(train.total), test.whenAvailable(test.total)])
  const count = train.shardSize
  const bytes = train.images.slice(0, count * pixels)
  if (inverted) for (let index = 0; index < bytes.length; index++) bytes[index] = 255 - bytes[index]
  return { bytes, count, pixels }
}
