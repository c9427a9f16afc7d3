/** The engine on WebAssembly: the operations of a plan as kernels with SIMD, on one thread or several. */

import { Problem } from '../../lib/problem'
import type { Pixels } from '../../vae/image'
import { oneHot } from '../../vae/one-hot'
import { clippingEpsilon, type UpdateRule, updateRule } from '../../vae/optimiser'
import { denseLayersOf, type ParameterLayout, parameterLayout } from '../../vae/parameters'
import { pixelInputs } from '../../vae/plan/pixel-inputs'
import type { BufferName } from '../../vae/plan/plan'
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
import { controlEnd } from './control'
import { threadsHere } from './crew'
import { type Device, deviceOf, layerPlace, place } from './device'
import { bestInstructions, borrowInstance, giveBack, type KernelInstance, type Variant } from './instance'
import { memoryMap } from './memory-map'
import { blocksOf } from './row-block'
import { gaussianConstant } from './row-operations'
import { transposeLayer } from './run-update'
import { type StageName, type StageRun, type Work, workOf } from './stages'
import { readLayer, readRows, writeLayer, writeRows } from './transfer'

/** Images that encoding, decoding and evaluating take at once: bounds the memory of the activations. */
const requestRows = 128

/**
 * Compiles the kernels if need be and gives them a network.
 * @throws WebAssembly.CompileError where the browser has no SIMD; Problem `backend-unavailable` when there is not
 * enough memory
 */
export async function createWasmEngine(
  request: EngineRequest,
  variant: Partial<Variant> = {},
): Promise<Engine> {
  const complete = { instructions: bestInstructions(), threads: threadsHere(), ...variant }
  const instance = await borrowInstance(complete)
  try {
    return new WasmEngine(request, complete, instance)
  } catch (error) {
    giveBack(instance, complete)
    throw error
  }
}

type RequestName = 'encoding' | 'decoding' | 'evaluation'

class WasmEngine implements Engine {
  readonly name = 'wasm'
  readonly backend = 'wasm'
  readonly threads: number
  readonly #request: Pick<EngineRequest, 'settings' | 'pixels'>
  readonly #variant: Variant
  readonly #layout: ParameterLayout
  readonly #work: Work
  /** Null once disposed of. */
  #instance: KernelInstance | null
  #device: Device
  /** For how many images there is room. */
  #rows: number
  #step = 0

  constructor(request: EngineRequest, variant: Variant, instance: KernelInstance) {
    const { settings, pixels, snapshot } = request
    this.#request = { settings, pixels }
    this.#variant = variant
    this.#instance = instance
    this.threads = instance.crew.threads
    this.#layout = parameterLayout(settings.model, pixels)
    this.#work = workOf(settings, pixels)
    this.#rows = Math.max(requestRows, settings.batchSize)
    this.#device = this.#mapped(instance, this.#rows)
    this.restore(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    return steps.map((step) => this.#trainStep(step))
  }

  async encode(images: Float32Array, count: number, labels?: Uint8Array): Promise<Posterior> {
    const { outputs } = this.#work.plans.encoding
    const [mean, logVariance = pointLogVariance(mean)] = this.#inBlocks(
      'encoding',
      { images, ...this.#told(labels, count) },
      count,
      outputs,
    )
    return { mean, logVariance }
  }

  async decode(z: Float32Array, count: number, labels?: Uint8Array): Promise<Float32Array> {
    const inputs = { z, ...this.#told(labels, count) }
    const [pixelMeans] = this.#inBlocks('decoding', inputs, count, ['pixelMeans'])
    return pixelMeans
  }

  async evaluate(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<TermsPerImage> {
    const outputs = [
      'reconstruction',
      'squaredError',
      ...(this.#layout.logVariance ? ['klPerDimension'] : []),
    ]
    // An autoencoder has no use for noise.
    const noise = this.#layout.logVariance ? { epsilon } : {}
    const inputs = { images, ...noise, ...this.#told(labels, count) }
    const terms = this.#inBlocks('evaluation', inputs, count, outputs)
    const [reconstruction, squaredError, klPerDimension = new Float32Array(epsilon.length)] = terms
    return { reconstruction, klPerDimension, squaredError }
  }

  async logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<Float32Array> {
    const inputs = { images, epsilon, ...this.#told(labels, count) }
    const [logWeights] = this.#inBlocks('evaluation', inputs, count, ['logImportanceWeight'])
    return logWeights
  }

  async snapshot(): Promise<Snapshot> {
    const device = this.#deviceNow()
    const { parameterBytes } = device.map
    const read = (shift: number) => {
      const values = new Float32Array(this.#layout.size)
      for (const layer of denseLayersOf(this.#layout)) {
        readLayer(device.floats, layerPlace(device, layer), shift, layer, values)
      }
      return values
    }
    const moments = { m: read(parameterBytes), v: read(2 * parameterBytes) }
    return { parameters: read(0), moments, step: this.#step }
  }

  restore({ parameters, moments, step }: Snapshot): void {
    const device = this.#deviceNow()
    const { parameterBytes } = device.map
    const zeros = new Float32Array(this.#layout.size)
    const { m, v } = moments ?? { m: zeros, v: zeros }
    for (const layer of denseLayersOf(this.#layout)) {
      const at = layerPlace(device, layer)
      writeLayer(device.floats, at, 0, layer, parameters)
      writeLayer(device.floats, at, parameterBytes, layer, m)
      writeLayer(device.floats, at, 2 * parameterBytes, layer, v)
      transposeLayer(device, layer)
    }
    this.#step = step
  }

  memory(): EngineMemory {
    if (!this.#instance) return { tensors: 0, bytes: 0 }
    const { layers, buffers } = this.#device.map
    return { tensors: layers.size + buffers.size, bytes: this.#instance.memory.buffer.byteLength }
  }

  dispose(): void {
    if (this.#instance) giveBack(this.#instance, this.#variant)
    this.#instance = null
  }

  #trainStep({ images, inputs, labels, epsilon, count, ...step }: TrainingStep): StepTerms {
    this.#deviceFor(count)
    for (const [name, pixels] of pixelInputs(this.#work.plans.training, { images, inputs })) {
      this.#writePixels(name, pixels, count)
    }
    this.#write(this.#told(labels, count))
    if (this.#layout.logVariance) this.#write({ epsilon })
    this.#step += 1
    const keep = step.clipGlobalNorm !== null
    const rule = updateRule(this.#work.plans.training.optimizer, step.learningRate, this.#step)
    const { trains = 'both' } = step
    const run = { rows: count, rule, keep, factor: 1, trains }
    if (step.freeBitsNats > 0) {
      this.#run('forward', run)
      this.#weighKl(count, step)
      this.#run('backward', run)
    } else {
      this.#weighKl(count, step)
      this.#run('gradients', run)
    }
    this.#run('update', run)
    const gradientNorm = Math.sqrt(this.#squaredNorm())
    if (step.clipGlobalNorm !== null) {
      run.factor = Math.min(1, step.clipGlobalNorm / (gradientNorm + clippingEpsilon))
      this.#run('apply', run)
    }
    return this.#terms(count, step, gradientNorm)
  }

  /** Says what the KL of each dimension counts: nothing where its mean is within its free bits. */
  #weighKl(rows: number, { klWeight, freeBitsNats }: KlWeights): void {
    const { floats, map } = this.#device
    const means = freeBitsNats > 0 ? this.#klPerDimension(rows) : []
    for (let dimension = 0; dimension < this.#layout.latentDimensions; dimension++) {
      const counts = freeBitsNats === 0 || means[dimension] > freeBitsNats
      floats[map.klWeights / 4 + dimension] = counts ? klWeight / rows : 0
    }
  }

  #terms(rows: number, { klWeight, freeBitsNats }: KlWeights, gradientNorm: number): StepTerms {
    const { doubles, map } = this.#device
    const sum = total(doubles, map.reconstructions / 8, blocksOf(rows), 1)
    const reconstruction = sum / rows + gaussianConstant(this.#work.plans.training)
    let kl = 0
    let penalty = 0
    for (const nats of this.#klPerDimension(rows)) {
      kl += nats
      penalty += Math.max(nats, freeBitsNats)
    }
    return { reconstruction, kl, objective: reconstruction + klWeight * penalty, gradientNorm }
  }

  /** Of the latest batch, means over its images; of an autoencoder, none. */
  #klPerDimension(rows: number): number[] {
    const { doubles, map } = this.#device
    const { address, stride } = map.klSums
    const length = this.#layout.logVariance ? this.#layout.latentDimensions : 0
    return Array.from({ length }, (_, dimension) => {
      return total(doubles, address / 8 + dimension, blocksOf(rows), stride / 8) / rows
    })
  }

  #squaredNorm(): number {
    const { doubles, map } = this.#device
    return total(doubles, map.squares / 8, this.#work.stages.update.units(0), 1)
  }

  /** What a conditional network is told; nothing of another one. */
  #told(labels: Uint8Array | undefined, count: number): Record<BufferName, Float32Array> {
    const { classes } = this.#layout
    return classes > 0 ? { labels: oneHot(labels, classes, count) } : {}
  }

  #inBlocks(
    stage: RequestName,
    inputs: Record<BufferName, Float32Array>,
    count: number,
    outputs: readonly BufferName[],
  ): Float32Array[] {
    const device = this.#deviceFor(requestRows)
    const places = outputs.map((name) => place(device, name))
    const results = places.map(({ columns }) => new Float32Array(count * columns))
    for (let start = 0; start < count; start += requestRows) {
      const rows = Math.min(requestRows, count - start)
      const block = (values: Float32Array) => {
        const columns = values.length / count
        return values.subarray(start * columns, (start + rows) * columns)
      }
      const blocks = Object.entries(inputs).map(([name, values]) => [name, block(values)])
      this.#write(Object.fromEntries(blocks))
      this.#run(stage, { rows, rule: noUpdate, keep: false, factor: 1, trains: 'both' })
      for (const [index, at] of places.entries()) readRows(device.floats, at, block(results[index]))
    }
    return results
  }

  #writePixels(name: BufferName, pixels: Pixels, count: number): void {
    if (pixels instanceof Float32Array) {
      this.#write({ [name]: pixels })
      return
    }
    const { kernels, bytes, map } = this.#device
    const { address, stride, columns } = place(this.#device, name)
    bytes.set(pixels, map.greyBytes)
    kernels.loadGreyLevels(map.greyBytes, address, stride, count, columns)
  }

  #write(inputs: Record<BufferName, Float32Array>): void {
    for (const [name, values] of Object.entries(inputs)) {
      writeRows(this.#device.floats, place(this.#device, name), values)
    }
  }

  #run(name: StageName, run: StageRun): void {
    this.#instance?.crew.run(name, this.#work.stages, this.#device, run)
  }

  /** The device, with room for so many images. */
  #deviceFor(rows: number): Device {
    const device = this.#deviceNow()
    if (rows <= this.#rows || !this.#instance) return device
    this.#device = this.#mapped(this.#instance, rows)
    this.#rows = rows
    return this.#device
  }

  #deviceNow(): Device {
    if (!this.#instance) throw new Error('the engine has been disposed of')
    return this.#device
  }

  /** Lays the memory out for so many rows. Parameters stay where they are; the buffers after them are cleared. */
  #mapped({ kernels, memory, crew }: KernelInstance, rows: number): Device {
    const { settings, pixels } = this.#request
    const plans = Object.values(this.#work.plans)
    const map = memoryMap(this.#layout, plans, rows, { start: controlEnd, threads: crew.threads })
    growTo(memory, map.end)
    const device = deviceOf(kernels, memory, map, 0)
    device.floats.fill(0, map.rowsStart / 4)
    crew.configure(settings, pixels, rows)
    return device
  }
}

type KlWeights = Pick<TrainingStep, 'klWeight' | 'freeBitsNats'>

const noUpdate: UpdateRule = { decay1: 0, share1: 0, decay2: 0, share2: 0, rate: 0, divisorEpsilon: 1 }

/** The sum of `count` values that lie `stride` apart. */
function total(values: Float64Array, first: number, count: number, stride: number): number {
  let sum = 0
  for (let index = 0; index < count; index++) sum += values[first + index * stride]
  return sum
}

function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const pageBytes = 65_536
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes)
  if (missing <= 0) return
  try {
    memory.grow(missing)
  } catch (error) {
    throw new Problem('backend-unavailable', { backend: 'wasm', reason: (error as Error).message })
  }
}
