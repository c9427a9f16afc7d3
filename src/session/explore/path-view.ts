/** What a person does with paths: their kind and ends, and the trace that z leaves. */
import type { StoreApi } from 'zustand/vanilla'
import type { SessionState } from '../state'
import type { PathEnd, PathEnds, PathKind, PathState, ShownPath } from './explore-state'

/** Points of a trace: minutes of drawing. */
const longestTrace = 4000

export class PathView {
  readonly #store: StoreApi<SessionState>
  #stopTracing: (() => void) | null = null

  constructor(store: StoreApi<SessionState>) {
    this.#store = store
  }

  choose(kind: PathKind): void {
    if (kind !== 'traced') this.trace(false)
    this.#patch({ kind })
  }

  /** @param at 0 to 3: see {@link PathState.ends} */
  setEnd(at: number, end: PathEnd): void {
    this.#patch({ ends: this.#state.ends.with(at, end) as unknown as PathEnds })
  }

  /** From now on z leaves a trace wherever it is moved, by pointer, keys or sliders; or not any more. */
  trace(tracing: boolean): void {
    this.#stopTracing?.()
    this.#stopTracing = tracing
      ? this.#store.subscribe(({ latent }, previous) => {
          if (latent.z !== previous.latent.z) this.addPoint(latent.z)
        })
      : null
    this.#patch({ tracing })
  }

  /** Adds z to the trace. What was traced in another latent space goes. */
  addPoint(z: readonly number[] = this.#store.getState().latent.z): void {
    const traced = this.#state.traced.filter((point) => point.length === z.length)
    if (traced.at(-1)?.join() !== z.join()) this.#patch({ traced: [...traced, z].slice(-longestTrace) })
  }

  clearTrace(): void {
    this.#patch({ traced: [] })
  }

  /** Shows a path in the plane; null takes it away. */
  show(shown: ShownPath | null): void {
    this.#patch({ shown })
  }

  get #state(): PathState {
    return this.#store.getState().explore.path
  }

  #patch(change: Partial<PathState>): void {
    this.#store.setState(({ explore }) => ({ explore: { ...explore, path: { ...explore.path, ...change } } }))
  }
}
