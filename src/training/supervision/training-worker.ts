/** A worker with a trainer in it, as the page sees it. */
import { wrap } from 'comlink'
import type { TrainerEvent } from '../protocol'
import {
  carryProblems,
  type PageMessage,
  type RemoteTrainer,
  type WorkerMessage,
  type WorkerPlace,
} from '../wire'

export interface TrainingWorker {
  readonly trainer: RemoteTrainer
  /** Asks for a sign of life. */
  ping(): void
  /** Ends it, whatever it is doing. */
  end(): void
}

export interface WorkerListener {
  /** It lives: something has come from it. */
  onSign(): void
  onEvent(event: TrainerEvent): void
  onFault(fault: WorkerFault): void
}

export type WorkerFault =
  /** Its script did not arrive. */
  | { code: 'missing' }
  | { code: 'silent' }
  /** An error that nobody in it caught. */
  | { code: 'failed'; reason: string }

/** Starts a worker and tells what comes from it. */
export type HireWorker = (listener: WorkerListener) => TrainingWorker

export function startWorker(place: WorkerPlace, listener: WorkerListener): TrainingWorker {
  carryProblems()
  const worker = new Worker(new URL('../trainer.worker.ts', import.meta.url), {
    type: 'module',
    name: JSON.stringify(place),
  })
  let hasSpoken = false
  worker.addEventListener('message', ({ data }: MessageEvent<Partial<WorkerMessage> | null>) => {
    hasSpoken = true
    listener.onSign()
    if (data?.trainerEvent) listener.onEvent(data.trainerEvent)
    if (data?.failure !== undefined) listener.onFault({ code: 'failed', reason: data.failure })
  })
  worker.addEventListener('error', ({ message }) => {
    const arrived = hasSpoken || Boolean(message)
    listener.onFault(arrived ? { code: 'failed', reason: message || 'no message' } : { code: 'missing' })
  })
  const ping: PageMessage = { ping: true }
  return {
    // Its methods have the types of the trainer's, whose answers are promises anyway.
    trainer: wrap<RemoteTrainer>(worker) as RemoteTrainer,
    ping: () => worker.postMessage(ping),
    end: () => worker.terminate(),
  }
}
