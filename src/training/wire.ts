/** How calls, answers, errors and events travel between page and worker. */
import { type TransferHandler, transfer, transferHandlers } from 'comlink'
import { Problem, type ProblemData, toProblemData } from '../lib/problem'
import type { Trainer, TrainerEvent } from './protocol'

/** What crosses as calls; events travel as messages of their own. */
export type RemoteTrainer = Omit<Trainer, 'subscribe'>

/** Posted by the worker beside the answers to calls, on the same port, so that their order is kept. */
export interface WorkerMessage {
  trainerEvent?: TrainerEvent
  /** A sign of life: when it has started, and whenever it is asked. */
  alive?: true
  /** What was thrown where nobody caught it. */
  failure?: string
}

/** In which page a worker works; its name, as JSON. */
export interface WorkerPlace {
  /** Folder of the page, under which the data sets lie: the worker's own script lies elsewhere, among the assets. */
  pageUrl: string
  /** Whether the browser may keep data for later visits. */
  keep: boolean
}

/** Posted by the page beside calls. */
export interface PageMessage {
  ping: true
}

/** Lets what one side throws arrive at the other as the Problem it is, with its facts. Both sides call it. */
export function carryProblems(): void {
  const usual = transferHandlers.get('throw') as TransferHandler<{ value: unknown }, unknown>
  const carrier: TransferHandler<{ value: unknown }, ProblemData> = {
    canHandle: usual.canHandle,
    serialize: (thrown) => [toProblemData(thrown.value), []],
    deserialize: ({ code, facts }) => {
      throw new Problem(code, facts)
    },
  }
  transferHandlers.set('throw', carrier)
}

/** The same methods, whose answers' arrays are transferred rather than copied. The answers must be fresh. */
export function transferringAnswers<Target extends object>(target: Target): Target {
  return new Proxy(target, {
    get(methods, name) {
      const method: unknown = Reflect.get(methods, name)
      if (typeof method !== 'function') return method
      return async (...parameters: unknown[]) => {
        const answer: unknown = await method.apply(methods, parameters)
        const buffers = buffersOf(answer)
        // Only objects can be marked for transfer; some verbs answer nothing.
        return buffers.length > 0 ? transfer(answer, buffers) : answer
      }
    },
  })
}

/** The buffers of all typed arrays in plain data. */
export function buffersOf(data: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(data)) return data.buffer instanceof ArrayBuffer ? [data.buffer] : []
  if (typeof data !== 'object' || data === null) return []
  return [...new Set(Object.values(data).flatMap(buffersOf))]
}
