/** Lists the operations of a dense network: of a training step, and of encoding, decoding and evaluating. */
import { type DenseLayer, frozenEntries, headsOf, type ParameterLayout, parameterLayout } from '../parameters'
import type { Activation, Trains } from '../settings'
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
 * images without; `labels`, one-hot, of a conditional network; and, of a variational autoencoder, `epsilon`. Its terms
 * are accumulated beside the buffers. Where one half is trained alone, what only the other needs is left out: with the
 * decoder alone, nothing goes back beyond its first layer.
 */
export function trainingPlan(settings: PlanSettings, pixels: number, trains: Trains = 'both'): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const { inputNoise = 'none' } = settings.objective
  const targets = inputNoise === 'none' ? 'images' : 'targets'
  const encoder = encoderChain(layout)
  const decoder = decoderChain(layout)
  const frozen = new Set(frozenEntries(layout, trains))
  const operations: Operation[] = [
    ...encodeOperations(layout, encoder, activation),
    ...(layout.logVariance ? [sample] : []),
    ...decodeOperations(layout, decoder, activation),
    {
      kind: 'likelihood-gradient',
      logits: 'logits',
      targets,
      gradient: gradientOf('logits'),
    },
    ...backwardOperations(decoder, activation, trains !== 'decoder'),
    ...(trains === 'decoder' ? [] : encoderBackward(layout, encoder, activation)),
  ]
  const needed = operations.filter((each) => each.kind !== 'update' || !frozen.has(each.layer.weight))
  const inputs = new Set(['images', targets, ...labelsOf(layout), ...noiseOf(layout)])
  return plan(settings, layout, needed, [...inputs], [])
}

/** From the slope by z to the updates of the encoder. */
function encoderBackward(layout: ParameterLayout, encoder: Chain, activation: Activation): Operation[] {
  const code = last(encoder.places)
  return [
    ...untold(layout),
    ...(layout.logVariance ? [posteriorGradient] : []),
    ...(encoder.layers.length > 0 ? [headsInputGradient(layout, code, activation)] : []),
    ...headsOf(layout).map((layer, index): Operation => {
      return { kind: 'update', layer, gradient: gradientOf(headOutputs(layout)[index]), input: code }
    }),
    ...backwardOperations(encoder, activation, false),
  ]
}

/**
 * Inputs: `images`, and `labels` of a conditional network. Outputs: `mean`, `logVariance`; of an autoencoder, `z`.
 */
export function encodingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const operations = encodeOperations(layout, encoderChain(layout), settings.model.activation)
  return plan(settings, layout, operations, ['images', ...labelsOf(layout)], headOutputs(layout))
}

/** Inputs: `z`, and `labels` of a conditional network. Outputs: `pixelMeans`. */
export function decodingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const operations: Operation[] = [
    ...decodeOperations(layout, decoderChain(layout), settings.model.activation),
    { kind: 'pixel-means', logits: 'logits', output: 'pixelMeans' },
  ]
  return plan(settings, layout, operations, ['z', ...labelsOf(layout)], ['pixelMeans'])
}

/**
 * Inputs: `images`; `labels` of a conditional network; and, of a variational autoencoder, `epsilon`. Outputs: those of
 * the pixel terms and, of a variational autoencoder, of the latent terms.
 */
export function evaluationPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const pixelOutputs = { reconstruction: 'reconstruction', squaredError: 'squaredError' }
  const latentOutputs = { klPerDimension: 'klPerDimension', logImportanceWeight: 'logImportanceWeight' }
  const operations: Operation[] = [
    ...encodeOperations(layout, encoderChain(layout), activation),
    ...(layout.logVariance ? [sample] : []),
    ...decodeOperations(layout, decoderChain(layout), activation),
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
  return plan(settings, layout, operations, ['images', ...labelsOf(layout), ...noiseOf(layout)], outputs)
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

function labelsOf({ classes }: ParameterLayout): BufferName[] {
  return classes > 0 ? ['labels'] : []
}

/** What a first layer is given where this comes in: the same, or with the labels behind it. */
function toldOf({ classes }: ParameterLayout, name: BufferName): BufferName {
  return classes > 0 ? `told.${name}` : name
}

function told(layout: ParameterLayout, input: BufferName, columns: number): Operation[] {
  const output = toldOf(layout, input)
  return output === input ? [] : [{ kind: 'join', input, columns, labels: 'labels', output }]
}

/** The slope by z of that by z and labels. */
function untold(layout: ParameterLayout): Operation[] {
  const [input, output] = [toldOf(layout, 'z'), 'z'].map(gradientOf)
  return input === output ? [] : [{ kind: 'part', input, output, columns: layout.latentDimensions }]
}

function gradientOf(name: BufferName): BufferName {
  return `gradient.${name}`
}

/** A part of the network whose hidden outputs are named after it. */
function chain(part: string, input: BufferName, layers: readonly DenseLayer[]): Chain {
  return { layers, places: [input, ...layers.map((_, index) => `${part}.${index}`)] }
}

/** The hidden layers from the images on. */
function encoderChain(layout: ParameterLayout): Chain {
  return chain('encoder', toldOf(layout, 'images'), layout.encoder)
}

/** From z to the logits. */
function decoderChain(layout: ParameterLayout): Chain {
  const { layers, places } = chain('decoder', toldOf(layout, 'z'), layout.decoder)
  return { layers, places: [...places.slice(0, -1), 'logits'] }
}

function encodeOperations(layout: ParameterLayout, encoder: Chain, activation: Activation): Operation[] {
  const input = last(encoder.places)
  const heads = headsOf(layout).map((layer, index): Operation => {
    return { kind: 'dense', layer, activation: null, input, output: headOutputs(layout)[index] }
  })
  return [...told(layout, 'images', layout.pixels), ...denseOperations(encoder, activation, false), ...heads]
}

function decodeOperations(layout: ParameterLayout, decoder: Chain, activation: Activation): Operation[] {
  return [...told(layout, 'z', layout.latentDimensions), ...denseOperations(decoder, activation, true)]
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
    case 'join': {
      const { input, columns, labels, output } = operation
      return [
        ...each(columns, input),
        ...each(layout.classes, labels),
        ...each(columns + layout.classes, output),
      ]
    }
    case 'part': {
      const { input, columns, output } = operation
      return [...each(columns + layout.classes, input), ...each(columns, output)]
    }
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
