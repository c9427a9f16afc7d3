/** The engine on TensorFlow.js: any backend of it, gradients derived by hand. */
import * as tf from '@tensorflow/tfjs-core'
import { greyLevels, type Pixels } from '../../vae/image'
import { updateRule } from '../../vae/optimiser'
import { type ParameterLayout, parameterLayout } from '../../vae/parameters'
import type { Backend, Settings } from '../../vae/settings'
import type { Snapshot } from '../../vae/snapshot'
import type { TermsPerImage } from '../../vae/terms'
import {
  type Engine,
  type EngineMemory,
  type EngineRequest,
  type Posterior,
  pointLogVariance,
  type StepTerms,
  type TrainingStep,
} from '../engine'
import { onBackend, read, startBackend } from './backends'
import { chainOutput } from './chain'
import { type DeviceLayout, deviceLayout, toDevice, toHost } from './device-layout'
import { joinedSize, networkOf, uploadRunning, writeRunning } from './device-parameters'
import { columns, inBlocks, type Rows } from './image-blocks'
import { imageTerms, logImportanceWeights } from './image-terms'
import { oneHotRows } from './labels'
import { likelihoodOf } from './likelihood'
import type { Model, Network, Running } from './objective'
import { optimizerStep, parameterSentinel, stepTerms } from './optimizer-step'
import type { OptimizerState } from './optimizer-update'

/**
 * Starts a backend of tfjs and puts a network on it.
 * @throws Problem `backend-unavailable` when the backend does not start
 */
export async function createTfjsEngine(backend: Backend, request: EngineRequest): Promise<Engine> {
  await startBackend(backend)
  return new TfjsEngine(backend, request)
}

/** The tensors that live from step to step. `network` is cut from `state.parameters`, or the very same tensors. */
interface Resident {
  state: OptimizerState
  network: Network
}

class TfjsEngine implements Engine {
  readonly name = 'tfjs'
  readonly backend: Backend
  readonly threads = 1
  readonly #layout: ParameterLayout
  readonly #deviceLayout: DeviceLayout
  readonly #model: Model
  readonly #optimizer: Settings['optimizer']['kind']
  #step = 0
  /** Null once disposed of. */
  #resident: Resident | null = null

  constructor(backend: Backend, { settings, pixels, snapshot }: EngineRequest) {
    this.backend = backend
    this.#layout = parameterLayout(settings.model, pixels)
    this.#deviceLayout = deviceLayout(this.#layout, joinedSize(backend))
    const { activation } = settings.model
    this.#model = {
      activation,
      likelihood: likelihoodOf(settings.objective, pixels),
      isVariational: this.#layout.logVariance !== null,
    }
    this.#optimizer = settings.optimizer.kind
    this.restore(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    if (steps.length === 0) return []
    const terms = steps.map((step) => this.#trainStep(step))
    const { state } = this.#residentNow()
    const stacked = onBackend(this.backend, () => tf.concat([...terms, parameterSentinel(state)]))
    tf.dispose(terms)
    // The weight of the KL term is within an importance-weighted bound.
    const penaltyWeights = steps.map((step) => (this.#samples(step) > 1 ? 1 : step.klWeight))
    return stepTerms(await read(this.backend, stacked), penaltyWeights)
  }

  async encode(images: Float32Array, count: number, labels?: Uint8Array): Promise<Posterior> {
    const { latentDimensions, logVariance } = this.#layout
    const width = (logVariance ? 2 : 1) * latentDimensions
    const inputs = [this.#imageRows(images), ...this.#labelRows(labels, count)]
    const encoded = await this.#inBlocks(inputs, count, width, (network, [x, told = null]) => {
      return chainOutput(network.encoder, x, told, this.#model.activation)
    })
    if (!logVariance) return { mean: encoded, logVariance: pointLogVariance(encoded) }
    return {
      mean: columns(encoded, width, 0, latentDimensions),
      logVariance: columns(encoded, width, latentDimensions, width),
    }
  }

  async decode(z: Float32Array, count: number, labels?: Uint8Array): Promise<Float32Array> {
    const inputs = [this.#latentRows(z), ...this.#labelRows(labels, count)]
    return await this.#inBlocks(inputs, count, this.#layout.pixels, (network, [codes, told = null]) => {
      return tf.sigmoid(chainOutput(network.decoder, codes, told, this.#model.activation))
    })
  }

  async evaluate(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<TermsPerImage> {
    const { latentDimensions, logVariance } = this.#layout
    const width = logVariance ? 2 + latentDimensions : 2
    const inputs = this.#sampleRows(images, epsilon, count, labels)
    const terms = await this.#inBlocks(inputs, count, width, (network, [x, noise, told = null]) => {
      return imageTerms(network, this.#model, x, noise, told)
    })
    return {
      reconstruction: columns(terms, width, 0, 1),
      squaredError: columns(terms, width, 1, 2),
      klPerDimension: logVariance ? columns(terms, width, 2, width) : new Float32Array(epsilon.length),
    }
  }

  async logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<Float32Array> {
    const inputs = this.#sampleRows(images, epsilon, count, labels)
    return await this.#inBlocks(inputs, count, 1, (network, [x, noise, told = null]) => {
      return logImportanceWeights(network, this.#model, x, noise, told)
    })
  }

  async snapshot(): Promise<Snapshot> {
    const { state, network } = this.#residentNow()
    const step = this.#step
    // Copies of the handles: a step during the read disposes of the state.
    const copies = onBackend(this.backend, () => ({
      parameters: state.parameters.map((group) => tf.clone(group)),
      m: state.m.map((group) => tf.clone(group)),
      v: state.v.map((group) => tf.clone(group)),
      running: [...network.encoder.running, ...network.decoder.running].map((rows) => tf.clone(rows)),
    }))
    const host = async (groups: readonly tf.Tensor2D[]) => {
      const values = await Promise.all(groups.map((group) => read(this.backend, group)))
      return toHost(this.#deviceLayout, values)
    }
    const [parameters, m, v, ...running] = await Promise.all([
      host(copies.parameters),
      host(copies.m),
      host(copies.v),
      ...copies.running.map((rows) => read(this.backend, rows)),
    ])
    writeRunning(this.#deviceLayout, running, parameters)
    return { parameters, moments: { m, v }, step }
  }

  restore({ parameters, moments, step }: Snapshot): void {
    const { groups } = this.#deviceLayout
    const upload = (values: Float32Array) =>
      toDevice(this.#deviceLayout, values).map((group, index) => tf.tensor2d(group, groups[index].shape))
    const zeros = () => groups.map(({ shape }) => tf.zeros<tf.Rank.R2>(shape))
    const state = onBackend(this.backend, () => ({
      parameters: upload(parameters),
      m: moments ? upload(moments.m) : zeros(),
      v: moments ? upload(moments.v) : zeros(),
    }))
    const running = onBackend(this.backend, () => uploadRunning(this.#deviceLayout, parameters))
    this.#replaceState(state, running)
    this.#step = step
  }

  /** Of everything that tfjs holds in this realm, other engines included. */
  memory(): EngineMemory {
    const { numTensors, numBytes } = tf.memory()
    return { tensors: numTensors, bytes: numBytes }
  }

  dispose(): void {
    if (this.#resident) disposeOf(this.#resident)
    this.#resident = null
  }

  /** Issues one step. @returns its terms, still on the device */
  #trainStep(step: TrainingStep): tf.Tensor1D {
    const { images, inputs, epsilon, labels, count, learningRate, clipGlobalNorm, ...weights } = step
    const { state, network } = this.#residentNow()
    const samples = this.#samples(step)
    this.#step++
    const rule = updateRule(this.#optimizer, learningRate, this.#step)
    const [codes] = this.#labelRows(labels, count)
    const { terms, running, ...next } = onBackend(this.backend, () => {
      const upload = (pixels: Pixels) => tf.tensor2d(greyLevels(pixels), [count, this.#layout.pixels])
      const targets = upload(images)
      const batch = {
        images: targets,
        inputs: inputs ? upload(inputs) : targets,
        epsilon: tf.tensor2d(epsilon, [samples * count, this.#layout.latentDimensions]),
        labels: codes ? tf.tensor2d(codes.values, [count, codes.width]) : null,
        ...weights,
      }
      const descent = { clipGlobalNorm, rule }
      return { ...optimizerStep(this.#deviceLayout, network, this.#model, state, batch, descent) }
    })
    this.#replaceState(next, running)
    return terms
  }

  #replaceState(state: OptimizerState, running: Running): void {
    const network = onBackend(this.backend, () => networkOf(this.#deviceLayout, state.parameters, running))
    if (this.#resident) disposeOf(this.#resident)
    this.#resident = { state, network }
  }

  async #inBlocks(
    inputs: readonly Rows[],
    count: number,
    outputWidth: number,
    run: (network: Network, inputs: tf.Tensor2D[]) => tf.Tensor2D,
  ): Promise<Float32Array> {
    const { network } = this.#residentNow()
    return await inBlocks(this.backend, inputs, count, outputWidth, (block) => run(network, block))
  }

  /** Samples of z an image. */
  #samples({ epsilon, count }: TrainingStep): number {
    return epsilon.length / (count * this.#layout.latentDimensions)
  }

  #imageRows(values: Float32Array): Rows {
    return { values, width: this.#layout.pixels }
  }

  #latentRows(values: Float32Array): Rows {
    return { values, width: this.#layout.latentDimensions }
  }

  #labelRows(labels: Uint8Array | undefined, count: number): Rows[] {
    return oneHotRows(labels, this.#layout.classes, count)
  }

  #sampleRows(images: Float32Array, epsilon: Float32Array, count: number, labels?: Uint8Array): Rows[] {
    return [this.#imageRows(images), this.#latentRows(epsilon), ...this.#labelRows(labels, count)]
  }

  #residentNow(): Resident {
    if (!this.#resident) throw new Error('the engine has been disposed of')
    return this.#resident
  }
}

function disposeOf({ state, network }: Resident): void {
  tf.dispose([state.parameters, state.m, state.v])
  for (const { layers, norms, running } of [network.encoder, network.decoder]) {
    tf.dispose([...layers.flatMap(({ blocks }) => blocks), ...norms, ...running])
  }
}
