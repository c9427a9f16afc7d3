/** The engine on WebGPU: shaders of our own, made from the plan of a network, few and large. */
import { trainingPlan } from '../../vae/plan/build-plan'
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
import { type Device, startDevice } from './device'
import { DeviceBuffers } from './device-buffers'
import { meanColumn, quad, toDevice, toHost } from './device-layout'
import { type Network, networkOf } from './network'
import { compilePrograms, type Programs } from './programs'
import { recordReadback } from './readback'
import { Requests, type Rows } from './requests'
import { joinLabels, pickColumns } from './rows'
import { imageTermQuads } from './terms-kernels'
import type { Hardware } from './tile'
import { stepTerms, TrainingPasses } from './training-passes'
import { refuseTooLarge, Workspace } from './workspace'

/**
 * Starts the GPU, compiles the shaders of a network and puts it there.
 * @param hardware for what the shaders are made: what there is, unless a test says otherwise
 * @throws Problem `backend-unavailable` when any of it fails, or the network is too large for the device
 */
export async function createWebgpuEngine(request: EngineRequest, hardware?: Hardware): Promise<Engine> {
  const { settings, pixels } = request
  const device = await startDevice()
  const network = networkOf(trainingPlan(settings, pixels), settings.batchSize, hardware ?? device.hardware)
  refuseTooLarge(device, network, settings.batchSize)
  const programs = await compilePrograms(device, network, settings, settings.batchSize)
  return device.attempt(() => new WebgpuEngine(device, network, programs, request))
}

class WebgpuEngine implements Engine {
  readonly name = 'webgpu'
  readonly backend = 'webgpu'
  readonly threads = 1
  readonly #device: Device
  readonly #network: Network
  readonly #programs: Programs
  readonly #buffers: DeviceBuffers
  readonly #workspace: Workspace
  readonly #training: TrainingPasses
  readonly #requests: Requests
  #step = 0
  #disposed = false

  constructor(device: Device, network: Network, programs: Programs, { settings, snapshot }: EngineRequest) {
    this.#device = device
    this.#network = network
    this.#programs = programs
    const buffers = new DeviceBuffers(device)
    this.#buffers = buffers
    this.#workspace = new Workspace(device, buffers, network, programs, settings.batchSize)
    this.#training = new TrainingPasses(device, buffers, network, programs, this.#workspace)
    this.#requests = new Requests(device, buffers, network, this.#workspace)
    this.restore(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    if (steps.length === 0) return []
    this.#refuseIfGone()
    const readback = this.#training.issue(steps, this.#step + 1)
    this.#step += steps.length
    return stepTerms(await readback.read(), steps)
  }

  async encode(images: Float32Array, count: number, labels?: Uint8Array): Promise<Posterior> {
    const { values, plan } = this.#network
    const { latentDimensions } = plan.layout
    // Room for noise too: the same shaders draw a sample, which nobody looks at.
    const noise = { values: new Float32Array(count * latentDimensions), width: latentDimensions }
    const inputs = [this.#toldRows(images, count, labels), noise]
    if (!plan.layout.logVariance) {
      const codes = await this.#answer('encode', inputs, count, values.latentQuads)
      const mean = pickColumns(codes, quad * values.latentQuads, latentDimensions, (column) => column)
      return { mean, logVariance: pointLogVariance(mean) }
    }
    const rows = await this.#answer('encode', inputs, count, 2 * values.latentQuads)
    const stride = 2 * quad * values.latentQuads
    return {
      mean: pickColumns(rows, stride, latentDimensions, meanColumn),
      logVariance: pickColumns(rows, stride, latentDimensions, (column) => meanColumn(column) + quad),
    }
  }

  async decode(z: Float32Array, count: number, labels?: Uint8Array): Promise<Float32Array> {
    const { imageQuads, pixels } = this.#network.values
    const rows = await this.#answer('decode', [this.#toldRows(z, count, labels)], count, imageQuads)
    if (pixels === quad * imageQuads) return rows
    return pickColumns(rows, quad * imageQuads, pixels, (column) => column)
  }

  async evaluate(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<TermsPerImage> {
    const { latentDimensions, logVariance } = this.#network.plan.layout
    const pick = await this.#imageTerms(images, epsilon, count, labels)
    return {
      reconstruction: pick(0, 1),
      squaredError: pick(1, 1),
      klPerDimension: logVariance ? pick(quad, latentDimensions) : new Float32Array(epsilon.length),
    }
  }

  async logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<Float32Array> {
    if (!this.#network.plan.layout.logVariance) throw new Error('an autoencoder has no importance weights')
    return (await this.#imageTerms(images, epsilon, count, labels))(2, 1)
  }

  async snapshot(): Promise<Snapshot> {
    this.#refuseIfGone()
    const step = this.#step
    const { state } = this.#workspace
    const { gpu } = this.#device
    const encoder = gpu.createCommandEncoder()
    const readbacks = [state.parameters, state.firstMoments, state.secondMoments].map((buffer) =>
      recordReadback(this.#device, this.#buffers, encoder, buffer, buffer.size),
    )
    gpu.queue.submit([encoder.finish()])
    const arrays = await Promise.all(readbacks.map((readback) => readback.read()))
    const [parameters, m, v] = arrays.map((values) => toHost(this.#network.layout, values))
    return { parameters, moments: { m, v }, step }
  }

  restore({ parameters, moments, step }: Snapshot): void {
    this.#refuseIfGone()
    const { layout } = this.#network
    const { state } = this.#workspace
    const { queue } = this.#device.gpu
    const zeros = () => new Float32Array(layout.parameters.size)
    queue.writeBuffer(state.parameters, 0, toDevice(layout, parameters))
    queue.writeBuffer(state.firstMoments, 0, toDevice(layout, moments?.m ?? zeros()))
    queue.writeBuffer(state.secondMoments, 0, toDevice(layout, moments?.v ?? zeros()))
    this.#step = step
  }

  /** Buffers of this engine, those kept for further requests included. */
  memory(): EngineMemory {
    return this.#buffers.memory()
  }

  dispose(): void {
    this.#disposed = true
    this.#buffers.dispose()
  }

  /** @returns what gives some columns of the terms of images, [count, width] */
  async #imageTerms(images: Float32Array, epsilon: Float32Array, count: number, labels?: Uint8Array) {
    const quads = imageTermQuads(this.#network)
    const { latentDimensions } = this.#network.plan.layout
    const noise = { values: epsilon, width: latentDimensions }
    const inputs = [this.#toldRows(images, count, labels), noise]
    const rows = await this.#answer('evaluate', inputs, count, quads)
    return (first: number, width: number) =>
      pickColumns(rows, quad * quads, width, (column) => first + column)
  }

  async #answer(
    program: 'encode' | 'decode' | 'evaluate',
    inputs: Rows[],
    count: number,
    resultQuads: number,
  ): Promise<Float32Array> {
    this.#refuseIfGone()
    return await this.#requests.answer(this.#programs[program], inputs, count, resultQuads)
  }

  /** Images or codes, with what a conditional network is told of each. */
  #toldRows(of: Float32Array, count: number, labels: Uint8Array | undefined): Rows {
    const values = joinLabels(of, count, this.#network.plan.layout.classes, labels)
    return { values, width: values.length / count }
  }

  /** @throws Problem `backend-unavailable` when the device is lost */
  #refuseIfGone(): void {
    if (this.#disposed) throw new Error('the engine has been disposed of')
    this.#device.refuseLost()
  }
}
