/** What the plane draws of a latent space of any number of dimensions: its first two. */
import type { Manifold as PlaneManifold } from '../../charts/paint-manifold'
import type { Manifold } from '../../session/state'
import type { Embedding, Examination } from '../../training/protocol'
import { imagePixels } from '../../vae/image'

/** Distance between the rows of classes where there is no second dimension, in axis units. */
const rowHeight = 0.5

/** The points of the plane, [count, 2]. One dimension alone gets a row for each class, so that points stay apart. */
export function planePoints({ means, labels }: Embedding): { xy: Float32Array; labels: Uint8Array } {
  const dimensions = labels.length === 0 ? 2 : means.length / labels.length
  if (dimensions === 2) return { xy: means, labels }
  const xy = new Float32Array(2 * labels.length)
  labels.forEach((label, index) => {
    xy[2 * index] = means[index * dimensions] as number
    xy[2 * index + 1] =
      dimensions === 1 ? (4.5 - label) * rowHeight : (means[index * dimensions + 1] as number)
  })
  return { xy, labels }
}

export function planeManifold({ side, halfWidth, images }: Manifold): PlaneManifold {
  const rows = images.length / (side * imagePixels)
  return { side, rows, images, view: { centre: [0, 0], halfWidth } }
}

/** The posterior's mean and standard deviations along the two axes; one dimension has no second one. */
export function planeEllipse({ mean, logVariance }: Pick<Examination, 'mean' | 'logVariance'>) {
  const sigma = (dimension: number) => Math.exp((logVariance[dimension] ?? 0) / 2)
  if (mean.length < 2) return { mean: [mean[0] ?? 0, 0], sigma: [sigma(0), 0] } as const
  return { mean: [mean[0] ?? 0, mean[1] ?? 0], sigma: [sigma(0), sigma(1)] } as const
}

/** z with its first coordinates, as many as the plane and it share, taken from a place on the plane. */
export function moveInPlane(z: readonly number[], [x, y]: readonly [number, number]): number[] {
  return z.map((value, index) => (index === 0 ? x : index === 1 ? y : value))
}
