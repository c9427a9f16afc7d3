/** What the training loop needs of whoever does the arithmetic. No tensor or buffer of an engine crosses it. */

import type { Pixels } from '../vae/image'
import type { Backend, Settings, Trains } from '../vae/settings'
import type { Snapshot } from '../vae/snapshot'
import type { Terms, TermsPerImage } from '../vae/terms'
import type { EngineFailure } from './engine-failures'

/** A network on a device, with the state of its optimiser. All arrays are row-major float32 on the host. */
export interface Engine {
  readonly name: EngineName
  readonly backend: Backend
  /** Threads of the processor that share the arithmetic; 1 where only the calling one takes part. */
  readonly threads: number
  /**
   * Runs optimiser steps one after another and returns the terms of each, before its update. The terms are
   * read back once, after the last step. The call itself issues the steps: what an engine is asked after it, more
   * steps included, comes after them, whether they have been answered or not.
   */
  train(steps: readonly TrainingStep[]): Promise<StepTerms[]>
  /** The posterior of images. @param images [count, pixels] in [0, 1]; @param labels of a conditional network, [count] */
  encode(images: Float32Array, count: number, labels?: Uint8Array): Promise<Posterior>
  /** Pixel means of p(x|z), in [0, 1]: [count, pixels]. @param z [count, latentDimensions]; @param labels as above */
  decode(z: Float32Array, count: number, labels?: Uint8Array): Promise<Float32Array>
  /**
   * The terms of each image with one sample of z each, z = mean + epsilon * exp(logVariance / 2); of an autoencoder
   * with z = mean, and all KL terms zero.
   * @param images [count, pixels]; @param epsilon [count, latentDimensions]; @param labels as above
   */
  evaluate(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<TermsPerImage>
  /**
   * log p(x|z) + log p(z) - log q(z|x) of one sample of z an image, the summands of an importance-weighted bound.
   * [count]
   * @throws Error for an autoencoder, which has no densities
   */
  logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<Float32Array>
  snapshot(): Promise<Snapshot>
  /** Takes over a state; moments that are absent start at zero. */
  restore(snapshot: Snapshot): void
  /** What the engine holds on the device, for leak tests. */
  memory(): EngineMemory
  dispose(): void
}

export type EngineName = 'webgpu' | 'wasm' | 'tfjs'

/** One optimiser step: its data and the schedules' values at that step. */
export interface TrainingStep {
  /** [count, pixels] */
  images: Pixels
  /**
   * What the encoder sees in their place, where the objective has noise on the input: [count, pixels], bytes if the
   * images are.
   */
  inputs?: Pixels
  /**
   * Standard normal, [count, latentDimensions]; or several of these, one after another, of whose samples of z the
   * importance-weighted bound is trained.
   */
  epsilon: Float32Array
  /** Classes of the images, which a conditional network is told, [count]. */
  labels?: Uint8Array
  count: number
  /** Weight of the KL term at this step, warm-up applied. */
  klWeight: number
  freeBitsNats: number
  learningRate: number
  clipGlobalNorm: number | null
  /** Both, where it is left out. The gradient's norm is that of what is trained. */
  trains?: Trains
}

export interface StepTerms extends Terms {
  /** What was minimised: reconstruction + klWeight * penalty, or minus the importance-weighted bound. */
  objective: number
  /** Global 2-norm of the gradient before clipping. */
  gradientNorm: number
}

export interface Posterior {
  /** [count, latentDimensions] */
  mean: Float32Array
  /** [count, latentDimensions]; of an autoencoder, whose posterior is a point, -Infinity. */
  logVariance: Float32Array
}

/** The log variance of an autoencoder's codes. */
export function pointLogVariance(codes: Float32Array): Float32Array {
  return new Float32Array(codes.length).fill(Number.NEGATIVE_INFINITY)
}

export interface EngineMemory {
  tensors: number
  bytes: number
}

/** What an engine is built from. */
export interface EngineRequest {
  settings: Settings
  /** Pixels an image. */
  pixels: number
  snapshot: Snapshot
  /** Engines that have failed here and are not to be tried. */
  passedOver?: readonly EngineFailure[]
}

/** An engine, and in which circumstances it was chosen. */
export interface EngineChoice {
  engine: Engine
  reason: BackendReason
}

/** Why this backend and this engine, as facts that `src/i18n` turns into sentences. */
export type BackendReason = Circumstance & { passedOver?: PassedOver; tookOver?: TookOver }

/** A faster engine for the same backend that did not start or computed wrongly, or does not know such a network. */
export type PassedOver = { engine: EngineName } & ({ reason: string } | { unknown: UnknownFeature })

/** What of a network and its objective only the engine on TensorFlow.js computes. */
export type UnknownFeature = 'conv' | 'batchNorm' | 'importanceSamples'

/** The engine that failed in mid-run, and from which step another went on. */
export type TookOver = EngineFailure & { step: number }

type Circumstance =
  | { code: 'hardware-webgpu'; adapter: string }
  | { code: 'hardware-webgl'; renderer: string }
  /** No hardware GPU answered; `webgpu` and `webgl` say what each probe found. */
  | { code: 'no-hardware-gpu'; webgpu: ProbeFinding; webgl: ProbeFinding }
  /** Neither a GPU nor WebAssembly. */
  | { code: 'only-cpu' }
  | { code: 'asked-for' }
  /** The backend asked for would not start. */
  | { code: 'fallback'; wanted: Backend; reason: string }

export type ProbeFinding = 'hardware' | 'software' | 'half-precision' | 'absent' | 'failed'
