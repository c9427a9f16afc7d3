/** The threads of an engine: its own, which opens stages and works along, and helpers where memory can be shared. */
import { Problem } from '../../lib/problem'
import type { PlanSettings } from '../../vae/plan/plan'
import { Attendance } from './attendance'
import { Control, type Job, mostUnits } from './control'
import type { Device } from './device'
import type { Stage, StageName, StageRun, Stages } from './stages'

/** What a helper is told of an engine. */
export interface Configuration {
  /** Of this configuration, never used again with this memory. */
  number: number
  module: WebAssembly.Module
  memory: WebAssembly.Memory
  settings: PlanSettings
  pixels: number
  /** For how many there is room. */
  rows: number
  /** All of them, and which one is told: 0 is the engine's own. */
  threads: number
  thread: number
}

/** More help little: a batch has few units. */
const mostThreads = 8

/**
 * Where the page is cross-origin isolated, one for each processor but one, which is left to the page: on two, where
 * drawing takes its share, a second thread is late so often that training is no faster and the page stutters.
 */
export function threadsHere(): number {
  const sharing = globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer !== 'undefined'
  return sharing ? Math.max(1, Math.min(mostThreads, navigator.hardwareConcurrency - 1)) : 1
}

export interface Crew {
  readonly threads: number
  /** Tells helpers for which engine the stages that follow are. */
  configure(settings: PlanSettings, pixels: number, rows: number): void
  /** Lets helpers rest until there is another engine. */
  dismiss(): void
  /** Ends the helpers. */
  end(): void
  /**
   * Does a stage, which is of {@link Crew.configure}d plans.
   * @throws Problem `backend-unavailable` when a helper never does what it began
   */
  run(name: StageName, stages: Stages, device: Device, run: StageRun): void
}

/** One thread does everything. */
export const alone: Crew = {
  threads: 1,
  configure: () => undefined,
  dismiss: () => undefined,
  end: () => undefined,
  run(name, stages, device, run) {
    const units = stages[name].units(run.rows)
    for (let unit = 0; unit < units; unit++) stages[name].run(device, run, unit)
  },
}

export class SharingCrew implements Crew {
  readonly threads: number
  readonly #module: WebAssembly.Module
  readonly #memory: WebAssembly.Memory
  readonly #control: Control
  /** One that does not start, or has ended, is missed by nobody: it claims no unit. */
  readonly #helpers: Worker[]
  readonly #attendance = new Attendance()
  #configurations = 0

  /** @param threads at least two */
  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, threads: number) {
    this.threads = threads
    this.#module = module
    this.#memory = memory
    this.#control = new Control(memory.buffer)
    this.#helpers = Array.from({ length: threads - 1 }, () => {
      return new Worker(new URL('./helper.worker.ts', import.meta.url), { type: 'module' })
    })
  }

  configure({ model, objective, optimizer }: PlanSettings, pixels: number, rows: number): void {
    const number = ++this.#configurations
    this.#control.configure(number)
    for (const [index, helper] of this.#helpers.entries()) {
      const told: Configuration = {
        ...{ number, pixels, rows, module: this.#module, memory: this.#memory },
        ...{ settings: { model, objective, optimizer }, threads: this.threads, thread: index + 1 },
      }
      helper.postMessage(told)
    }
  }

  dismiss(): void {
    this.#control.configure(0)
  }

  end(): void {
    for (const helper of this.#helpers) helper.terminate()
  }

  run(name: StageName, stages: Stages, device: Device, run: StageRun): void {
    const stage = stages[name]
    const units = stage.units(run.rows)
    const shareable = units > 1 && units <= mostUnits
    if (!shareable || !this.#attendance.sharesNext()) alone.run(name, stages, device, run)
    else this.#share({ stage: name, units, run }, stage, device)
  }

  #share(job: Job, stage: Stage, device: Device): void {
    const { units, run } = job
    const control = this.#control
    const openedAt = performance.now()
    control.open(job)
    const { ticket } = control
    for (let unit = control.claim(ticket, units); unit !== null; unit = control.claim(ticket, units)) {
      stage.run(device, run, unit)
      control.finish(units)
    }
    const doneAt = performance.now()
    const finished = control.waitUntilFinished(units)
    this.#attendance.record(doneAt - openedAt, performance.now() - doneAt)
    if (finished) return
    // What it does may still come, and must not meet what others do.
    this.end()
    throw new Problem('backend-unavailable', { backend: 'wasm', reason: 'a thread has stopped' })
  }
}
