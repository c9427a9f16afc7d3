/** Measures contestants in turns on one page and leaves the result in `window.result`. */
import type { EngineRequest } from '../src/engines/engine'
import { createTfjsEngine } from '../src/engines/tfjs/tfjs-engine'
import { createWasmEngine } from '../src/engines/wasm/wasm-engine'
import { createWebgpuEngine } from '../src/engines/webgpu/webgpu-engine'
import type { Backend } from '../src/vae/settings'
import { type Contestant, type Images, spotImages } from './contestant'
import { countGpuTraffic } from './gpu-traffic'
import { idiomaticTfjs } from './idiomatic-tfjs'
import { jaxJs } from './jax-js'
import { ourEngine } from './our-engine'

export interface StepTimes {
  backend: Backend
  crossOriginIsolated: boolean
  contestants: ContestantTimes[]
}

interface ContestantTimes {
  name: string
  /** A step, one entry a round. */
  milliseconds: number[]
  /** A step, of those: how long it kept its own thread busy. */
  issuing: number[]
  /** A step, in the last round; zero where nobody asks WebGPU for anything. */
  dispatches: number
  submits: number
  objective: number
}

declare global {
  interface Window {
    result?: StepTimes | { error: string }
  }
}

const parameters = new URLSearchParams(location.search)
const backend = (parameters.get('backend') ?? 'wasm') as Backend
const rounds = Number(parameters.get('rounds') ?? 7)
const stepsPerRound = Number(parameters.get('steps') ?? 30)
const warmUpSteps = Number(parameters.get('warmUp') ?? 5)

const traffic = backend === 'webgpu' ? countGpuTraffic() : { dispatches: 0, submits: 0 }

async function runRound(contestant: Contestant, times: ContestantTimes): Promise<void> {
  const { dispatches, submits } = traffic
  const issued = contestant.issuing()
  const start = performance.now()
  times.objective = await contestant.train(stepsPerRound)
  times.milliseconds.push((performance.now() - start) / stepsPerRound)
  times.issuing.push((contestant.issuing() - issued) / stepsPerRound)
  times.dispatches = (traffic.dispatches - dispatches) / stepsPerRound
  times.submits = (traffic.submits - submits) / stepsPerRound
}

async function contestantsOn(images: Images): Promise<Contestant[]> {
  // Ours on tfjs first: it starts the backend that the idiomatic one uses too.
  const ours = await ourEngine(images, (request) => createTfjsEngine(backend, request))
  const contestants = [idiomaticTfjs(images), ours]
  if (backend === 'wasm') {
    contestants.push(await jaxJs(backend, images), await ourEngine(images, (each) => createWasmEngine(each)))
  }
  if (backend === 'webgpu') {
    const create = (request: EngineRequest) => createWebgpuEngine(request)
    contestants.push(
      await jaxJs(backend, images),
      await ourEngine(images, create),
      await ourEngine(images, create, stepsPerRound),
    )
  }
  return contestants
}

async function measure(): Promise<StepTimes> {
  const images = spotImages(10_000, 28)
  const contestants = await contestantsOn(images)
  for (const contestant of contestants) await contestant.train(warmUpSteps)
  const results = contestants.map(({ name }): ContestantTimes => {
    return { name, milliseconds: [], issuing: [], dispatches: 0, submits: 0, objective: Number.NaN }
  })
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) await runRound(contestant, results[index])
  }
  for (const contestant of contestants) contestant.dispose()
  return { backend, crossOriginIsolated, contestants: results }
}

window.result = await measure().catch((error: unknown) => ({ error: String(error) }))
