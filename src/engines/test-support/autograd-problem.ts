/** The networks of which PyTorch's numbers are known, as problems for an engine. */
import type { AutogradCase } from '../../vae/reference/autograd-cases'
import { defaultSettings } from '../../vae/settings-schema'
import type { Engine } from '../engine'
import type { TestProblem } from './test-problem'

export function problemOf({ model, objective, pixels, parameters, steps }: AutogradCase): TestProblem {
  const settings = defaultSettings()
  Object.assign(settings.model, model)
  Object.assign(settings.objective, objective)
  const snapshot = { parameters: Float32Array.from(parameters), moments: null, step: 0 }
  const float32 = steps.map((step) => ({
    ...step,
    images: Float32Array.from(step.images),
    epsilon: Float32Array.from(step.epsilon),
  }))
  return { settings, pixels, snapshot, steps: float32 }
}

/** As an engine's weights give it, nats per image. */
export async function importanceWeightedBound(
  engine: Engine,
  { images, count }: { images: Float32Array; count: number },
  epsilons: Float64Array[],
) {
  const samples = await Promise.all(
    epsilons.map((epsilon) => engine.logImportanceWeights(images, Float32Array.from(epsilon), count)),
  )
  let total = 0
  for (let image = 0; image < count; image++) {
    const weights = samples.map((logWeights) => Math.exp(logWeights[image]))
    total += Math.log(weights.reduce((sum, weight) => sum + weight) / weights.length)
  }
  return total / count
}
