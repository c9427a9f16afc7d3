/**
 * The work of a dense network as data: a short list of fused operations on named buffers. Executors translate it
 * for a processor or a graphics card; the reference executor runs it in float64.
 */
import type { DenseLayer, ParameterLayout } from '../parameters'
import type { Activation, ModelSettings, ObjectiveSettings, OptimizerSettings } from '../settings'

/**
 * Names a matrix with a row for each image of the batch. `encoder.0`, `decoder.1` and so on are the outputs of
 * hidden layers after their activation; what begins with `gradient.` is the slope of the objective by the
 * buffer of that name.
 */
export type BufferName = string

export interface Buffer {
  name: BufferName
  /** Values an image; the rows are the batch. */
  columns: number
}

export type Operation =
  | Join
  | Part
  | Dense
  | Sample
  | LikelihoodGradient
  | InputGradient
  | PosteriorGradient
  | Update
  | PixelMeans
  | PixelTerms
  | LatentTerms

/** output = [input, labels], row by row: what the first layers of a conditional network are given. */
export interface Join {
  kind: 'join'
  input: BufferName
  /** Of the input. */
  columns: number
  /** One-hot. */
  labels: BufferName
  output: BufferName
}

/** output = the first columns of the input: the way back of a {@link Join}. */
export interface Part {
  kind: 'part'
  input: BufferName
  output: BufferName
  columns: number
}

/** output = activation(input Wᵀ + b). */
export interface Dense {
  kind: 'dense'
  layer: DenseLayer
  /** Null: none. */
  activation: Activation | null
  input: BufferName
  output: BufferName
}

/**
 * z = mean + epsilon * exp(logVariance / 2) (Kingma & Welling 2013, section 2.4), and the KL of each latent
 * dimension, summed over the batch, into the accumulators of the step.
 */
export interface Sample {
  kind: 'sample'
  mean: BufferName
  logVariance: BufferName
  epsilon: BufferName
  z: BufferName
}

/**
 * The slope of the mean reconstruction term by the logits, and that term, summed over the batch, into the
 * accumulators of the step. The gradient may take the place of the logits.
 */
export interface LikelihoodGradient {
  kind: 'likelihood-gradient'
  logits: BufferName
  /** What the pixels should be. */
  targets: BufferName
  gradient: BufferName
}

/**
 * output = (sum over sources of gradient W) * activation'(through), element by element: the way back through
 * layers that share an input, and through the activation that made it.
 */
export interface InputGradient {
  kind: 'input-gradient'
  sources: readonly { layer: DenseLayer; gradient: BufferName }[]
  output: BufferName
  /** The shared input, whose activation it was; null where the input is z. */
  through: { output: BufferName; activation: Activation } | null
}

/**
 * From the slope by z to those by mean and log-variance: the reparameterised share plus the KL term's, which is
 * zero for a dimension whose mean KL over the batch is within its free bits.
 */
export interface PosteriorGradient {
  kind: 'posterior-gradient'
  zGradient: BufferName
  mean: BufferName
  logVariance: BufferName
  epsilon: BufferName
  meanGradient: BufferName
  logVarianceGradient: BufferName
}

/**
 * The gradients of a layer, gradientᵀ input and the column sums of gradient, and the optimiser's update of its
 * parameters with them. With clipping the gradients are kept, and all updates follow the last operation, scaled
 * by the global norm.
 */
export interface Update {
  kind: 'update'
  layer: DenseLayer
  gradient: BufferName
  input: BufferName
}

/** output = sigmoid(logits): the pixel means of p(x|z). */
export interface PixelMeans {
  kind: 'pixel-means'
  logits: BufferName
  output: BufferName
}

/** What the pixels of single images cost. */
export interface PixelTerms {
  kind: 'pixel-terms'
  images: BufferName
  logits: BufferName
  /** One column. */
  reconstruction: BufferName
  /** One column: mean over the pixels. */
  squaredError: BufferName
}

/** What the codes of single images cost, and the log of the images' importance weights. */
export interface LatentTerms {
  kind: 'latent-terms'
  mean: BufferName
  logVariance: BufferName
  epsilon: BufferName
  reconstruction: BufferName
  /** A column a latent dimension. */
  klPerDimension: BufferName
  /** One column: log p(x|z) + log p(z) - log q(z|x). */
  logImportanceWeight: BufferName
}

/** Everything that determines a plan. */
export interface PlanSettings {
  model: Pick<ModelSettings, 'kind' | 'activation' | 'hidden' | 'latentDimensions'> &
    Partial<Pick<ModelSettings, 'conditional'>>
  objective: Pick<ObjectiveSettings, 'likelihood' | 'variance'> &
    Partial<Pick<ObjectiveSettings, 'inputNoise'>>
  optimizer: Pick<OptimizerSettings, 'kind'>
}

export interface Plan {
  layout: ParameterLayout
  likelihood: ObjectiveSettings['likelihood']
  /** Of the Gaussian likelihood. */
  variance: number
  /** Who makes updates of gradients. */
  optimizer: OptimizerSettings['kind']
  /** Filled by the caller. */
  inputs: readonly BufferName[]
  /** Read by the caller. */
  outputs: readonly BufferName[]
  /** All of them, inputs and outputs included. */
  buffers: readonly Buffer[]
  /** In the order in which they must run. */
  operations: readonly Operation[]
}
