/** One training step with all that it computes on the way, of the batch in sums and of one of its images in full. */
import type { ParameterEntry } from '../parameters'
import { sigmoid } from './activation'
import { encode } from './forward'
import type { HiddenChain } from './hidden-layers'
import type { ReferenceModel } from './model'
import { meanKlPerDimension } from './objective'
import { clipByGlobalNorm, globalNorm, type ReferenceState } from './optimiser'
import {
  type ReferenceStep,
  type ReferenceStepTerms,
  type ReferenceTrainingStep,
  referenceTrainStep,
} from './training-step'

export interface StepTrace {
  /** Means over the batch, in nats. */
  terms: ReferenceStepTerms
  /** KL of each latent dimension, mean over the batch: [latentDimensions]. */
  klPerDimension: Float64Array
  /** By how much clipping has scaled the gradient: 1 where it did nothing. */
  clipping: number
  /** Every tensor that gradients move, in the order in which data flows. */
  tensors: TensorTrace[]
  image: ImageTrace
}

/** 2-norms of a tensor, of the slope of the batch's objective by it, and of what the step adds to it. */
export interface TensorTrace {
  name: string
  shape: readonly number[]
  norm: number
  gradientNorm: number
  updateNorm: number
}

/**
 * The way of one image of the batch. Slopes are those of its own share of the objective, of which that of the batch
 * is the mean over its images.
 */
export interface ImageTrace {
  /** What the likelihood is asked for, [pixels] in [0, 1]. */
  x: Float64Array
  /** What the encoder sees: x, or x with noise. */
  input: Float64Array
  /** Outputs of the encoder's hidden layers, convolutions first. */
  encoder: Float64Array[]
  /** [latentDimensions]; of an autoencoder the code, and the next three are empty. */
  mean: Float64Array
  logVariance: Float64Array
  sigma: Float64Array
  epsilon: Float64Array
  z: Float64Array
  /** The mean of the same image beside the same others, with the parameters after the step: [latentDimensions]. */
  meanAfter: Float64Array
  /** Outputs of the decoder's hidden layers, convolutions last. */
  decoder: Float64Array[]
  /** [pixels] */
  logits: Float64Array
  pixelMeans: Float64Array
  /** -log p(x|z) of each pixel in nats, [pixels]. */
  pixelTerms: Float64Array
  reconstruction: number
  /** [latentDimensions]; empty for an autoencoder. */
  klPerDimension: Float64Array
  slopes: {
    /** [pixels] */
    logits: Float64Array
    /** What the reconstruction term asks for, [latentDimensions]. */
    z: Float64Array
    mean: Float64Array
    /** Empty for an autoencoder. */
    logVariance: Float64Array
  }
}

/**
 * Takes the step without moving the state that is given. @param image of the batch, from 0
 * @param batch with one sample of z an image
 */
export function traceStep(
  model: ReferenceModel,
  state: ReferenceState,
  batch: ReferenceTrainingStep,
  image: number,
): { trace: StepTrace; state: ReferenceState } {
  const { step, state: next } = referenceTrainStep(model, state, batch)
  const { entries, latentDimensions } = model.layout
  const clipped = clipByGlobalNorm(step.back.gradients, batch.clipGlobalNorm)
  const norms = { before: state.parameters, gradients: step.back.gradients, after: next.parameters }
  const trace = {
    terms: step.terms,
    klPerDimension: meanKlPerDimension(step.perImage.klPerDimension, latentDimensions),
    clipping: step.terms.gradientNorm > 0 ? globalNorm(clipped) / step.terms.gradientNorm : 1,
    tensors: entries.filter(({ isStatistic }) => !isStatistic).map((entry) => tensorTrace(entry, norms)),
    image: imageTrace(model, { ...step, meansAfter: meansAfter(model, next, batch) }, batch, image),
  }
  return { trace, state: next }
}

function tensorTrace(
  { name, shape, offset, size }: ParameterEntry,
  { before, gradients, after }: Record<'before' | 'gradients' | 'after', Float64Array>,
): TensorTrace {
  const part = (values: Float64Array) => values.subarray(offset, offset + size)
  const update = part(after).map((value, index) => value - part(before)[index])
  return {
    name,
    shape,
    norm: globalNorm(part(before)),
    gradientNorm: globalNorm(part(gradients)),
    updateNorm: globalNorm(update),
  }
}

function imageTrace(
  { layout, likelihood }: ReferenceModel,
  { pass, perImage, back, meansAfter }: ReferenceStep & { meansAfter: Float64Array },
  { images, inputs = images, epsilon, count }: ReferenceTrainingStep,
  image: number,
): ImageTrace {
  const { pixels, latentDimensions, logVariance } = layout
  const row = (values: ArrayLike<number>, columns = latentDimensions) =>
    Float64Array.from({ length: columns }, (_, column) => values[image * columns + column])
  const ofPosterior = (values: ArrayLike<number>) => (logVariance ? row(values) : new Float64Array(0))
  const x = row(images, pixels)
  const logits = row(pass.logits, pixels)
  const own = (slopes: Float64Array) => slopes.map((slope) => slope * count)
  const [meanSlopes, logVarianceSlopes] = back.heads
  return {
    x,
    input: row(inputs, pixels),
    encoder: [...outputsOf(pass.maps, image), ...outputsOf(pass.encoder, image)],
    mean: row(pass.mean),
    logVariance: ofPosterior(pass.logVariance),
    sigma: ofPosterior(pass.logVariance).map((value) => Math.exp(value / 2)),
    epsilon: ofPosterior(epsilon),
    z: row(pass.z),
    meanAfter: row(meansAfter),
    decoder: outputsOf(pass.decoder, image),
    logits,
    pixelMeans: logits.map(sigmoid),
    pixelTerms: logits.map((logit, index) => likelihood.loss(logit, x[index])),
    reconstruction: perImage.reconstruction[image],
    klPerDimension: ofPosterior(perImage.klPerDimension),
    slopes: {
      logits: own(row(back.logits, pixels)),
      z: own(row(back.z)),
      mean: own(row(meanSlopes)),
      logVariance: own(ofPosterior(logVarianceSlopes ?? [])),
    },
  }
}

/** The means of a batch, [count, latentDimensions]. */
function meansAfter(
  model: ReferenceModel,
  { parameters }: ReferenceState,
  { images, inputs = images, labels, count }: ReferenceTrainingStep,
): Float64Array {
  return encode(model, parameters, inputs, count, labels, 'batch').mean
}

/** What each layer of a chain gave for one image. */
function outputsOf({ passes, output }: HiddenChain, image: number): Float64Array[] {
  return passes.map(({ layer }, index) => {
    // The next layer's input is this one's output; labels come in only before the first.
    const outputs = passes[index + 1]?.input ?? output
    return outputs.slice(image * layer.outputs, (image + 1) * layer.outputs)
  })
}
