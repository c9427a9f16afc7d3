/** An engine of the product, with batches assembled as its training loop does. */

import type { Engine, EngineRequest, TrainingStep } from '../src/engines/engine'
import { initialParameters } from '../src/vae/initialisation'
import { parameterLayout } from '../src/vae/parameters'
import { fillNormal, Stream } from '../src/vae/random'
import { defaultSettings } from '../src/vae/settings-schema'
import { changeSettings } from '../src/vae/settings-validation'
import {
  type Contestant,
  type Images,
  learningRate,
  type Network,
  randomBatch,
  Stopwatch,
} from './contestant'

/** @param stepsPerCall as the training loop hands them over where they are short */
export async function ourEngine(
  images: Images,
  network: Network,
  create: (request: EngineRequest) => Promise<Engine>,
  stepsPerCall = 1,
): Promise<Contestant> {
  const { batchSize, ...model } = network
  const settings = changeSettings(defaultSettings(), { model, batchSize })
  const parameters = initialParameters(parameterLayout(settings.model, images.pixels), 1)
  const snapshot = { parameters, moments: null, step: 0 }
  const engine = await create({ settings, pixels: images.pixels, snapshot })
  const issue = new Stopwatch()
  let step = 0
  return {
    issuing: () => issue.milliseconds,
    bytes: () => engine.memory().bytes,
    async train(count) {
      let objective = Number.NaN
      for (let first = 0; first < count; first += stepsPerCall) {
        const length = Math.min(stepsPerCall, count - first)
        const steps = Array.from({ length }, () => trainingStep(images, network, step++))
        const terms = await issue.time(() => engine.train(steps))
        objective = terms[terms.length - 1].objective
      }
      return objective
    },
  }
}

function trainingStep(images: Images, { batchSize, latentDimensions }: Network, step: number): TrainingStep {
  const epsilon = new Float32Array(batchSize * latentDimensions)
  fillNormal(epsilon, { seed: 1, stream: Stream.epsilon, step })
  return {
    images: randomBatch(images, batchSize),
    epsilon,
    count: batchSize,
    klWeight: 1,
    freeBitsNats: 0,
    learningRate,
    clipGlobalNorm: null,
  }
}
