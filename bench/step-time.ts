/** Contestants on one page, each trained when `step-time.mjs` says so. */
import type { EngineRequest } from '../src/engines/engine'
import { createTfjsEngine } from '../src/engines/tfjs/tfjs-engine'
import { createWasmEngine } from '../src/engines/wasm/wasm-engine'
import { createWebgpuEngine } from '../src/engines/webgpu/webgpu-engine'
import type { Backend } from '../src/vae/settings'
import type { Contestant, Images, Network } from './contestant'
import { countGpuTraffic } from './gpu-traffic'
import { idiomaticTfjs } from './idiomatic-tfjs'
import { type ImageSource, loadImages } from './images'
import { jaxJs } from './jax-js'
import { ourEngine } from './our-engine'
import { productPeak } from './product-peak'
import { type StepWork, stepWork } from './work'

export type ContestantId =
  | 'idiomatic tfjs'
  | 'our tfjs engine'
  | 'jax-js'
  | 'our engine'
  | 'our engine, in bulk'

/** What somebody is to train, and where. */
export interface Task extends Network {
  backend: Backend
  images: ImageSource
}

/** Of some steps, a step. */
export interface Round {
  milliseconds: number
  /** Of those: how long it kept its own thread busy. */
  issuing: number
  /** Zero where nobody asks WebGPU for anything. */
  dispatches: number
  submits: number
  objective: number
  bytes: number | null
}

export interface StepTimeBench {
  enter(id: ContestantId, task: Task): Promise<void>
  round(id: ContestantId, steps: number): Promise<Round>
  /** What a step of a task amounts to. */
  work(task: Task): Promise<StepWork>
  /** Floating-point operations a second that our product on WebAssembly reaches by itself, on one thread. */
  peak(): Promise<number>
}

declare global {
  interface Window {
    bench: StepTimeBench
  }
}

/** Steps that the training loop hands over at once where they are very short. */
const bulk = 64
/** All processors, where pages may share them: so has jax-js, though the page would leave one to drawing. */
const threads = crossOriginIsolated ? navigator.hardwareConcurrency : 1

const contestants = new Map<ContestantId, Contestant>()
const traffic = countGpuTraffic()
/** A page has one task, and so one kind of images. */
let loaded: Promise<Images> | null = null

function imagesFrom(source: ImageSource): Promise<Images> {
  loaded ??= loadImages(source)
  return loaded
}

async function create(id: ContestantId, task: Task): Promise<Contestant> {
  const { backend, images: source, ...network } = task
  const images = await imagesFrom(source)
  switch (id) {
    case 'idiomatic tfjs':
      return idiomaticTfjs(backend, images, network)
    case 'our tfjs engine':
      return ourEngine(images, network, (request) => createTfjsEngine(backend, request))
    case 'jax-js':
      if (backend !== 'wasm' && backend !== 'webgpu') throw new Error(`jax-js has no ${backend}`)
      return jaxJs(backend, images, network)
    case 'our engine':
    case 'our engine, in bulk': {
      const create = (request: EngineRequest) =>
        backend === 'webgpu' ? createWebgpuEngine(request) : createWasmEngine(request, { threads })
      return ourEngine(images, network, create, id === 'our engine' ? 1 : bulk)
    }
  }
}

function entered(id: ContestantId): Contestant {
  const contestant = contestants.get(id)
  if (!contestant) throw new Error(`${id} has not entered`)
  return contestant
}

window.bench = {
  async enter(id, task) {
    contestants.set(id, await create(id, task))
  },

  async round(id, steps) {
    const contestant = entered(id)
    const { dispatches, submits } = traffic
    const issued = contestant.issuing()
    const start = performance.now()
    const objective = await contestant.train(steps)
    return {
      milliseconds: (performance.now() - start) / steps,
      issuing: (contestant.issuing() - issued) / steps,
      dispatches: (traffic.dispatches - dispatches) / steps,
      submits: (traffic.submits - submits) / steps,
      objective,
      bytes: contestant.bytes(),
    }
  },

  async work({ backend, images, ...network }) {
    return stepWork(await imagesFrom(images), network)
  },

  peak: productPeak,
}
