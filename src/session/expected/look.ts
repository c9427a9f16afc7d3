/** What a run looks like, small: the plane where it has two dimensions, else some images as it reconstructs them. */
import { picturesOf, testImages } from '../chosen-image'
import type { PlaneWindow } from '../plane-window'
import type { Session } from '../session'
import type { Card } from './card'

/** Codes in the plane, and pictures decoded at the cells of a grid over its window, row by row from the top left. */
export interface PlaneLook {
  kind: 'plane'
  window: PlaneWindow
  /** [count, 2] */
  xy: Float32Array
  /** [count] */
  labels: Uint8Array
  /** [gridSide * gridSide, pixels] */
  images: Float32Array
}

/** [reconstructed, pixels] */
export interface RebuiltLook {
  kind: 'rebuilt'
  images: Float32Array
}

export type Look = PlaneLook | RebuiltLook

/** Cells a side of the grid, test images in the plane, and those that are reconstructed: as the script has them. */
export const gridSide = 12
const points = 600
export const reconstructed = 10

/** What the model of the page shows of itself beside a card. */
export async function lookOf(session: Session, { window }: Pick<Card, 'window'>): Promise<Look> {
  const { latentDimensions } = session.store.getState().settings.model
  return window && latentDimensions === 2 ? planeOf(session, window) : rebuiltBy(session)
}

async function planeOf(session: Session, window: PlaneWindow): Promise<PlaneLook> {
  const [{ means, labels }, images] = await Promise.all([
    session.trainer.embed(points),
    session.decode(gridPlaces(window), gridSide ** 2),
  ])
  return { kind: 'plane', window, xy: means, labels, images }
}

async function rebuiltBy({ trainer }: Session): Promise<RebuiltLook> {
  const { pixels, told } = await picturesOf(trainer, testImages([...Array(reconstructed).keys()]))
  const { mean } = await trainer.encode(pixels, reconstructed, told)
  const dimensions = mean.length / reconstructed
  // One by one: a conditional network is told the class of each.
  const images = await Promise.all(
    Array.from(told, (label, i) =>
      trainer.decode(mean.slice(i * dimensions, (i + 1) * dimensions), 1, label),
    ),
  )
  return { kind: 'rebuilt', images: Float32Array.from(images.flatMap((image) => [...image])) }
}

/** The middles of the cells, row by row from the top left. [gridSide * gridSide, 2] */
function gridPlaces({ centre, halfWidth }: PlaneWindow): Float32Array {
  const at = Array.from({ length: gridSide }, (_, i) => ((2 * i + 1) / gridSide - 1) * halfWidth)
  return Float32Array.from(
    at.toReversed().flatMap((up) => at.flatMap((across) => [centre[0] + across, centre[1] + up])),
  )
}

/** The look of a card. @param images of its picture, as of a {@link Look} */
export function lookOfCard({ window, points: packed }: Card, images: Float32Array): Look {
  if (!window || packed === undefined) return { kind: 'rebuilt', images }
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const count = bytes.length / 3
  const place = (point: number, axis: 0 | 1) =>
    window.centre[axis] + ((bytes[3 * point + axis] as number) / 127.5 - 1) * window.halfWidth
  return {
    kind: 'plane',
    window,
    xy: Float32Array.from({ length: 2 * count }, (_, k) => place(k >> 1, (k & 1) as 0 | 1)),
    labels: Uint8Array.from({ length: count }, (_, point) => bytes[3 * point + 2] as number),
    images,
  }
}
