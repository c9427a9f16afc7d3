/** What the plane draws of a latent space of any number of dimensions. */
import { type PlaneAxes, placesOf } from '../../analysis/latent-plane'
import type { Points } from '../../charts/class-medians'
import type { Manifold as PlaneManifold } from '../../charts/paint-manifold'
import type { Manifold } from '../../session/state'
import type { Embedding } from '../../training/protocol'
import { imagePixels } from '../../vae/image'

/** Distance between the rows of classes where there is no second dimension, in axis units. */
const rowHeight = 0.5

/** The points as the plane shows them. One dimension alone gets a row for each class, so that points stay apart. */
export function planePoints({ means, labels }: Embedding, axes: PlaneAxes): Points {
  if (isWholeSpace(axes) || labels.length === 0) return { xy: means, labels }
  const xy = placesOf(axes, means, means.length / labels.length)
  if (axes.length < 2) {
    labels.forEach((label, index) => {
      xy[2 * index + 1] = (4.5 - label) * rowHeight
    })
  }
  return { xy, labels }
}

/** The plane of z1 and z2 where there are no others: places are points. */
function isWholeSpace([first, second]: PlaneAxes): boolean {
  return first?.length === 2 && first[0] === 1 && second?.[1] === 1
}

export function planeManifold({ side, halfWidth, images }: Manifold): PlaneManifold {
  const rows = images.length / (side * imagePixels)
  return { side, rows, images, view: { centre: [0, 0], halfWidth } }
}
