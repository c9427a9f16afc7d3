import type { TrainerEvent } from '../protocol'

type Listener = (event: TrainerEvent) => void

/** Passes events on to whoever subscribed; while it is closed it keeps them, in their order. */
export class EventGate {
  readonly #listeners = new Set<Listener>()
  readonly #watchers = new Set<Listener>()
  /** Null: open. */
  #kept: TrainerEvent[] | null = null
  #waiting: (() => void)[] = []

  /** Calls back for every event that has passed; returns what ends that. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The same for every event as soon as it has come, whether it passes or not. */
  watch(listener: Listener): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  close(): void {
    this.#kept ??= []
  }

  open(): void {
    const kept = this.#kept ?? []
    this.#kept = null
    for (const event of kept) this.#tell(event)
    for (const goOn of this.#waiting.splice(0)) goOn()
  }

  /** Resolves once all that has come has passed. */
  async whenOpen(): Promise<void> {
    if (this.#kept) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  emit(event: TrainerEvent): void {
    if (this.#kept) this.#kept.push(event)
    else this.#tell(event)
    for (const watcher of this.#watchers) watcher(event)
  }

  #tell(event: TrainerEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
