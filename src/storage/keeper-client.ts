/** The Keeper on the page's side: starts its worker when it is first asked, and passes everything on to it. */
import { type Remote, transfer, wrap } from 'comlink'
import { Problem } from '../lib/problem'
import { buffersOf, carryProblems } from '../training/wire'
import type { Keeper, KeptRun, RunToKeep } from './keeper'

export function connectKeeper(): Keeper {
  return new KeeperClient()
}

class KeeperClient implements Keeper {
  #connection: Connection | null = null

  lastRun = () => this.#ask((remote) => remote.lastRun())
  save = (run: RunToKeep) =>
    // The arrays are the run's own no longer: they were read back from its engine to be kept.
    this.#ask((remote) => remote.save(transfer(run, buffersOf(run.model.snapshot))))
  saveImages = (...images: Parameters<Keeper['saveImages']>) =>
    this.#ask((remote) => remote.saveImages(...images))
  images = (key: string) => this.#ask((remote) => remote.images(key))
  allImages = () => this.#ask((remote) => remote.allImages())
  forgetImages = (key: string) => this.#ask((remote) => remote.forgetImages(key))
  open = (id: string) => this.#ask((remote) => remote.open(id))
  runs = () => this.#ask((remote) => remote.runs())
  file = (id: string) => this.#ask((remote) => remote.file(id))
  change = (id: string, change: Partial<Pick<KeptRun, 'name' | 'turnedDown'>>) =>
    this.#ask((remote) => remote.change(id, change))
  forget = (id?: string) => this.#ask((remote) => remote.forget(id))
  leave = (id: string) => this.#ask((remote) => remote.leave(id))

  async #ask<Answer>(question: (remote: Remote<Keeper>) => Promise<Answer>): Promise<Answer> {
    this.#connection ??= connect()
    const { remote, failure } = this.#connection
    return Promise.race([question(remote), failure])
  }
}

interface Connection {
  remote: Remote<Keeper>
  /** Rejects when the worker fails. */
  failure: Promise<never>
}

function connect(): Connection {
  carryProblems()
  const worker = new Worker(new URL('./keeper.worker.ts', import.meta.url), { type: 'module' })
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Problem('storage-unavailable', { reason: message || 'its script did not arrive' }))
    })
  })
  failure.catch(() => {})
  return { remote: wrap<Keeper>(worker), failure }
}
