/** What the plane draws of a latent space of any number of dimensions. */
import { excessOverPrior } from '../../analysis/aggregate-posterior'
import { gaussianOn } from '../../analysis/gaussian'
import { type PlaneAxes, placesOf } from '../../analysis/latent-plane'
import type { Points } from '../../charts/class-medians'
import type { Density } from '../../charts/paint-density'
import type { ClassGaussian } from '../../charts/paint-ellipse'
import type { Manifold as PlaneManifold } from '../../charts/paint-manifold'
import type { Trails } from '../../charts/paint-trails'
import { classColor } from '../../charts/palette'
import type { View } from '../../charts/plane-axes'
import type { Manifold, Posteriors } from '../../session/state'
import type { Embedding } from '../../training/answers'

/** Distance between the rows of classes where there is no second dimension, in axis units. */
const rowHeight = 0.5

/** The middle of the row of a class where there is no second dimension. */
function rowOf(label: number): number {
  return (4.5 - label) * rowHeight
}

/** The points as the plane shows them. One dimension alone gets a row for each class, so that points stay apart. */
export function planePoints({ means, labels }: Pick<Embedding, 'means' | 'labels'>, axes: PlaneAxes): Points {
  if (isWholeSpace(axes) || labels.length === 0) return { xy: means, labels }
  const xy = placesOf(axes, means, means.length / labels.length)
  if (axes.length < 2) {
    labels.forEach((label, index) => {
      xy[2 * index + 1] = rowOf(label)
    })
  }
  return { xy, labels }
}

/** The plane of z1 and z2 where there are no others: places are points. */
function isWholeSpace([first, second]: PlaneAxes): boolean {
  return first?.length === 2 && first[0] === 1 && second?.[1] === 1
}

/** Each posterior in the colour of its class, if it has one. */
export function planePosteriors(
  { means, logVariances, labels }: Posteriors,
  axes: PlaneAxes,
): ClassGaussian[] {
  const dimensions = means.length / labels.length
  return Array.from(labels, (label, i) => {
    const of = (values: Float32Array) => values.subarray(i * dimensions, (i + 1) * dimensions)
    const posterior = gaussianOn(axes, of(means), of(logVariances))
    const { mean, sigma } = posterior
    const row = label === null ? 0 : rowOf(label)
    const inRow = { mean: [mean[0], row], sigma: [sigma[0], rowHeight / 5], angle: 0 } as const
    const color = label === null ? null : classColor(label)
    return { posterior: axes.length < 2 ? inRow : posterior, color }
  })
}

/** How the same points have moved, as the plane shows it; null before they have. */
export function planeTrails(trail: readonly Embedding[], axes: PlaneAxes): Trails | null {
  const [first] = trail
  if (!first || trail.length < 2) return null
  return { places: trail.map((embedding) => planePoints(embedding, axes).xy), labels: first.labels }
}

/** Cells a side of the density's grid. */
const densitySide = 64

/** Where the codes are denser than the prior, in a part of the plane. */
export function planeDensity(embedding: Embedding, axes: PlaneAxes, view: View): Density {
  const { means, labels } = embedding
  const grid = { ...view, side: densitySide }
  return {
    excess: excessOverPrior(axes, embedding, means.length / labels.length, grid),
    side: densitySide,
    view,
  }
}

export function planeManifold({ columns, rows, images }: Manifold): PlaneManifold {
  return { edges: { columns: columns.edges, rows: rows?.edges ?? null }, images }
}
