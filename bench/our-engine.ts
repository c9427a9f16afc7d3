/** An engine of the product, with batches assembled as its training loop does. */

import type { Engine, EngineRequest, TrainingStep } from '../src/engines/engine'
import { initialParameters } from '../src/vae/initialisation'
import { parameterLayout } from '../src/vae/parameters'
import { fillNormal, Stream } from '../src/vae/random'
import { defaultSettings } from '../src/vae/settings-schema'
import {
  batchSize,
  type Contestant,
  type Images,
  latentDimensions,
  learningRate,
  Stopwatch,
} from './contestant'

/** @param stepsPerCall as the training loop hands them over where they are short */
export async function ourEngine(
  images: Images,
  create: (request: EngineRequest) => Promise<Engine>,
  stepsPerCall = 1,
): Promise<Contestant> {
  const settings = defaultSettings()
  const parameters = initialParameters(parameterLayout(settings.model, images.pixels), 1)
  const snapshot = { parameters, moments: null, step: 0 }
  const engine = await create({ settings, pixels: images.pixels, snapshot })
  const issue = new Stopwatch()
  let step = 0
  return {
    name: `our ${engine.name} engine${stepsPerCall > 1 ? ', many steps at a time' : ''}`,
    issuing: () => issue.milliseconds,
    async train(count) {
      let objective = Number.NaN
      for (let first = 0; first < count; first += stepsPerCall) {
        const length = Math.min(stepsPerCall, count - first)
        const steps = Array.from({ length }, () => trainingStep(images, step++))
        const terms = await issue.time(() => engine.train(steps))
        objective = terms[terms.length - 1].objective
      }
      return objective
    },
    dispose: () => engine.dispose(),
  }
}

function trainingStep({ bytes, count, pixels }: Images, step: number): TrainingStep {
  const images = new Float32Array(batchSize * pixels)
  for (let row = 0; row < batchSize; row++) {
    const source = Math.floor(Math.random() * count) * pixels
    for (let pixel = 0; pixel < pixels; pixel++) images[row * pixels + pixel] = bytes[source + pixel] / 255
  }
  const epsilon = new Float32Array(batchSize * latentDimensions)
  fillNormal(epsilon, { seed: 1, stream: Stream.epsilon, step })
  return {
    images,
    epsilon,
    count: batchSize,
    klWeight: 1,
    freeBitsNats: 0,
    learningRate,
    clipGlobalNorm: null,
  }
}
