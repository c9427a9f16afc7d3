import { describe, expect, test } from 'vitest'
import { initialParameters } from '../initialisation'
import type { NetworkSettings } from '../parameters'
import { fillNormal, fillUniform, Stream } from '../random'
import type { Activation, ObjectiveSettings } from '../settings'
import { nonlinearities } from './activation'
import { importanceWeightedBound } from './importance'
import { likelihoodOf } from './likelihood'
import { type ReferenceModel, referenceModel } from './model'
import { gaussianKl, gaussianKlSlopes, reparameterisationSlope, reparameterise } from './posterior'
import { type ReferenceBatch, referenceStep } from './training-step'

const h = 1e-5
const difference = (f: (x: number) => number, x: number) => (f(x + h) - f(x - h)) / (2 * h)

const activations: Activation[] = ['relu', 'elu', 'tanh', 'softplus']
const likelihoods: Pick<ObjectiveSettings, 'likelihood' | 'variance'>[] = [
  { likelihood: 'bernoulli', variance: 1 },
  { likelihood: 'gaussian', variance: 0.5 },
  { likelihood: 'gaussian', variance: 0.01 },
]
const places = [-3, -0.7, -0.01, 0.02, 0.5, 4]

describe('slopes of the parts are what central differences say:', () => {
  test.each(activations)('%s', (name) => {
    const { value, slope } = nonlinearities[name]
    for (const x of places) expect(slope(x)).toBeCloseTo(difference(value, x), 8)
  })

  test.each(likelihoods)('$likelihood with variance $variance', (objective) => {
    const { loss, slope } = likelihoodOf(objective)
    for (const pixel of [0, 0.3, 1]) {
      for (const logit of places) {
        expect(slope(logit, pixel)).toBeCloseTo(
          difference((x) => loss(x, pixel), logit),
          6,
        )
      }
    }
  })

  test('KL and reparameterisation', () => {
    for (const mean of places) {
      for (const logVariance of places) {
        const slopes = gaussianKlSlopes(mean, logVariance)
        expect(slopes.mean).toBeCloseTo(
          difference((x) => gaussianKl(x, logVariance), mean),
          7,
        )
        expect(slopes.logVariance).toBeCloseTo(
          difference((x) => gaussianKl(mean, x), logVariance),
          7,
        )
        expect(reparameterisationSlope(logVariance, 1.3)).toBeCloseTo(
          difference((x) => reparameterise(mean, x, 1.3), logVariance),
          7,
        )
      }
    }
  })
})

const networks = [
  { kind: 'vae' as const, hidden: [], latentDimensions: 2 },
  { kind: 'vae' as const, hidden: [7], latentDimensions: 4 },
  { kind: 'vae' as const, hidden: [6, 5], latentDimensions: 3 },
]
const autoencoders = networks.map((network) => ({ ...network, kind: 'ae' as const }))
const normalised = [...networks, ...autoencoders].map((network) => ({ ...network, batchNorm: true }))
const conditional = [...networks, ...autoencoders].map((network) => ({ ...network, conditional: true }))
// One below every dimension's KL, one between them, so that some are clamped, and one above all.
const freeBits = ['none', 'some', 'all'] as const

const cases = [
  ...combined(networks, freeBits),
  // Weights that have nothing to weigh.
  ...combined(autoencoders, ['all']),
  ...combined(conditional, ['none']),
  ...combined(normalised, ['none']),
]

function combined(of: readonly NetworkSettings[], clampings: readonly (typeof freeBits)[number][]) {
  return of.flatMap((network) =>
    activations.flatMap((activation) =>
      likelihoods.flatMap((objective) =>
        clampings.map((clamped) => ({
          ...network,
          activation,
          objective,
          clamped,
          told: !!network.conditional,
        })),
      ),
    ),
  )
}

test.each(cases)(
  'the gradient of a $kind, hidden $hidden, $latentDimensions latent, $activation, $objective.likelihood $objective.variance, $clamped clamped, told labels: $told',
  ({ clamped, told, objective, ...network }) => {
    const model = referenceModel({ model: network, objective, optimizer: { kind: 'sgd' } }, 8)
    const parameters = perturbedParameters(model)
    const batch = randomBatch(model, 4)
    batch.freeBitsNats = freeBitsThatClamp(clamped, model, parameters, batch)
    expectCentralDifferences(model, parameters, batch)
  },
)

const convolutional: NetworkSettings = { kind: 'vae', network: 'conv', hidden: [3], latentDimensions: 2 }

test.each<{ name: string; model: NetworkSettings; activation: Activation; pixels: number; samples?: number }>(
  [
    {
      name: 'none behind',
      model: { ...convolutional, channels: [2], hidden: [] },
      activation: 'elu',
      pixels: 16,
    },
    { name: 'odd sides', model: { ...convolutional, channels: [2, 3] }, activation: 'relu', pixels: 49 },
    {
      name: 'normalised maps, a label told',
      model: { ...convolutional, channels: [2, 2], batchNorm: true, conditional: true },
      activation: 'tanh',
      pixels: 36,
    },
    {
      name: 'of an autoencoder',
      model: { ...convolutional, kind: 'ae', channels: [3] },
      activation: 'softplus',
      pixels: 9,
    },
    {
      name: 'with several samples of z',
      model: { ...convolutional, channels: [2], batchNorm: true },
      activation: 'tanh',
      pixels: 25,
      samples: 3,
    },
  ],
)('the gradient of convolutions: $name', ({ model: network, activation, pixels, samples }) => {
  const settings = { model: { ...network, activation }, optimizer: { kind: 'sgd' as const } }
  const model = referenceModel({ ...settings, objective: likelihoods[0] }, pixels)
  expectCentralDifferences(model, perturbedParameters(model), randomBatch(model, 3, samples))
})

test.each([1, 3])(
  'with noise on the input, %i samples of z an image: the gradient, and whose likelihood',
  (samples) => {
    const settings = {
      model: { ...networks[2], activation: 'tanh' as const },
      optimizer: { kind: 'sgd' as const },
    }
    const model = referenceModel({ ...settings, objective: likelihoods[0] }, 8)
    const parameters = perturbedParameters(model)
    const clean = randomBatch(model, 4, samples)
    const noisy = {
      ...clean,
      inputs: Array.from(clean.images, (grey, index) => (index % 3 === 0 ? 0 : grey)),
    }
    expectCentralDifferences(model, parameters, noisy)
    const { pass, perImage } = referenceStep(model, parameters, noisy)
    const seen = referenceStep(model, parameters, { ...clean, images: noisy.inputs })
    expect(pass).toEqual(seen.pass)
    const { loss } = model.likelihood
    const nats = pass.logits
      .slice(0, 8)
      .reduce((sum, logit, pixel) => sum + loss(logit, clean.images[pixel]), 0)
    expect(perImage.reconstruction[0]).toBeCloseTo(nats, 10)
  },
)

const normalisedOrNot = likelihoods.flatMap((objective) =>
  [false, true].map((batchNorm) => ({ ...objective, batchNorm })),
)

describe.each(networks)('minus the importance-weighted bound of hidden $hidden', (network) => {
  const settings = { model: { ...network, activation: 'tanh' as const }, optimizer: { kind: 'sgd' as const } }

  test.each(normalisedOrNot)(
    'has the gradient of central differences: $likelihood $variance, normalised: $batchNorm',
    ({ batchNorm, ...objective }) => {
      const model = referenceModel({ ...settings, model: { ...settings.model, batchNorm }, objective }, 8)
      expectCentralDifferences(model, perturbedParameters(model), randomBatch(model, 4, 3))
    },
  )

  test('is the bound of which evaluations speak, where the KL term has its own weight', () => {
    const model = referenceModel({ ...settings, objective: likelihoods[0] }, 8)
    const parameters = perturbedParameters(model)
    const batch = { ...randomBatch(model, 4, 5), klWeight: 1 }
    const { images, epsilon, count } = batch
    const width = count * network.latentDimensions
    const draws = [0, 1, 2, 3, 4].map((k) => Array.from(epsilon).slice(k * width, (k + 1) * width))
    const bound = importanceWeightedBound(model, parameters, images, draws, count)
    const { terms } = referenceStep(model, parameters, batch)
    expect(terms.objective).toBeCloseTo(-bound, 10)
    expect(terms.objective).toBeLessThan(-terms.elbo)
  })
})

function expectCentralDifferences(
  model: ReferenceModel,
  parameters: Float64Array,
  batch: ReferenceBatch,
): void {
  const { gradients } = referenceStep(model, parameters, batch).back
  const scale = Math.max(...gradients.map(Math.abs))
  gradients.forEach((slope, index) => {
    const objectiveAt = (value: number) => {
      const moved = parameters.slice()
      moved[index] = value
      return referenceStep(model, moved, batch).terms.objective
    }
    const expected = difference(objectiveAt, parameters[index])
    expect(Math.abs(slope - expected)).toBeLessThan(1e-6 * Math.max(Math.abs(expected), 1e-2 * scale))
  })
}

/** Biases too are random, and large enough that no rectifier's kink lies within reach of the difference. */
function perturbedParameters({ layout }: ReferenceModel): Float64Array {
  const parameters = Float64Array.from(initialParameters(layout, 3))
  const noise = new Float32Array(layout.size)
  fillNormal(noise, { seed: 3, stream: Stream.examination, step: 0 })
  return parameters.map((parameter, index) => parameter + 0.2 * noise[index])
}

function randomBatch({ layout }: ReferenceModel, count: number, samples = 1): ReferenceBatch {
  const images = new Float32Array(count * layout.pixels)
  const epsilon = new Float32Array(samples * count * layout.latentDimensions)
  fillUniform(images, { seed: 4, stream: Stream.binarization, step: 0 })
  fillNormal(epsilon, { seed: 4, stream: Stream.epsilon, step: 0 })
  const labels = Array.from({ length: count }, (_, image) => (3 * image) % 10)
  return { images, epsilon, count, labels, klWeight: 1.7, freeBitsNats: 0 }
}

function freeBitsThatClamp(
  clamped: (typeof freeBits)[number],
  model: ReferenceModel,
  parameters: Float64Array,
  batch: ReferenceBatch,
): number {
  if (clamped === 'none') return 0
  const { latentDimensions } = model.layout
  const { klPerDimension } = referenceStep(model, parameters, batch).perImage
  const means = Array.from({ length: latentDimensions }, (_, dimension) => {
    const column = klPerDimension.filter((_, index) => index % latentDimensions === dimension)
    return column.reduce((sum, nats) => sum + nats, 0) / batch.count
  })
  const [least, most] = [Math.min(...means), Math.max(...means)]
  return clamped === 'all' ? 2 * most + 1 : (least + most) / 2
}
