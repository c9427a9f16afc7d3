/** The Trainer on the page's side: starts the worker and passes everything on to it. */
import { type Remote, wrap } from 'comlink'
import type { ImportFile } from '../datasets/import/read-files'
import { Problem } from '../lib/problem'
import type { Settings } from '../vae/settings'
import type { EvaluationOptions, Interest, RunState, Trainer, TrainerEvent, TrainingAmount } from './protocol'
import { carryProblems, type EventMessage, type RemoteTrainer } from './wire'

/** @param pageUrl folder of the page, under which the data sets lie; @param onFailure when the worker cannot run at all */
export function connectTrainer(pageUrl: string, onFailure: (problem: Problem) => void): Trainer {
  carryProblems()
  const worker = new Worker(new URL('./trainer.worker.ts', import.meta.url), {
    type: 'module',
    name: pageUrl,
  })
  const client = new TrainerClient(worker)
  worker.addEventListener('error', (event) => {
    const { message } = event
    // An event without a message is not an error in the script: there is no script, nobody will ever answer.
    const problem = message
      ? new Problem('worker-failed', { reason: message })
      : new Problem('worker-missing', {})
    onFailure(problem)
    if (!message) client.giveUp(problem)
  })
  return client
}

class TrainerClient implements Trainer {
  readonly #worker: Worker
  readonly #remote: Remote<RemoteTrainer>
  /** Those who wait for an answer. */
  readonly #waiting = new Set<(problem: Problem) => void>()
  #failure: Problem | null = null

  constructor(worker: Worker) {
    this.#worker = worker
    this.#remote = wrap<RemoteTrainer>(worker)
  }

  subscribe(listener: (event: TrainerEvent) => void): () => void {
    const onMessage = ({ data }: MessageEvent<Partial<EventMessage> | null>) => {
      if (data?.trainerEvent) listener(data.trainerEvent)
    }
    this.#worker.addEventListener('message', onMessage)
    return () => this.#worker.removeEventListener('message', onMessage)
  }

  begin = (settings: Settings, state?: RunState) => this.#answer(this.#remote.begin(settings, state))
  change = (settings: Settings) => this.#answer(this.#remote.change(settings))
  train = (amount?: TrainingAmount) => this.#answer(this.#remote.train(amount))
  pause = () => this.#answer(this.#remote.pause())
  step = () => this.#answer(this.#remote.step())
  encode = (images: Float32Array, count: number, labels?: Uint8Array) =>
    this.#answer(this.#remote.encode(images, count, labels))
  decode = (z: Float32Array, count: number, label?: number) =>
    this.#answer(this.#remote.decode(z, count, label))
  examine = (image: Float32Array, label?: number) => this.#answer(this.#remote.examine(image, label))
  evaluate = (options: EvaluationOptions) => this.#answer(this.#remote.evaluate(options))
  testImages = (indices: readonly number[], dataset?: string) =>
    this.#answer(this.#remote.testImages(indices, dataset))
  measure = () => this.#answer(this.#remote.measure())
  score = (datasets: readonly string[]) => this.#answer(this.#remote.score(datasets))
  nearest = (z: Float32Array, count: number, label?: number) =>
    this.#answer(this.#remote.nearest(z, count, label))
  beginProjection = (count: number) => this.#answer(this.#remote.beginProjection(count))
  advanceProjection = () => this.#answer(this.#remote.advanceProjection())
  embed = (count: number) => this.#answer(this.#remote.embed(count))
  tabulate = () => this.#answer(this.#remote.tabulate())
  observe = (interest: Interest) => this.#answer(this.#remote.observe(interest))
  state = () => this.#answer(this.#remote.state())
  retryData = () => this.#answer(this.#remote.retryData())
  readPicture = (file: Blob, name: string) => this.#answer(this.#remote.readPicture(file, name))
  readData = (files: readonly ImportFile[]) => this.#answer(this.#remote.readData(files))
  cancelData = () => this.#answer(this.#remote.cancelData())
  acceptData = (negative: boolean, beside: boolean) => this.#answer(this.#remote.acceptData(negative, beside))
  memory = () => this.#answer(this.#remote.memory())

  /** Rejects every call, those that wait already and those to come. */
  giveUp(problem: Problem): void {
    this.#failure = problem
    for (const reject of this.#waiting) reject(problem)
  }

  #answer<Answer>(call: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure)
      this.#waiting.add(reject)
      call.then(resolve, reject).finally(() => this.#waiting.delete(reject))
    })
  }
}
