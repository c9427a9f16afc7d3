/** Measures contestants in turns on one page and leaves the result in `window.result`. */
import { createTfjsEngine } from '../src/engines/tfjs/tfjs-engine'
import { createWasmEngine } from '../src/engines/wasm/wasm-engine'
import type { Backend } from '../src/vae/settings'
import { type Contestant, spotImages } from './contestant'
import { idiomaticTfjs } from './idiomatic-tfjs'
import { jaxJs } from './jax-js'
import { ourEngine } from './our-engine'

export interface StepTimes {
  backend: Backend
  crossOriginIsolated: boolean
  /** Milliseconds a step, one entry a round. */
  contestants: { name: string; milliseconds: number[]; objective: number }[]
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
const warmUpSteps = 5

async function millisecondsPerStep(contestant: Contestant): Promise<{ time: number; objective: number }> {
  const start = performance.now()
  const objective = await contestant.train(stepsPerRound)
  return { time: (performance.now() - start) / stepsPerRound, objective }
}

async function measure(): Promise<StepTimes> {
  const images = spotImages(10_000, 28)
  // Ours on tfjs first: it starts the backend that the idiomatic one uses too.
  const ours = await ourEngine(images, (request) => createTfjsEngine(backend, request))
  const contestants = [idiomaticTfjs(images), ours]
  if (backend === 'wasm') {
    contestants.push(await jaxJs(images), await ourEngine(images, (request) => createWasmEngine(request)))
  }
  for (const contestant of contestants) await contestant.train(warmUpSteps)
  const results = contestants.map(({ name }) => ({
    name,
    milliseconds: [] as number[],
    objective: Number.NaN,
  }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const { time, objective } = await millisecondsPerStep(contestant)
      results[index].milliseconds.push(time)
      results[index].objective = objective
    }
  }
  for (const contestant of contestants) contestant.dispose()
  return { backend, crossOriginIsolated, contestants: results }
}

window.result = await measure().catch((error: unknown) => ({ error: String(error) }))
