/**
 * Everything that determines a training run, as one plain JSON object. The same settings, seed included,
 * give the same curve on every engine. Limits, defaults and consequences stand in `settings-schema.ts`.
 */
export interface Settings {
  dataset: string
  subset: SubsetSettings
  model: ModelSettings
  objective: ObjectiveSettings
  optimizer: OptimizerSettings
  /** Images a step. */
  batchSize: number
  /** Key of every random number of the run. 0 is a seed like any other. */
  seed: number
  /** Where training that a button starts comes to rest, and again after as many more; null: where it is paused. */
  stopAfterEpochs: number | null
  backend: BackendChoice
}

/** Which part of the data set a run sees. */
export interface SubsetSettings {
  /** Labels of the classes that take part, in training and in tests; none means all. */
  classes: number[]
  /** How many of the training images, from the start; null takes all. */
  images: number | null
}

export interface ModelSettings {
  kind: 'vae' | 'ae'
  network: 'dense' | 'conv'
  /**
   * Of a convolutional network, the maps that each convolution gives; they stand before the encoder's hidden layers,
   * and transposed ones, which mirror them, behind the decoder's.
   */
  channels: number[]
  /** Widths of the encoder's hidden layers; the decoder mirrors them. */
  hidden: number[]
  latentDimensions: number
  activation: Activation
  batchNorm: boolean
  conditional: boolean
}

export interface ObjectiveSettings {
  likelihood: 'bernoulli' | 'gaussian'
  /** Variance of the Gaussian likelihood, in squared pixel units. Ignored for Bernoulli. */
  variance: number
  binarization: 'none' | 'threshold' | 'dynamic'
  /**
   * What is done in training to what the encoder sees of an image; the likelihood is that of the image without it (the
   * corruptions and the denoising criterion of Vincent et al. 2010; of a VAE, Im et al. 2017).
   */
  inputNoise: 'none' | 'gaussian' | 'masking' | 'salt-and-pepper'
  /** Standard deviation of Gaussian noise, in pixel units; of the others, the share of pixels that they replace. */
  noiseAmount: number
  /** Weight of the KL term in the objective (Higgins et al. 2017). */
  beta: number
  /** Steps over which the weight of the KL term grows linearly from 0 to beta. */
  klWarmupSteps: number
  /** KL per latent dimension, on the batch mean, below which it costs nothing more (Kingma et al. 2016). */
  freeBitsNats: number
  /**
   * Samples of z an image of a step. With more than one, minus their importance-weighted bound is minimised (Burda et
   * al. 2015) instead of the terms. An autoencoder draws none.
   */
  importanceSamples: number
}

export interface OptimizerSettings {
  kind: 'adam' | 'sgd' | 'rmsprop'
  learningRate: number
  /** Factor by which the learning rate shrinks an epoch; 1 leaves it as it is. */
  decayPerEpoch: number
  /** Gradients are scaled down to this global 2-norm; null leaves them alone. */
  clipGlobalNorm: number | null
  /** The encoder makes the codes, heads included; the decoder takes z. */
  trains: Trains
}

/** Whose parameters move: what is left out stays as it is, and so do its moments. */
export type Trains = 'both' | 'encoder' | 'decoder'

export type Activation = 'relu' | 'elu' | 'tanh' | 'softplus'
export type Backend = 'webgpu' | 'webgl' | 'wasm' | 'cpu'
export type BackendChoice = 'auto' | Backend

/** A change of settings: any subset of the fields, nested as in {@link Settings}. */
export type SettingsChange = DeepPartial<Settings>

export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> }
    : T
