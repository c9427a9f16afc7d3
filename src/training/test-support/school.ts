/** For tests: a supervised trainer whose workers are classrooms on this thread, and all that it has told. */
import { vi } from 'vitest'
import type { Point, TrainerEvent } from '../protocol'
import { SupervisedTrainer } from '../supervision/supervised-trainer'
import type { WorkerListener } from '../supervision/training-worker'
import { Classroom } from './classroom'

/** A worker that has a real trainer in it, on this thread. What it says is lost from when it hangs or is ended. */
class FakeWorker {
  readonly room = new Classroom()
  readonly listener: WorkerListener
  hangs = false
  ended = false

  constructor(listener: WorkerListener) {
    this.listener = listener
    this.room.trainer.subscribe((event) => this.#isHeard && listener.onEvent(event))
  }

  get #isHeard(): boolean {
    return !this.hangs && !this.ended
  }

  /** The trainer, whose answers come as messages do: not at once, and not from the dead. */
  readonly trainer = new Proxy(this.#roomTrainer(), {
    get: (trainer, name) => {
      const method = Reflect.get(trainer, name)
      return async (...parameters: unknown[]) => {
        try {
          const answer = await method.apply(trainer, parameters)
          return await this.#say(() => answer)
        } catch (thrown) {
          return await this.#say(() => {
            throw thrown
          })
        }
      }
    },
  })

  ping = () => {
    if (this.#isHeard) this.listener.onSign()
  }

  end = () => {
    this.ended = true
    // Nobody is to train in the background for ever.
    void this.room.trainer.pause().catch(() => {})
  }

  fail = (reason: string) => this.listener.onFault({ code: 'failed', reason })

  #say<Answer>(answer: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!this.#isHeard) return
      this.listener.onSign()
      try {
        resolve(answer())
      } catch (thrown) {
        reject(thrown)
      }
    })
  }

  #roomTrainer() {
    return this.room.trainer
  }
}

export class School {
  readonly workers: FakeWorker[] = []
  readonly events: TrainerEvent[] = []
  readonly trainer = new SupervisedTrainer((listener) => {
    const worker = new FakeWorker(listener)
    this.workers.push(worker)
    return worker
  })

  constructor() {
    this.trainer.subscribe((event) => this.events.push(event))
  }

  get worker(): FakeWorker {
    return this.workers.at(-1) as FakeWorker
  }

  get points(): Point[] {
    const points = this.events.flatMap((event) => (event.type === 'points' ? event.points : []))
    return [...new Map(points.map((point) => [point.step, point])).values()].sort((a, b) => a.step - b.step)
  }

  get recoveries() {
    return this.events.flatMap((event) =>
      event.type === 'recovered' && event.training ? [event.recovery] : [],
    )
  }

  get latestStep(): number {
    return this.events.findLast((event) => event.type === 'status')?.status.step ?? 0
  }

  reach = (step: number) => vi.waitUntil(() => this.latestStep >= step, 20_000)
}
