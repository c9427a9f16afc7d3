/** The Trainer on the page's side: starts the worker and passes everything on to it. */
import { type Remote, wrap } from 'comlink'
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
  worker.addEventListener('error', (event) => {
    onFailure(new Problem('worker-failed', { reason: event.message || 'its script could not be loaded' }))
  })
  return new TrainerClient(worker)
}

class TrainerClient implements Trainer {
  readonly #worker: Worker
  readonly #remote: Remote<RemoteTrainer>

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

  begin = (settings: Settings, state?: RunState) => this.#remote.begin(settings, state)
  change = (settings: Settings) => this.#remote.change(settings)
  train = (amount?: TrainingAmount) => this.#remote.train(amount)
  pause = () => this.#remote.pause()
  step = () => this.#remote.step()
  encode = (images: Float32Array, count: number) => this.#remote.encode(images, count)
  decode = (z: Float32Array, count: number) => this.#remote.decode(z, count)
  examine = (image: Float32Array) => this.#remote.examine(image)
  evaluate = (options: EvaluationOptions) => this.#remote.evaluate(options)
  testImages = (indices: readonly number[]) => this.#remote.testImages(indices)
  embed = (count: number) => this.#remote.embed(count)
  observe = (interest: Interest) => this.#remote.observe(interest)
  state = () => this.#remote.state()
  retryData = () => this.#remote.retryData()
  readPicture = (file: Blob, name: string) => this.#remote.readPicture(file, name)
  memory = () => this.#remote.memory()
}
