/**
 * Keeps the present run: every few seconds while it trains, when it rests, when the page goes out of sight, and before
 * another takes its place.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { Keeper } from '../storage/keeper'
import { isRunningAway } from '../training/loop/divergence'
import type { RunState } from '../training/protocol'
import type { CurvePoint } from '../vae/learning-curve'
import type { ModelFile } from '../vae/model-file'
import type { OwnDataKeeping } from './own-data-keeping'
import type { SessionState } from './state'

/** While a run trains it is kept this often, or after so many times what keeping it takes. */
const everyMs = 10_000
const timesTaken = 20
/** A run that rests is kept once it has rested so long: steps may be taken one by one. */
const restMs = 400

/** The run of the page, as far as it has been kept. */
export interface RunInHand {
  /** Null until it has been kept for the first time. */
  id: string | null
  /** Where it was kept last, or began. */
  step: number
}

/** What is kept of a session, and who hears of it. */
export interface AutosaveMeans {
  state(): Promise<RunState>
  points(): readonly CurvePoint[]
  /** Hash of the page's address. */
  address(): string
  ownData: Pick<OwnDataKeeping, 'of' | 'complete'>
  kept(): void
  failed(thrown: unknown): void
}

export class Autosave {
  /** Set at the beginning of a run. */
  run: RunInHand = { id: null, step: 0 }
  /** Nothing is kept while it is off. */
  on = true
  readonly #store: StoreApi<SessionState>
  readonly #keeper: Keeper
  readonly #means: AutosaveMeans
  #timer: ReturnType<typeof setTimeout> | undefined
  #training = false
  /** When the run was kept last, or its training began. */
  #sinceMs = 0
  #tookMs = 0
  #writing: Promise<void> = Promise.resolve()
  /** Images of a person's own are written beside the checkpoints that follow the first. */
  #completing: Promise<unknown> = Promise.resolve()

  constructor(store: StoreApi<SessionState>, keeper: Keeper, means: AutosaveMeans) {
    this.#store = store
    this.#keeper = keeper
    this.#means = means
    store.subscribe(({ status }, previous) => status !== previous.status && this.#schedule())
  }

  /** Keeps what is new, at once. Resolves when that and the images that it needs are on the disk, or have failed. */
  async flush(): Promise<void> {
    this.#stopTimer()
    await (this.#hasNews ? this.#keep(this.run, this.#read()) : this.#writing)
    await this.#completing
  }

  /** Keeps what is new of a run that gives way. @returns resolves when it may; undefined if there is nothing to wait for */
  leave(): Promise<unknown> | undefined {
    this.#stopTimer()
    const { run } = this
    const history = [...this.#means.points()]
    const reading = this.#hasNews ? this.#means.state() : undefined
    const kept = reading ? this.#keep(run, withHistory(reading, history)) : this.#writing
    const letGo = async () => {
      await kept
      await this.#completing
      if (run.id !== null) await this.#keeper.leave(run.id)
    }
    letGo().catch(() => {})
    return reading?.catch(() => {})
  }

  get #hasNews(): boolean {
    const { status, preferences } = this.#store.getState()
    return (
      this.on &&
      preferences.keep &&
      status !== null &&
      status.phase !== 'loading' &&
      status.step > this.run.step
    )
  }

  #schedule(): void {
    const training = this.#store.getState().status?.phase === 'training'
    const changed = training !== this.#training
    this.#training = training
    if (training && changed) this.#sinceMs = performance.now()
    if (!this.#hasNews || (this.#timer !== undefined && training && !changed)) return
    this.#startTimer(training ? this.#sinceMs + this.#pauseMs - performance.now() : restMs)
  }

  get #pauseMs(): number {
    return Math.max(everyMs, timesTaken * this.#tookMs)
  }

  #startTimer(ms: number): void {
    this.#stopTimer()
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** The run as it stands now; null if another has taken its place meanwhile. */
  async #read(): Promise<ModelFile | null> {
    const { run } = this
    const state = await this.#means.state()
    return run === this.run ? { ...state, history: [...this.#means.points()] } : null
  }

  /** After what is being written now. */
  #keep(run: RunInHand, reading: Promise<ModelFile | null>): Promise<void> {
    const { status } = this.#store.getState()
    const address = this.#means.address()
    const beganMs = performance.now()
    // What is the matter with a trainer that does not answer is told by whoever asks it to train.
    const read = reading.catch(() => null)
    this.#writing = this.#writing.then(async () => {
      const model = await read
      if (!model || isLost(model) || model.step <= run.step) return
      const epoch = model.imagesSeen / (status?.trainingImages ?? 1)
      const { dataset } = model.settings
      try {
        const own = this.#means.ownData.of(dataset)
        const kept = await this.#keeper.save({
          id: run.id,
          model,
          epoch,
          address,
          ownData: own && { ...own },
        })
        run.id = kept?.id ?? run.id
        run.step = model.step
        this.#means.kept()
        if (kept) this.#complete(kept, own, dataset)
      } catch (thrown) {
        this.#means.failed(thrown)
      }
      this.#sinceMs = performance.now()
      this.#tookMs = this.#sinceMs - beganMs
      // Steps that came meanwhile, or a write that failed: tried again even if nothing more happens.
      if (run === this.run && this.#hasNews && this.#timer === undefined) this.#startTimer(this.#pauseMs)
    })
    return this.#writing
  }

  #complete(...kept: Parameters<AutosaveMeans['ownData']['complete']>): void {
    const completing = this.#means.ownData.complete(...kept).catch(this.#means.failed)
    this.#completing = Promise.all([this.#completing, completing])
  }
}

async function withHistory(state: Promise<RunState>, history: CurvePoint[]): Promise<ModelFile> {
  return { ...(await state), history }
}

/** Whether a run is on its way out: what was kept before is better. */
function isLost({ history }: ModelFile): boolean {
  const [first, last] = [history[0], history.at(-1)]
  return first !== undefined && last !== undefined && isRunningAway(-last.elbo, -first.elbo)
}
