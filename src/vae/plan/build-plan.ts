/** Lists the operations of a dense VAE: of a training step, and of encoding, decoding and evaluating. */
import { type DenseLayer, type ParameterLayout, parameterLayout } from '../parameters'
import type { Activation } from '../settings'
import type { Buffer, BufferName, InputGradient, Operation, Plan, PlanSettings } from './plan'

/** What a chain of layers reads and writes. */
interface Chain {
  layers: readonly DenseLayer[]
  /** Input of each layer, then the output of the last. */
  places: BufferName[]
}

/** One optimiser step. Inputs: `images`, `epsilon`. Its terms are accumulated beside the buffers. */
export function trainingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const encoder = chain('encoder', 'images', layout.encoder)
  const decoder = decoderChain(layout)
  const code = last(encoder.places)
  const operations: Operation[] = [
    ...encodeOperations(layout, encoder, activation),
    { kind: 'sample', mean: 'mean', logVariance: 'logVariance', epsilon: 'epsilon', z: 'z' },
    ...denseOperations(decoder, activation, true),
    {
      kind: 'likelihood-gradient',
      logits: 'logits',
      images: 'images',
      gradient: gradientOf('logits'),
    },
    ...backwardOperations(decoder, activation, true),
    {
      kind: 'posterior-gradient',
      zGradient: gradientOf('z'),
      mean: 'mean',
      logVariance: 'logVariance',
      epsilon: 'epsilon',
      meanGradient: gradientOf('mean'),
      logVarianceGradient: gradientOf('logVariance'),
    },
    ...(encoder.layers.length > 0 ? [headsInputGradient(layout, code, activation)] : []),
    { kind: 'update', layer: layout.mean, gradient: gradientOf('mean'), input: code },
    { kind: 'update', layer: layout.logVariance, gradient: gradientOf('logVariance'), input: code },
    ...backwardOperations(encoder, activation, false),
  ]
  return plan(settings, layout, operations, ['images', 'epsilon'], [])
}

/** Inputs: `images`. Outputs: `mean`, `logVariance`. */
export function encodingPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const operations = encodeOperations(
    layout,
    chain('encoder', 'images', layout.encoder),
    settings.model.activation,
  )
  return plan(settings, layout, operations, ['images'], ['mean', 'logVariance'])
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

/** Inputs: `images`, `epsilon`. Outputs: those of the image terms. */
export function evaluationPlan(settings: PlanSettings, pixels: number): Plan {
  const layout = parameterLayout(settings.model, pixels)
  const { activation } = settings.model
  const outputs = {
    reconstruction: 'reconstruction',
    klPerDimension: 'klPerDimension',
    squaredError: 'squaredError',
    logImportanceWeight: 'logImportanceWeight',
  }
  const operations: Operation[] = [
    ...encodeOperations(layout, chain('encoder', 'images', layout.encoder), activation),
    { kind: 'sample', mean: 'mean', logVariance: 'logVariance', epsilon: 'epsilon', z: 'z' },
    ...denseOperations(decoderChain(layout), activation, true),
    {
      kind: 'image-terms',
      images: 'images',
      epsilon: 'epsilon',
      mean: 'mean',
      logVariance: 'logVariance',
      logits: 'logits',
      ...outputs,
    },
  ]
  return plan(settings, layout, operations, ['images', 'epsilon'], Object.values(outputs))
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
  const code = last(encoder.places)
  return [
    ...denseOperations(encoder, activation, false),
    { kind: 'dense', layer: layout.mean, activation: null, input: code, output: 'mean' },
    { kind: 'dense', layer: layout.logVariance, activation: null, input: code, output: 'logVariance' },
  ]
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
    sources: [
      { layer: layout.mean, gradient: gradientOf('mean') },
      { layer: layout.logVariance, gradient: gradientOf('logVariance') },
    ],
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
      return each(pixels, operation.logits, operation.images, operation.gradient)
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
    case 'image-terms': {
      const { images, logits, mean, logVariance, epsilon, klPerDimension } = operation
      return [
        ...each(pixels, images, logits),
        ...each(latentDimensions, mean, logVariance, epsilon, klPerDimension),
        ...each(1, operation.reconstruction, operation.squaredError, operation.logImportanceWeight),
      ]
    }
  }
}

function last<Item>(items: readonly Item[]): Item {
  return items[items.length - 1]
}
