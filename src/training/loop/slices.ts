/**
 * The slices of training that an engine has been given and whose terms are not back yet. A device of its own goes
 * on with one while the terms of the one before come back, which takes milliseconds.
 */
import type { StepTerms, TrainingStep } from '../../engines/engine'
import { Problem } from '../../lib/problem'
import type { Snapshot } from '../../vae/snapshot'
import { divergedTerm, gaveZeros, isNothing, isRunningAway, isSound } from './divergence'
import type { Run } from './run'

interface Slice {
  steps: readonly TrainingStep[]
  terms: Promise<StepTerms[]>
  issuedAt: number
  /** Null until its terms are there, or will never be. */
  answeredAt: number | null
  /** The state after it, where that is to be kept. */
  snapshot: Promise<Snapshot> | null
}

export class SlicesInFlight {
  /** Where the run will be once all of them have been taken in. */
  step: number
  imagesSeen: number
  /** Time of this thread that it took when a state was last kept. */
  keepingTookMs = 0
  readonly #run: Run
  readonly #slices: Slice[] = []
  #answeredAt = 0
  /** Of the first step that was taken in. */
  #firstCost = Number.NaN

  constructor(run: Run) {
    this.#run = run
    this.step = run.step
    this.imagesSeen = run.imagesSeen
  }

  /** Whether what has been taken in is not worth keeping. */
  get runningAway(): boolean {
    return isRunningAway(this.#run.cost, this.#firstCost)
  }

  /** Has the engine do steps, after those in flight. @param startedAt when the making of them began */
  issue(steps: readonly TrainingStep[], startedAt: number): void {
    const slice: Slice = {
      steps,
      terms: this.#run.engine.train(steps),
      issuedAt: startedAt,
      answeredAt: null,
      snapshot: null,
    }
    const note = () => {
      slice.answeredAt = performance.now()
    }
    // Noted at once, whenever it is taken in; and what fails is told by whoever takes it in.
    slice.terms.then(note, note)
    this.#slices.push(slice)
    this.step += steps.length
    for (const { count } of steps) this.imagesSeen += count
  }

  /** Has the state after the steps issued so far kept to return to, once they have been taken in and are sound. */
  keep(): void {
    const latest = this.#slices.at(-1)
    if (!latest) return
    const startedAt = performance.now()
    latest.snapshot = this.#run.engine.snapshot()
    this.keepingTookMs = performance.now() - startedAt
    // Told by whoever takes it in.
    latest.snapshot.catch(() => {})
  }

  /**
   * Takes in what has been answered, and waits until no more than so many are left.
   * @throws Problem 'training-diverged' when a term is not finite; the run is put back to its last sound state
   */
  async settle(most: number): Promise<void> {
    while (this.#slices.length > most || (this.#slices[0]?.answeredAt ?? null) !== null) {
      await this.#takeIn(this.#slices.shift() as Slice)
    }
  }

  async #takeIn({ steps, terms, ...slice }: Slice): Promise<void> {
    const run = this.#run
    for (const [index, ofStep] of (await terms).entries()) {
      if (isNothing(ofStep)) throw gaveZeros(run.engine)
      const diverged = divergedTerm(ofStep)
      if (diverged) await this.#giveUp(diverged)
      run.step += 1
      run.imagesSeen += steps[index].count
      run.latestTerms = ofStep
      if (Number.isNaN(this.#firstCost)) this.#firstCost = run.cost
      run.curve.add(run.step, run.epoch, ofStep)
    }
    if (slice.snapshot) await this.#keep(slice.snapshot)
    const answeredAt = slice.answeredAt ?? performance.now()
    // What it waited for the one before is not its own time.
    run.pace.record(steps.length, answeredAt - Math.max(slice.issuedAt, this.#answeredAt), answeredAt)
    this.#answeredAt = answeredAt
  }

  async #keep(taken: Promise<Snapshot>): Promise<void> {
    const run = this.#run
    const { step, imagesSeen } = run
    const { openPoint } = run.curve
    const snapshot = await taken
    const startedAt = performance.now()
    if (!this.runningAway && isSound(snapshot)) run.lastSound = { snapshot, step, imagesSeen, openPoint }
    this.keepingTookMs += performance.now() - startedAt
  }

  /** What is in flight began with bad parameters: it counts for nothing. */
  async #giveUp(term: string): Promise<never> {
    const run = this.#run
    const step = run.step + 1
    await Promise.allSettled(this.#slices.map(({ terms }) => terms))
    run.engine.restore(run.lastSound.snapshot)
    run.returnTo(run.lastSound)
    throw new Problem('training-diverged', { term, step, keptStep: run.step })
  }
}
