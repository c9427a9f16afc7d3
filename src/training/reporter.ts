import type { Dataset, LoadProgress } from '../datasets/dataset'
import type { ImportProgress } from '../datasets/import/read-files'
import { toProblemData } from '../lib/problem'
import { patienceAtStartMs } from './loop/patience'
import type { Run } from './loop/run'
import type { Calming, Goal, Interest, Recovery, SoundState, TrainerEvent } from './protocol'
import { trainingEmbedding } from './questions/embedding'

type Payload = TrainerEvent extends infer Event
  ? Event extends TrainerEvent
    ? Omit<Event, 'runId'>
    : never
  : never

/** Progress is posted at most this often: what the page draws of it is time that training does not have. */
const progressEveryMs = 100
const embeddingEveryMs = 400
/** Moving points may take up to one part in so many of the time. */
const embeddingShare = 8

/** Tells the page how a run gets on, at a rate that it can draw. */
export class Reporter {
  interest: Interest = { embedding: true }
  /** Every event carries it, so that late events of a dead run can be dropped. */
  runId = 0
  readonly #listeners = new Set<(event: TrainerEvent) => void>()
  #reportedAt = 0
  #embeddedAt = 0
  #embeddingTookMs = 0
  #reportedKl: readonly number[] | null = null
  #patienceMs = patienceAtStartMs
  #reportedState: SoundState | null = null

  subscribe(listener: (event: TrainerEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly dataProgress = (progress: LoadProgress): void => {
    this.#emit({ type: 'data', progress })
  }

  readonly importProgress = (progress: ImportProgress): void => {
    this.#emit({ type: 'import', progress })
  }

  /** Says so if a data set cannot be loaded to its end. */
  readonly watchLoading = ({ train, test }: Dataset): void => {
    const whole = Promise.all([train.whenAvailable(train.total), test.whenAvailable(test.total)])
    whole.catch((thrown) => this.#emit({ type: 'data-failed', problem: toProblemData(thrown) }))
  }

  /** Says at once where a run stands. */
  report(run: Run): void {
    this.#reportPoints(run)
    const { klPerDimension } = run
    if (klPerDimension && klPerDimension !== this.#reportedKl) {
      this.#emit({ type: 'test-kl', klPerDimension })
      this.#reportedKl = klPerDimension
    }
    this.#reportState(run)
    this.#emit({ type: 'status', status: run.status })
    this.#reportedAt = performance.now()
  }

  readonly reportGoal = (goal: Goal): void => {
    this.#emit({ type: 'under-way', goal })
  }

  readonly reportCalming = (calming: Calming): void => {
    this.#emit({ type: 'calmed', calming })
  }

  readonly reportRecovery = (recovery: Recovery, training: boolean): void => {
    this.#emit({ type: 'recovered', recovery, training })
  }

  /** Tells all of a run that waits at its leash. */
  async reportAtLeash(run: Run): Promise<void> {
    const startedAt = performance.now()
    this.report(run)
    if (this.interest.embedding) await this.#reportEmbedding(run)
    this.#emit({ type: 'at-leash', step: run.step, tookMs: performance.now() - startedAt })
  }

  /** Says for how long nothing may come from here. */
  readonly askForPatience = (milliseconds: number): void => {
    if (milliseconds !== this.#patienceMs) this.#emit({ type: 'patience', milliseconds })
    this.#patienceMs = milliseconds
  }

  /** To be called after each slice: reports what is due; of a run on a leash, only what is kept of it. */
  async reportDuringTraining(run: Run, onLeash: boolean): Promise<void> {
    this.#reportState(run)
    if (onLeash) return
    const now = performance.now()
    if (now - this.#reportedAt >= progressEveryMs) this.report(run)
    const pause = Math.max(embeddingEveryMs, embeddingShare * this.#embeddingTookMs)
    if (this.interest.embedding && now - this.#embeddedAt >= pause) await this.#reportEmbedding(run)
  }

  async #reportEmbedding(run: Run): Promise<void> {
    const startedAt = performance.now()
    const embedding = await trainingEmbedding(run)
    if (embedding) this.#emit({ type: 'embedding', embedding })
    this.#embeddedAt = performance.now()
    this.#embeddingTookMs = this.#embeddedAt - startedAt
  }

  #reportPoints({ curve }: Run): void {
    const points = curve.take()
    if (points.length > 0) this.#emit({ type: 'points', points })
  }

  #reportState(run: Run): void {
    const { lastSound } = run
    if (lastSound === this.#reportedState) return
    // Whoever goes on from there does not give them again.
    this.#reportPoints(run)
    this.#emit({ type: 'kept', state: lastSound })
    this.#reportedState = lastSound
  }

  #emit(payload: Payload): void {
    const event = { ...payload, runId: this.runId } as TrainerEvent
    for (const listener of this.#listeners) listener(event)
  }
}
