/** Lists the operations of a dense network: of a training step, and of encoding, decoding and evaluating. */
import { type DenseLayer, headsOf, type ParameterLayout, parameterLayout } from '../parameters'
import type { Activation } from '../settings'
import type {
  Buffer,
  BufferName,
  InputGradient,
  Operation,
  Plan,
  PlanSettings,
  PosteriorGradient,
  Sample,
} from './plan'

/** What a chain of layers reads and writes. */
interface Chain {
  layers: readonly DenseLayer[]
  /** Input of each layer, then the output of the last. */
  places: BufferName[]
}

/**
 * One optimiser step. Inputs: `images`, which the encoder sees; where there is noise on them, `targets`, which are the
 * images without; and, of a variational autoencoder, `epsilon`. Its terms are accumulated beside the buffers.
 */
export function trainingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const { inputNoise = 'none' } = settings.objective
  const targets = inputNoise === 'none' ? 'images' : 'targets'
  const encoder = chain('encoder', 'images', layout.encoder)
  const decoder = decoderChain(layout)
  const code = last(encoder.places)
  const operations: Operation[] = [
    ...encodeOperations(layout, encoder, activation),
    ...(layout.logVariance ? [sample] : []),
    ...denseOperations(decoder, activation, true),
    {
      kind: 'likelihood-gradient',
      logits: 'logits',
      targets,
      gradient: gradientOf('logits'),
    },
    ...backwardOperations(decoder, activation, true),
    ...(layout.logVariance ? [posteriorGradient] : []),
    ...(encoder.layers.length > 0 ? [headsInputGradient(layout, code, activation)] : []),
    ...headsOf(layout).map((layer, index): Operation => {
      return { kind: 'update', layer, gradient: gradientOf(headOutputs(layout)[index]), input: code }
    }),
    ...backwardOperations(encoder, activation, false),
  ]
  const inputs = new Set(['images', targets, ...noiseOf(layout)])
  return plan(settings, layout, operations, [...inputs], [])
}

/** Inputs: `images`. Outputs: `mean`, `logVariance`; of an autoencoder, `z`. */
export function encodingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const operations = encodeOperations(
    layout,
    chain('encoder', 'images', layout.encoder),
    settings.model.activation,
  )
  return plan(settings, layout, operations, ['images'], headOutputs(layout))
}

/** Inputs: `z`. Outputs: `pixelMeans`. */
export function decodingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const operations: Operation[] = [
    ...denseOperations(decoderChain(layout), settings.model.activation, true),
    { kind: 'pixel-means', logits: 'logits', output: 'pixelMeans' },
  ]
  return plan(settings, layout, operations, ['z'], ['pixelMeans'])
}

/**
 * Inputs: `images` and, of a variational autoencoder, `epsilon`. Outputs: those of the pixel terms and, of a
 * variational autoencoder, of the latent terms.
 */
export function evaluationPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const pixelOutputs = { reconstruction: 'reconstruction', squaredError: 'squaredError' }
  const latentOutputs = { klPerDimension: 'klPerDimension', logImportanceWeight: 'logImportanceWeight' }
  const operations: Operation[] = [
    ...encodeOperations(layout, chain('encoder', 'images', layout.encoder), activation),
    ...(layout.logVariance ? [sample] : []),
    ...denseOperations(decoderChain(layout), activation, true),
    { kind: 'pixel-terms', images: 'images', logits: 'logits', ...pixelOutputs },
  ]
  const outputs = Object.values(pixelOutputs)
  if (layout.logVariance) {
    operations.push({
      kind: 'latent-terms',
      ...posterior,
      reconstruction: 'reconstruction',
      ...latentOutputs,
    })
    outputs.push(...Object.values(latentOutputs))
  }
  return plan(settings, layout, operations, ['images', ...noiseOf(layout)], outputs)
}

const posterior = { mean: 'mean', logVariance: 'logVariance', epsilon: 'epsilon' }

const sample: Sample = { kind: 'sample', ...posterior, z: 'z' }

const posteriorGradient: PosteriorGradient = {
  kind: 'posterior-gradient',
  zGradient: gradientOf('z'),
  ...posterior,
  meanGradient: gradientOf('mean'),
  logVarianceGradient: gradientOf('logVariance'),
}

/** What the layers of the code give: of an autoencoder, the code itself. */
function headOutputs({ logVariance }: ParameterLayout): BufferName[] {
  return logVariance ? ['mean', 'logVariance'] : ['z']
}

function noiseOf({ logVariance }: ParameterLayout): BufferName[] {
  return logVariance ? ['epsilon'] : []
}

function gradientOf(name: BufferName): BufferName {
  return `gradient.${name}`
}

/** A part of the network whose hidden outputs are named after it. */
function chain(part: string, input: BufferName, layers: readonly DenseLayer[]): Chain {
  return { layers, places: [input, ...layers.map((_, index) => `${part}.${index}`)] }
}

/** From z to the logits. */
function decoderChain(layout: ParameterLayout): Chain {
  const { layers, places } = chain('decoder', 'z', layout.decoder)
  return { layers, places: [...places.slice(0, -1), 'logits'] }
}

function encodeOperations(layout: ParameterLayout, encoder: Chain, activation: Activation): Operation[] {
  const input = last(encoder.places)
  const heads = headsOf(layout).map((layer, index): Operation => {
    return { kind: 'dense', layer, activation: null, input, output: headOutputs(layout)[index] }
  })
  return [...denseOperations(encoder, activation, false), ...heads]
}

/** @param linearEnd the last layer has no activation */
function denseOperations({ layers, places }: Chain, activation: Activation, linearEnd: boolean): Operation[] {
  return layers.map((layer, index) => ({
    kind: 'dense',
    layer,
    activation: linearEnd && index === layers.length - 1 ? null : activation,
    input: places[index],
    output: places[index + 1],
  }))
}

/**
 * From the slope by a chain's output to those by its parameters and, for z, its input. A layer's input slope
 * comes before its update, which changes the weights.
 */
function backwardOperations(
  { layers, places }: Chain,
  activation: Activation,
  toInput: boolean,
): Operation[] {
  return layers
    .flatMap((layer, index): Operation[][] => {
      const [input, gradient] = [places[index], gradientOf(places[index + 1])]
      const update: Operation = { kind: 'update', layer, gradient, input }
      if (index === 0 && !toInput) return [[update]]
      const through = index === 0 ? null : { output: input, activation }
      return [
        [
          { kind: 'input-gradient', sources: [{ layer, gradient }], output: gradientOf(input), through },
          update,
        ],
      ]
    })
    .toReversed()
    .flat()
}

function headsInputGradient(
  layout: ParameterLayout,
  code: BufferName,
  activation: Activation,
): InputGradient {
  return {
    kind: 'input-gradient',
    sources: headsOf(layout).map((layer, index) => {
      return { layer, gradient: gradientOf(headOutputs(layout)[index]) }
    }),
    output: gradientOf(code),
    through: { output: code, activation },
  }
}

function plan(
  settings: PlanSettings,
  layout: ParameterLayout,
  operations: Operation[],
  inputs: BufferName[],
  outputs: BufferName[],
): Plan {
  const { likelihood, variance } = settings.objective
  return {
    layout,
    likelihood,
    variance,
    optimizer: settings.optimizer.kind,
    inputs,
    outputs,
    buffers: buffersOf(layout, operations),
    operations,
  }
}

/** Every buffer that the operations name, once, in the order in which they are met. */
function buffersOf(layout: ParameterLayout, operations: readonly Operation[]): Buffer[] {
  const columns = new Map<BufferName, number>()
  for (const operation of operations) {
    for (const [name, count] of columnsOf(operation, layout)) columns.set(name, count)
  }
  return Array.from(columns, ([name, count]) => ({ name, columns: count }))
}

/** The buffers that an operation reads and writes, with their columns. */
function columnsOf(operation: Operation, layout: ParameterLayout): [BufferName, number][] {
  const each = (columns: number, ...names: BufferName[]) =>
    names.map((name): [BufferName, number] => [name, columns])
  const { pixels, latentDimensions } = layout
  switch (operation.kind) {
    case 'dense': {
      const { layer, input, output } = operation
      return [...each(layer.inputs, input), ...each(layer.outputs, output)]
    }
    case 'sample': {
      const { mean, logVariance, epsilon, z } = operation
      return each(latentDimensions, mean, logVariance, epsilon, z)
    }
    case 'likelihood-gradient':
      return each(pixels, operation.logits, operation.targets, operation.gradient)
    case 'input-gradient':
      return operation.sources.flatMap(({ layer, gradient }) => [
        ...each(layer.outputs, gradient),
        ...each(layer.inputs, operation.output),
      ])
    case 'posterior-gradient': {
      const { kind, ...names } = operation
      return each(latentDimensions, ...Object.values(names))
    }
    case 'update': {
      const { layer, gradient, input } = operation
      return [...each(layer.outputs, gradient), ...each(layer.inputs, input)]
    }
    case 'pixel-means':
      return each(pixels, operation.logits, operation.output)
    case 'pixel-terms': {
      const { images, logits, reconstruction, squaredError } = operation
      return [...each(pixels, images, logits), ...each(1, reconstruction, squaredError)]
    }
    case 'latent-terms': {
      const { mean, logVariance, epsilon, klPerDimension, reconstruction, logImportanceWeight } = operation
      return [
        ...each(latentDimensions, mean, logVariance, epsilon, klPerDimension),
        ...each(1, reconstruction, logImportanceWeight),
      ]
    }
  }
}

function last<Item>(items: readonly Item[]): Item {
  return items[items.length - 1]
}
