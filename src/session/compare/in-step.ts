/**
 * Has two runs train together: the second does what the first does. Neither takes a step of a round before both have
 * taken all of the round before, and what is told of a round is told of both at once.
 */
import type { Goal, TrainerEvent } from '../../training/protocol'
import type { SupervisedTrainer } from '../../training/supervision/supervised-trainer'

/** A round lasts about this long, or after so many times what telling of it takes. */
const roundMs = 400
const timesTold = 8

interface Walker {
  readonly trainer: SupervisedTrainer
  step: number
  /** Null: it goes. */
  still: 'rests' | 'waits' | null
  /** That its end of the round took to tell. */
  tookMs: number
}

export class InStep {
  readonly #leader: Walker
  readonly #follower: Walker
  readonly #report: (thrown: unknown) => void
  readonly #unwatch: (() => void)[]
  /** Whether the follower has heard of the training that the leader has begun. */
  #followed = true
  #round = { steps: 0, startedAt: 0 }

  /** Both have runs at step 0, or are about to. */
  constructor(leader: SupervisedTrainer, follower: SupervisedTrainer, report: (thrown: unknown) => void) {
    this.#leader = { trainer: leader, step: 0, still: 'rests', tookMs: 0 }
    this.#follower = { trainer: follower, step: 0, still: 'rests', tookMs: 0 }
    this.#report = report
    this.#unwatch = this.#both.map((walker) =>
      walker.trainer.gate.watch((event) => this.#take(walker, event)),
    )
    this.begin()
  }

  /** Both begin other runs, at step 0. */
  begin(): void {
    this.#round = { steps: 0, startedAt: 0 }
    this.#followed = true
    for (const walker of this.#both) Object.assign(walker, { step: 0, still: 'rests', tookMs: 0 })
    this.#open()
    this.#leash(0)
  }

  /** Lets the leader go its own way. */
  end(): void {
    for (const unwatch of this.#unwatch) unwatch()
    this.#open()
    this.#leader.trainer.leash(null).catch(this.#report)
  }

  #take(walker: Walker, event: TrainerEvent): void {
    if (event.type === 'under-way') {
      if (walker === this.#leader) this.#follow(event.goal)
      else this.#followed = true
    } else if (event.type === 'at-leash') {
      walker.tookMs = event.tookMs
      this.#stand(walker, 'waits', event.step)
    } else if (event.type === 'status' && event.status.phase !== 'training') {
      // One that has yet to hear of its training has been resting before.
      if (walker === this.#leader || this.#followed) this.#stand(walker, 'rests', event.status.step)
    }
  }

  #follow(goal: Goal): void {
    const { trainer, step } = this.#follower
    this.#close()
    this.#leader.still = null
    this.#follower.still = null
    this.#followed = false
    // A single step leaves the test terms for later.
    const training = goal.step === step + 1 ? trainer.step() : trainer.train({ until: goal })
    training.catch((thrown) => {
      this.#report(thrown)
      this.#stand(this.#follower, 'rests', step)
    })
  }

  #stand(walker: Walker, still: Walker['still'], step: number): void {
    walker.still = still
    walker.step = step
    this.#meet()
  }

  /** Tells of the round once both have done it, and lets them begin the next one. */
  #meet(): void {
    if (this.#both.some(({ still }) => still === null)) return
    this.#open()
    const waiting = this.#both.filter(({ still }) => still === 'waits')
    if (waiting.length === 2) this.#goOn()
    // The other one has come to rest, or has failed.
    else for (const { trainer } of waiting) trainer.pause().catch(this.#report)
  }

  #goOn(): void {
    const steps = this.#nextSteps()
    const round = { steps, startedAt: performance.now() }
    this.#round = round
    this.#close()
    for (const walker of this.#both) walker.still = null
    const [leader, follower] = this.#both
    const end = Math.max(leader.step, follower.step) + steps
    // The leader may have been told to pause meanwhile: the follower goes no further than it does.
    const goesOn = leader.trainer.leash(end).then(async (goes) => {
      if (round !== this.#round) return
      if (goes) await follower.trainer.leash(end)
      else this.#stand(follower, 'waits', follower.step)
    })
    goesOn.catch(this.#report)
  }

  #nextSteps(): number {
    const { steps, startedAt } = this.#round
    if (steps === 0) return 1
    const toldMs = Math.max(...this.#both.map(({ tookMs }) => tookMs))
    const msPerStep = Math.max(1, performance.now() - startedAt - toldMs) / steps
    const fitting = Math.floor(Math.max(roundMs, timesTold * toldMs) / msPerStep)
    return Math.max(1, Math.min(fitting, 4 * steps))
  }

  #leash(step: number): void {
    for (const { trainer } of this.#both) trainer.leash(step).catch(this.#report)
  }

  #close(): void {
    for (const { trainer } of this.#both) trainer.gate.close()
  }

  #open(): void {
    for (const { trainer } of this.#both) trainer.gate.open()
  }

  get #both(): readonly [Walker, Walker] {
    return [this.#leader, this.#follower]
  }
}
