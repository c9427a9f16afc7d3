import type { Point } from '../training/protocol'
import { thinned } from '../vae/learning-curve'

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
