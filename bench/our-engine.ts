/** An engine of the product, with batches assembled as its training loop does. */

import type { Engine, EngineRequest, TrainingStep } from '../src/engines/engine'
import { initialParameters } from '../src/vae/initialisation'
import { parameterLayout } from '../src/vae/parameters'
import { fillNormal, Stream } from '../src/vae/random'
import { defaultSettings } from '../src/vae/settings-schema'
import { batchSize, type Contestant, type Images, latentDimensions, learningRate } from './contestant'

export async function ourEngine(
  images: Images,
  create: (request: EngineRequest) => Promise<Engine>,
): Promise<Contestant> {
  const settings = defaultSettings()
  const parameters = initialParameters(parameterLayout(settings.model, images.pixels), 1)
  const snapshot = { parameters, moments: null, step: 0 }
  const engine = await create({ settings, pixels: images.pixels, snapshot })
  let step = 0
  return {
    name: `our ${engine.name} engine`,
    async train(count) {
      let objective = Number.NaN
      for (let index = 0; index < count; index++) {
        const [terms] = await engine.train([trainingStep(images, step++)])
        objective = terms.objective
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
