/**
 * One buffer for everything that a pass computes for an image: a row an image, a place in the row for each
 * buffer of the plan, in quads. So the places do not depend on how many images there are, and all shaders see
 * the same buffer.
 */
import type { BufferName, Plan } from '../../vae/plan/plan'
import { quad, quadsOf } from './device-layout'

export interface Arena {
  /** First quad within a row. */
  places: ReadonlyMap<BufferName, number>
  /** Quads a row. */
  rowQuads: number
}

/** Mean and log variance lie together. */
const posteriorNames = new Map<BufferName, BufferName>([
  ['mean', 'posterior'],
  ['logVariance', 'posterior'],
  ['gradient.mean', 'gradient.posterior'],
  ['gradient.logVariance', 'gradient.posterior'],
])

/** Whose place a buffer has: the slope by z is the first columns of that by z and labels. */
function placeOf(name: BufferName): BufferName {
  return posteriorNames.get(name) ?? (name === 'gradient.told.z' ? 'gradient.z' : name)
}

/** What callers fill in has a buffer of its own; what else is named never leaves the shader that has it. */
function placedElsewhere({ layout }: Plan): Set<BufferName> {
  const names = ['images', 'targets', 'labels', 'told.images', 'epsilon', 'logits']
  // An autoencoder's slope by z is that by the output of a layer, which its update reads.
  return new Set(layout.logVariance ? [...names, 'gradient.z'] : names)
}

/** @param plan of a training step: the others use no more than it does */
export function arenaOf(plan: Plan): Arena {
  const places = new Map<BufferName, number>()
  const elsewhere = placedElsewhere(plan)
  let rowQuads = 0
  for (const { name, columns } of plan.buffers) {
    const place = placeOf(name)
    if (elsewhere.has(place) || places.has(place)) continue
    places.set(place, rowQuads)
    rowQuads += quadsOf(columns) * (posteriorNames.has(name) ? 2 : 1)
  }
  return { places, rowQuads }
}

/** Bytes of so many rows. */
export function arenaBytes({ rowQuads }: Arena, rows: number): number {
  return rows * rowQuads * quad * Float32Array.BYTES_PER_ELEMENT
}

export function isPlacedIn({ places }: Arena, name: BufferName): boolean {
  return places.has(placeOf(name))
}

export function placeIn({ places }: Arena, name: BufferName): number {
  const place = places.get(placeOf(name))
  if (place === undefined) throw new Error(`no place for ${name}`)
  return place
}
