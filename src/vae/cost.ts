/** What a network costs before it is run: parameters, memory and arithmetic, counted from its layout. */
import { keptMoments } from './optimiser'
import { type ConvolutionLayer, type DenseLayer, headsOf, parameterLayout } from './parameters'
import { samplesAStep } from './schedule'
import type { Settings } from './settings'

/** Every number is a float32. */
const bytesANumber = 4

export interface NetworkCost {
  /** Numbers that training adjusts. */
  parameters: number
  /** Bytes that a training step needs at least. */
  bytes: {
    /** Parameters and, of batch normalisation, running statistics. */
    weights: number
    /** What the optimiser keeps of each parameter. */
    moments: number
    /** What the layers give for each image of a batch, which the gradient needs again. */
    activations: number
  }
  /**
   * Multiplications and additions in the products of layers, which is where nearly all arithmetic is: for an image
   * encoded and decoded once, and for a training step.
   */
  flops: { image: number; step: number }
}

/** The cost of these settings on images of `pixels` values. */
export function networkCost(settings: Settings, pixels: number): NetworkCost {
  const { model, optimizer, batchSize } = settings
  const layout = parameterLayout(model, pixels)
  const { convolutions, entries, size, logVariance, latentDimensions } = layout
  const heads = headsOf(layout)
  const encoder = [...convolutions.encoder, ...layout.encoder, ...heads]
  const decoder = [...layout.decoder, ...convolutions.decoder]
  const samples = samplesAStep(settings)

  const parameters = sum(entries, (entry) => (entry.isStatistic ? 0 : entry.size))
  const noiseAndSample = logVariance ? 2 * latentDimensions : 0
  const encoded = pixels + sum(encoder, ({ outputs }) => outputs)
  const decoded = noiseAndSample + sum(decoder, ({ outputs }) => outputs)

  const encoding = sum(encoder, products)
  const decoding = sum(decoder, products)
  // Nobody asks for the slope by a pixel.
  const byPixels = sum(encoder.length > heads.length ? encoder.slice(0, 1) : heads, products)
  // Forward, the gradient by the weights, and the gradient by the inputs are a product each.
  const trained = 3 * (encoding + samples * decoding) - byPixels
  return {
    parameters,
    bytes: {
      weights: bytesANumber * size,
      moments: bytesANumber * parameters * keptMoments[optimizer.kind].length,
      activations: bytesANumber * batchSize * (encoded + samples * decoded),
    },
    flops: { image: 2 * (encoding + decoding), step: 2 * batchSize * trained },
  }
}

/** Pairs of numbers that a layer multiplies and adds up for one image; the rims of maps count like any other place. */
function products(layer: DenseLayer | ConvolutionLayer): number {
  return layer.weight.size * ('large' in layer ? layer.small.side ** 2 : 1)
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
