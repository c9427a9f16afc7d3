/** An engine whose device may leave questions open for ever: they end with a Problem then. */
import { Problem } from '../lib/problem'
import { Silence } from '../lib/silence'
import type { Snapshot } from '../vae/snapshot'
import type { Engine, EngineMemory, TrainingStep } from './engine'

const tickMs = 250
/** What has been answered before is answered within this, */
const patienceMs = 2_000
/** or within so many times the longest time that it took: a processor that imitates a device has its pace. */
const timesLongest = 5
/** The first time, something may be compiled. */
const firstPatienceMs = 30_000

type Question = 'train' | 'encode' | 'decode' | 'evaluate' | 'logImportanceWeights' | 'snapshot'

export class WatchedEngine implements Engine {
  readonly #engine: Engine
  /** Those that wait for an answer, and for an answer to what. */
  readonly #waiting = new Map<(lost: Problem) => void, Question>()
  readonly #answered = new Set<Question>()
  /** Since the latest answer, while there is a question. */
  readonly #silence = new Silence(tickMs, (silentMs) => this.#judge(silentMs))
  #signedAt = 0
  #longestMs = 0
  #lost: Problem | null = null

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get name() {
    return this.#engine.name
  }

  get backend() {
    return this.#engine.backend
  }

  get threads() {
    return this.#engine.threads
  }

  train = (steps: readonly TrainingStep[]) => this.#ask('train', () => this.#engine.train(steps))
  encode = (images: Float32Array, count: number, labels?: Uint8Array) =>
    this.#ask('encode', () => this.#engine.encode(images, count, labels))
  decode = (z: Float32Array, count: number, labels?: Uint8Array) =>
    this.#ask('decode', () => this.#engine.decode(z, count, labels))
  evaluate = (images: Float32Array, epsilon: Float32Array, count: number, labels?: Uint8Array) =>
    this.#ask('evaluate', () => this.#engine.evaluate(images, epsilon, count, labels))
  logImportanceWeights = (images: Float32Array, epsilon: Float32Array, count: number, labels?: Uint8Array) =>
    this.#ask('logImportanceWeights', () => this.#engine.logImportanceWeights(images, epsilon, count, labels))
  snapshot = () => this.#ask('snapshot', () => this.#engine.snapshot())

  restore(snapshot: Snapshot): void {
    this.#engine.restore(snapshot)
  }

  memory(): EngineMemory {
    return this.#engine.memory()
  }

  dispose(): void {
    this.#silence.rest()
    this.#engine.dispose()
  }

  #ask<Answer>(question: Question, ask: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#lost) return reject(this.#lost)
      this.#waiting.set(reject, question)
      this.#watch()
      ask()
        .then((answer) => {
          this.#sign(question)
          resolve(answer)
        }, reject)
        .finally(() => {
          this.#waiting.delete(reject)
          if (this.#waiting.size === 0) this.#silence.rest()
        })
    })
  }

  #sign(question: Question): void {
    const now = performance.now()
    if (this.#answered.has(question)) this.#longestMs = Math.max(this.#longestMs, now - this.#signedAt)
    this.#answered.add(question)
    this.#signedAt = now
    this.#silence.end()
  }

  #watch(): void {
    if (this.#silence.isWatched) return
    this.#signedAt = performance.now()
    this.#silence.watch()
  }

  #judge(silentMs: number): void {
    if (silentMs <= this.#patienceMs) return
    const { backend } = this
    const reason = `no answer for ${(silentMs / 1000).toFixed(0)} s`
    this.#lost = new Problem('backend-unavailable', { backend, reason, cause: 'no-answer' })
    this.#silence.rest()
    for (const reject of this.#waiting.keys()) reject(this.#lost)
  }

  get #patienceMs(): number {
    const isFirst = (question: Question) => {
      // For a snapshot, nothing is compiled.
      return question === 'snapshot' ? this.#answered.size === 0 : !this.#answered.has(question)
    }
    if ([...this.#waiting.values()].some(isFirst)) return firstPatienceMs
    return Math.max(patienceMs, timesLongest * this.#longestMs)
  }
}
