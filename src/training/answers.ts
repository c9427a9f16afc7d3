/**
 * What a trainer answers to questions about its model. Images are bytes or pixel means, row by row; what is
 * told of several of them stands in their order. Terms are in nats per image.
 */
import type { InformationGap } from '../analysis/mutual-information'
import type { Factors } from '../datasets/dataset'
import type { StepTerms } from '../engines/engine'
import type { StepTrace } from '../vae/reference/step-trace'
import type { Settings } from '../vae/settings'
import type { Terms } from '../vae/terms'

/** Posteriors of test images, in their order. */
export interface Embedding {
  /** [count, latentDimensions] */
  means: Float32Array
  logVariances: Float32Array
  /** [count] */
  labels: Uint8Array
}

/** Test images in their order: where they lie, and their terms in nats, with one sample of z each. */
export interface TestTable extends Embedding {
  /** [count] */
  reconstruction: Float32Array
  kl: Float32Array
  /** What the images were made from, where that is known. */
  factors?: Factors
  /** Of the files that they came from, where they had one each. */
  names?: readonly string[]
}

/** Terms of single images in nats, with one sample of z each, in the order of their data set. */
export interface Scores {
  /** [count] */
  reconstruction: Float32Array
  kl: Float32Array
  labels: Uint8Array
  /** Class names by label. */
  classes: readonly string[]
  /** Of the run, when they were taken. */
  step: number
}

export interface LabelledImages {
  /** [count, pixels] */
  images: Uint8Array
  labels: Uint8Array
}

/** Test images near a point z of the latent space, nearest first. */
export interface Neighbours {
  /** By the Euclidean distance of their posterior means from z, in standard deviations of the prior. */
  latent: NearImages
  /** By the mean squared error between them and the decoded image of z, pixels from 0 to 1. */
  pixels: NearImages
}

export interface NearImages extends LabelledImages {
  /** Places in the test set, [count]. */
  indices: Uint32Array
  /** [count] */
  distances: Float32Array
  /** How many test images were looked at: the first ones of the test set. */
  among: number
}

/** Codes laid out in the plane; only who is near whom means something. */
export interface Projection {
  /** [count, 2]; null while neighbours are being looked for. */
  places: Float32Array | null
  /** [count] */
  labels: Uint8Array
  /** Places in the test set, [count]. */
  indices: Uint32Array
  /** 0 to 1. */
  progress: number
}

export interface Examination {
  /** [latentDimensions] */
  mean: Float32Array
  logVariance: Float32Array
  /** Decoded from the mean, [pixels]. */
  reconstruction: Float32Array
  /** Of this image, averaged over several samples of z. */
  terms: Terms
  /** Share of the test images with a higher ELBO than this one, 0 to 1; null until test terms have been taken. */
  moreSurprisingThan: number | null
}

export interface EvaluationOptions {
  split: 'test' | 'train'
  /** At most so many images, from the start of the split. */
  limit?: number
  /** Samples of z an image for the importance-weighted bound (Burda et al. 2015, eq. 8). */
  importanceSamples?: number
}

export interface Evaluation extends Terms {
  images: number
  elbo: number
  klPerDimension: number[]
  /** Mean over pixels and images of the squared error of the decoded pixel means. */
  meanSquaredError: number
  importanceWeightedBound?: number
  /** Standard error of that mean over images. */
  importanceWeightedBoundError?: number
}

/** What can be said of a model in single numbers, all at one step. */
export interface Measures {
  /** All test images. */
  test: Evaluation
  /** As many training images: what is better there is learnt by heart. */
  train: Evaluation
  /** Test images with the importance-weighted bound; null for an autoencoder, which has none. */
  bound: (Evaluation & { samples: number }) | null
  /** Share of test images whose class most of the nearest codes of training images have. */
  neighbourAccuracy: { share: number; neighbours: number; images: number }
  /** The test images that the model reconstructs best and worst. */
  gallery: Gallery
  /** What the dimensions say about what the test images were made from; null where that is not known. */
  factors: FactorInformation | null
  /** Of the run. */
  step: number
}

export interface Gallery {
  /** Least loss first. */
  best: ReconstructedImages
  /** Most first. */
  worst: ReconstructedImages
}

export interface ReconstructedImages extends LabelledImages {
  /** Places in the test set, [count]. */
  indices: Uint32Array
  /** Pixel means, decoded from the means of the posteriors, [count, pixels]. */
  reconstructions: Float32Array
  /** The reconstruction term of each with one sample of z, [count]. */
  nats: Float32Array
}

/** What a step of training computes, before it is taken. */
export interface TracedStep extends StepTrace {
  /** Settings of the run, by which the step is computed. */
  settings: Settings
  /** Steps and images of the run before it. */
  step: number
  imagesSeen: number
  /** Images of the batch. */
  count: number
  /** The one that is traced. */
  index: number
  /** The first images of the batch with their labels, as the likelihood sees them. */
  batch: LabelledImages
  /** The schedules' values at this step. */
  klWeight: number
  learningRate: number
}

/** A step as the reference executor and as the engine has computed it. */
export interface StepComparison {
  /** In nats, means over the batch; the gradient's norm before clipping. */
  terms: Record<keyof StepTerms, Compared>
  /** 2-norm of what the step has added to all parameters; biases before a batch normalisation, which do nothing, are left out here and below. */
  update: Compared
  /** The largest difference between their parameters after the step, relative to the largest parameter. */
  parameters: number
}

export interface Compared {
  reference: number
  engine: number
}

/** The mutual information gap of all test images, and the factors, by their names, in the order of its rows. */
export interface FactorInformation extends InformationGap {
  names: readonly string[]
}
