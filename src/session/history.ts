import type { Point } from '../training/protocol'

/** Points above which neighbours are merged: more than a chart has pixels. */
const capacity = 4000

/**
 * The curve of a run, oldest first. When it grows long, neighbouring points are merged into their mean, so
 * that it is thinned everywhere and never cut off at the front.
 */
export class History {
  #points: Point[] = []
  readonly #listeners = new Set<() => void>()

  get points(): readonly Point[] {
    return this.#points
  }

  /** Points at or after the first new one's step give way: it was taken again, or the run was put back. */
  append(points: readonly Point[]): void {
    const first = points[0]
    if (!first) return
    while ((this.#points.at(-1)?.step ?? -1) >= first.step) this.#points.pop()
    this.#points.push(...points)
    if (this.#points.length > capacity) this.#points = thinned(this.#points)
    this.#announce()
  }

  replace(points: readonly Point[]): void {
    this.#points = [...points]
    this.#announce()
  }

  /** Calls back whenever the curve has changed; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #announce(): void {
    for (const listener of this.#listeners) listener()
  }
}

/**
 * Half as many points. A point is a mean over the steps since the one before, so that neighbours are weighted
 * by their numbers of steps; points that carry test terms stay as they are, since those belong to one step.
 */
export function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  let start = 0
  for (let index = 0; index < points.length; ) {
    const first = points[index] as Point
    const second = points[index + 1]
    if (!second || first.test) {
      kept.push(first)
      start = first.step
      index += 1
      continue
    }
    kept.push(merged(first, second, (first.step - start) / Math.max(1, second.step - start)))
    start = second.step
    index += 2
  }
  return kept
}

function merged(first: Point, second: Point, weight: number): Point {
  const mean = (a: number, b: number) => weight * a + (1 - weight) * b
  return {
    ...second,
    elbo: mean(first.elbo, second.elbo),
    reconstruction: mean(first.reconstruction, second.reconstruction),
    kl: mean(first.kl, second.kl),
  }
}
