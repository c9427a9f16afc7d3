/**
 * For tests of engines: small VAEs, dense and convolutional ones, with every number that PyTorch's float64 autograd gives for them,
 * three steps of Adam included. Arrays are flat, parameters in the order of the layout.
 */
import convolutional from '../fixtures/vae-convolutional.json'
import dense from '../fixtures/vae-objective.json'
import type { ParameterLayout } from '../parameters'
import type { Activation, ModelSettings, ObjectiveSettings, OptimizerSettings } from '../settings'
import { referenceModel } from './model'
import type { ReferenceTrainingStep } from './training-step'

export interface AutogradCase {
  name: string
  model: Pick<ModelSettings, 'kind' | 'network' | 'channels' | 'hidden' | 'latentDimensions' | 'activation'>
  objective: Pick<ObjectiveSettings, 'likelihood' | 'variance'>
  optimizer: Pick<OptimizerSettings, 'kind'>
  pixels: number
  parameters: Float64Array
  /** The same images at each step. */
  steps: Omit<ReferenceTrainingStep, 'labels' | 'inputs'>[]
  /** Noise of the importance-weighted bound, one array a sample. */
  importanceEpsilons: Float64Array[]
  expected: {
    /** Those of the first step. */
    mean: Float64Array
    logVariance: Float64Array
    z: Float64Array
    logits: Float64Array
    reconstructionPerImage: Float64Array
    klPerDimension: Float64Array
    reconstruction: number
    kl: number
    elbo: number
    objective: number
    gradients: Float64Array
    importanceWeightedBound: number
    /** After all steps. */
    parametersAfterTraining: Float64Array
  }
}

type Fixture = (typeof dense | typeof convolutional)[number]

function caseOf({ name, config, ...numbers }: Fixture): AutogradCase {
  const channels = 'channels' in config ? config.channels : []
  const model = {
    kind: 'vae' as const,
    network: channels.length > 0 ? ('conv' as const) : ('dense' as const),
    channels,
    hidden: config.hidden,
    latentDimensions: config.latent,
    activation: config.activation as Activation,
  }
  const objective = {
    likelihood: config.likelihood as ObjectiveSettings['likelihood'],
    variance: config.variance ?? 1,
  }
  const optimizer = { kind: 'adam' } as const
  const { layout } = referenceModel({ model, objective, optimizer }, config.input)
  const { expected } = numbers
  return {
    name,
    model,
    objective,
    optimizer,
    pixels: config.input,
    parameters: flatParameters(layout, numbers.parameters),
    steps: numbers.eps.map((epsilon) => ({
      images: flat(numbers.x),
      epsilon: flat(epsilon),
      count: config.batch,
      klWeight: config.beta,
      freeBitsNats: config.freeBitsNats,
      learningRate: config.learningRate,
      clipGlobalNorm: config.clipGlobalNorm,
    })),
    importanceEpsilons: numbers.epsImportance.map(flat),
    expected: {
      mean: flat(expected.mean),
      logVariance: flat(expected.logVariance),
      z: flat(expected.z),
      logits: flat(expected.logits),
      reconstructionPerImage: flat(expected.reconstructionPerImage),
      klPerDimension: flat(expected.klPerImageAndDimension),
      reconstruction: expected.reconstruction,
      kl: expected.kl,
      elbo: expected.elbo,
      objective: expected.loss,
      gradients: flatParameters(layout, expected.gradients),
      importanceWeightedBound: expected.importanceWeightedBound,
      parametersAfterTraining: flatParameters(layout, expected.parametersAfterAdam),
    },
  }
}

export const autogradCases: AutogradCase[] = dense.map(caseOf)

export const convolutionalCases: AutogradCase[] = convolutional.map(caseOf)

type Nested = number | readonly Nested[]

function flat(values: readonly Nested[]): Float64Array {
  return Float64Array.from(numbersIn(values))
}

function numbersIn(values: readonly Nested[]): number[] {
  return values.flatMap((value) => (typeof value === 'number' ? value : numbersIn(value)))
}

function flatParameters(layout: ParameterLayout, named: Record<string, readonly Nested[]>): Float64Array {
  return flat(layout.entries.map((entry) => named[entry.name]))
}
