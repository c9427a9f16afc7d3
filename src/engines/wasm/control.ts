/**
 * How threads agree who does which unit, by words at the start of a shared memory. One thread opens a stage,
 * with a job in the same memory; whoever is free claims units of it. A helper that sleeps or is late is never
 * waited for, only one that has claimed a unit.
 */
import type { UpdateRule } from '../../vae/optimiser'
import { settingsSchema } from '../../vae/settings-schema'
import { type StageName, type StageRun, stageNames } from './stages'

/** What a stage needs to be told. */
export interface Job {
  stage: StageName
  units: number
  run: StageRun
}

/** The kernels' constants come first. */
const controlStart = 1024
export const controlEnd = 1280

/** The generation of the stage, then the next unit of it. */
const ticketWord = 0
const finishedWord = 1
/** Which engine's memory map and plans are in force; 0: none. */
const configurationWord = 2
const wordCount = 3
const jobStart = controlStart + 64

const ruleKeys = ['decay1', 'share1', 'decay2', 'share2', 'rate', 'divisorEpsilon'] as const

const trainedHalves = settingsSchema['optimizer.trains'].options

const unitBits = 14
/** A unit that no stage has: while the ticket shows it, there is nothing to claim. */
const closed = 2 ** unitBits - 1
/** Units that a stage may have to be shared. */
export const mostUnits = closed - 1

/** Looks at the ticket before a thread goes to sleep: some tens of microseconds, as long as a stage takes to follow. */
const spins = 20_000
/** For the units of others, before it is certain that one of them will never be done. */
const patienceMs = 5_000
/** Only workers may sleep. */
const maySleep = 'WorkerGlobalScope' in globalThis

export class Control {
  readonly #words: Int32Array
  readonly #job: Float64Array
  #generation = 0

  constructor(buffer: ArrayBufferLike) {
    this.#words = new Int32Array(buffer, controlStart, wordCount)
    this.#job = new Float64Array(buffer, jobStart, (controlEnd - jobStart) / Float64Array.BYTES_PER_ELEMENT)
  }

  /** Tells helpers of another configuration: they leave what they wait for. */
  configure(configuration: number): void {
    Atomics.store(this.#words, configurationWord, configuration)
    this.#show(closed)
  }

  isConfigured(configuration: number): boolean {
    return Atomics.load(this.#words, configurationWord) === configuration
  }

  /** Opens a stage; all units of the previous one are done. */
  open({ stage, units, run }: Job): void {
    // Closed first: nobody may claim a unit of the old stage by the numbers of the new one.
    this.#show(closed)
    const { rows, rule, keep, factor, trains } = run
    const ruleNumbers = ruleKeys.map((key) => rule[key])
    this.#job.set([
      stageNames.indexOf(stage),
      units,
      rows,
      Number(keep),
      factor,
      trainedHalves.indexOf(trains),
      ...ruleNumbers,
    ])
    Atomics.store(this.#words, finishedWord, 0)
    this.#show(0)
  }

  /** The job that is open, or null; to be claimed with the ticket that it came with. */
  peek(): { job: Job; ticket: number } | null {
    const ticket = Atomics.load(this.#words, ticketWord)
    const [stage, units, rows, keep, factor, trained, ...ruleNumbers] = this.#job
    if ((ticket & closed) >= units) return null
    const rule = Object.fromEntries(ruleKeys.map((key, index) => [key, ruleNumbers[index]]))
    const trains = trainedHalves[trained]
    const run = { rows, keep: keep === 1, factor, trains, rule: rule as unknown as UpdateRule }
    return { job: { stage: stageNames[stage], units, run }, ticket }
  }

  /** The next unit of the stage that a ticket belongs to, or null when there is none left. */
  claim(ticket: number, units: number): number | null {
    const generation = ticket >>> unitBits
    for (;;) {
      const present = Atomics.load(this.#words, ticketWord)
      const unit = present & closed
      if (present >>> unitBits !== generation || unit >= units) return null
      if (Atomics.compareExchange(this.#words, ticketWord, present, present + 1) === present) return unit
    }
  }

  finish(units: number): void {
    if (Atomics.add(this.#words, finishedWord, 1) + 1 === units) Atomics.notify(this.#words, finishedWord)
  }

  /** Waits until all units of the stage are done; false when some never are. */
  waitUntilFinished(units: number): boolean {
    let finished = Atomics.load(this.#words, finishedWord)
    let progressAt = performance.now()
    for (let looks = 0; finished < units; looks++) {
      if (looks > spins) {
        if (performance.now() - progressAt > patienceMs) return false
        if (maySleep) Atomics.wait(this.#words, finishedWord, finished, 1)
        looks = 0
      }
      const now = Atomics.load(this.#words, finishedWord)
      if (now !== finished) progressAt = performance.now()
      finished = now
    }
    return true
  }

  /** Waits, asleep after a while, until the ticket is another one. */
  waitForTicketAfter(ticket: number): void {
    for (let looks = 0; looks < spins; looks++) {
      if (Atomics.load(this.#words, ticketWord) !== ticket) return
    }
    Atomics.wait(this.#words, ticketWord, ticket)
  }

  get ticket(): number {
    return Atomics.load(this.#words, ticketWord)
  }

  #show(unit: number): void {
    this.#generation++
    Atomics.store(this.#words, ticketWord, (this.#generation << unitBits) | unit)
    Atomics.notify(this.#words, ticketWord)
  }
}
