/** The place of one worker, for as long as it lives: whoever waits for its answer learns of its end. */
import type { TrainerEvent } from '../protocol'
import type { RemoteTrainer } from '../wire'
import { Heartbeat } from './heartbeat'
import type { HireWorker, TrainingWorker, WorkerFault } from './training-worker'

/** Thrown to whoever waited: another worker may answer. */
export class WorkerLost extends Error {}

export class Post {
  readonly #worker: TrainingWorker
  readonly #heartbeat: Heartbeat
  readonly #waiting = new Set<(lost: WorkerLost) => void>()
  readonly #hiredAt = performance.now()
  #signedAt = this.#hiredAt
  #ended = false

  /** @param onFault called once, before anybody else learns of it; not if somebody else ends it */
  constructor(
    hire: HireWorker,
    onEvent: (event: TrainerEvent) => void,
    onFault: (fault: WorkerFault) => void,
  ) {
    const fail = (fault: WorkerFault) => {
      if (this.#ended) return
      this.#ended = true
      onFault(fault)
      this.#close()
    }
    this.#heartbeat = new Heartbeat(
      () => this.#worker.ping(),
      () => fail({ code: 'silent' }),
    )
    this.#worker = hire({
      onSign: () => {
        this.#signedAt = performance.now()
        this.#heartbeat.sign()
      },
      onEvent: (event) => {
        if (this.#ended) return
        if (event.type === 'patience') this.#heartbeat.allow(event.milliseconds)
        else onEvent(event)
      },
      onFault: fail,
    })
  }

  /** From its beginning to the latest sign of life. */
  get livedMs(): number {
    return this.#signedAt - this.#hiredAt
  }

  /** @throws WorkerLost when the worker ends before it has answered */
  answer<Answer>(question: (trainer: RemoteTrainer) => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new WorkerLost())
      this.#waiting.add(reject)
      this.#heartbeat.watch()
      question(this.#worker.trainer)
        .then(resolve, reject)
        .finally(() => {
          this.#waiting.delete(reject)
          if (this.#waiting.size === 0) this.#heartbeat.rest()
        })
    })
  }

  /** Ends the worker. */
  end(): void {
    this.#ended = true
    this.#close()
  }

  #close(): void {
    this.#heartbeat.rest()
    this.#worker.end()
    for (const reject of this.#waiting) reject(new WorkerLost())
    this.#waiting.clear()
  }
}
