/** The engine on WebAssembly: the operations of a plan as kernels with SIMD, on one thread. */

import { Problem } from '../../lib/problem'
import { clippingEpsilon, updateRule } from '../../vae/optimiser'
import { layersOf, type ParameterLayout, parameterLayout } from '../../vae/parameters'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import type { BufferName, Plan } from '../../vae/plan/plan'
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
import { type Device, layerPlace, type PlanRun, place } from './device'
import {
  bestInstructions,
  borrowInstance,
  giveBack,
  type Instructions,
  type KernelInstance,
} from './instance'
import { memoryMap } from './memory-map'
import { gaussianConstant, runPlan } from './run-plan'

import { readLayer, readRows, writeLayer, writeRows } from './transfer'

/** Images that encoding, decoding and evaluating take at once: bounds the memory of the activations. */
const blockRows = 128

/**
 * Compiles the kernels if need be and gives them a network.
 * @throws WebAssembly.CompileError where the browser has no SIMD; Problem `backend-unavailable` when there is not
 * enough memory
 */
export async function createWasmEngine(
  request: EngineRequest,
  instructions: Instructions = bestInstructions(),
): Promise<Engine> {
  const instance = await borrowInstance(instructions)
  try {
    return new WasmEngine(request, instructions, instance)
  } catch (error) {
    giveBack(instance, instructions)
    throw error
  }
}

type PlanName = 'training' | 'encoding' | 'decoding' | 'evaluation'

class WasmEngine implements Engine {
  readonly name = 'wasm'
  readonly backend = 'wasm'
  readonly #instructions: Instructions
  readonly #layout: ParameterLayout
  readonly #plans: Record<PlanName, Plan>
  /** Null once disposed of. */
  #instance: KernelInstance | null
  #device: Device
  /** For how many images there is room. */
  #rows: number
  #step = 0

  constructor(request: EngineRequest, instructions: Instructions, instance: KernelInstance) {
    const { settings, pixels, snapshot } = request
    this.#instructions = instructions
    this.#instance = instance
    this.#layout = parameterLayout(settings.model, pixels)
    this.#plans = {
      training: trainingPlan(settings, pixels),
      encoding: encodingPlan(settings, pixels),
      decoding: decodingPlan(settings, pixels),
      evaluation: evaluationPlan(settings, pixels),
    }
    this.#rows = Math.max(blockRows, settings.batchSize)
    this.#device = this.#mapped(instance, this.#rows)
    this.restore(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    return steps.map((step) => this.#trainStep(step))
  }

  async encode(images: Float32Array, count: number): Promise<Posterior> {
    const { outputs } = this.#plans.encoding
    const [mean, logVariance = pointLogVariance(mean)] = this.#inBlocks(
      'encoding',
      { images },
      count,
      outputs,
    )
    return { mean, logVariance }
  }

  async decode(z: Float32Array, count: number): Promise<Float32Array> {
    const [pixelMeans] = this.#inBlocks('decoding', { z }, count, ['pixelMeans'])
    return pixelMeans
  }

  async evaluate(images: Float32Array, epsilon: Float32Array, count: number): Promise<TermsPerImage> {
    const outputs = [
      'reconstruction',
      'squaredError',
      ...(this.#layout.logVariance ? ['klPerDimension'] : []),
    ]
    const terms = this.#inBlocks('evaluation', this.#sampleInputs(images, epsilon), count, outputs)
    const [reconstruction, squaredError, klPerDimension = new Float32Array(epsilon.length)] = terms
    return { reconstruction, klPerDimension, squaredError }
  }

  async logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
  ): Promise<Float32Array> {
    const [logWeights] = this.#inBlocks('evaluation', { images, epsilon }, count, ['logImportanceWeight'])
    return logWeights
  }

  async snapshot(): Promise<Snapshot> {
    const device = this.#deviceNow()
    const { parameterBytes } = device.map
    const read = (shift: number) => {
      const values = new Float32Array(this.#layout.size)
      for (const layer of layersOf(this.#layout)) {
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
    for (const layer of layersOf(this.#layout)) {
      const at = layerPlace(device, layer)
      writeLayer(device.floats, at, 0, layer, parameters)
      writeLayer(device.floats, at, parameterBytes, layer, m)
      writeLayer(device.floats, at, 2 * parameterBytes, layer, v)
    }
    this.#step = step
  }

  memory(): EngineMemory {
    if (!this.#instance) return { tensors: 0, bytes: 0 }
    const { layers, buffers } = this.#device.map
    return { tensors: layers.size + buffers.size, bytes: this.#instance.memory.buffer.byteLength }
  }

  dispose(): void {
    if (this.#instance) giveBack(this.#instance, this.#instructions)
    this.#instance = null
  }

  #trainStep({ images, epsilon, count, ...step }: TrainingStep): StepTerms {
    const { kernels, map } = this.#deviceFor(count)
    this.#step += 1
    const rule = updateRule(this.#plans.training.optimizer, step.learningRate, this.#step)
    const keep = step.clipGlobalNorm !== null
    kernels.beginUpdates(
      map.parameterBytes,
      keep ? 0 : map.passingGradients,
      rule.decay1,
      rule.share1,
      rule.decay2,
      rule.share2,
      rule.rate,
      rule.divisorEpsilon,
    )
    const run = { rows: count, ...step, reconstruction: 0 }
    this.#run('training', this.#sampleInputs(images, epsilon), run)
    const gradientNorm = Math.sqrt(kernels.squaredNorm())
    if (step.clipGlobalNorm !== null) {
      const factor = Math.min(1, step.clipGlobalNorm / (gradientNorm + clippingEpsilon))
      kernels.updateWithKept(map.parameters, map.parameterBytes, factor)
    }
    return this.#terms(run, gradientNorm)
  }

  #terms({ rows, klWeight, freeBitsNats, ...run }: PlanRun, gradientNorm: number): StepTerms {
    const { floats, map } = this.#device
    const { latentDimensions, logVariance } = this.#layout
    const reconstruction = run.reconstruction / rows + gaussianConstant(this.#plans.training)
    let kl = 0
    let penalty = 0
    const klSums = logVariance ? new Float64Array(floats.buffer, map.klSums, latentDimensions) : []
    for (const sum of klSums) {
      kl += sum / rows
      penalty += Math.max(sum / rows, freeBitsNats)
    }
    return { reconstruction, kl, objective: reconstruction + klWeight * penalty, gradientNorm }
  }

  /** An autoencoder has no use for noise. */
  #sampleInputs(images: Float32Array, epsilon: Float32Array): Record<BufferName, Float32Array> {
    return this.#layout.logVariance ? { images, epsilon } : { images }
  }

  #inBlocks(
    plan: PlanName,
    inputs: Record<BufferName, Float32Array>,
    count: number,
    outputs: readonly BufferName[],
  ): Float32Array[] {
    const device = this.#deviceFor(blockRows)
    const places = outputs.map((name) => place(device, name))
    const results = places.map(({ columns }) => new Float32Array(count * columns))
    for (let start = 0; start < count; start += blockRows) {
      const rows = Math.min(blockRows, count - start)
      const block = (values: Float32Array) => {
        const columns = values.length / count
        return values.subarray(start * columns, (start + rows) * columns)
      }
      const blocks = Object.entries(inputs).map(([name, values]) => [name, block(values)])
      this.#run(plan, Object.fromEntries(blocks), { rows, klWeight: 0, freeBitsNats: 0, reconstruction: 0 })
      for (const [index, at] of places.entries()) readRows(device.floats, at, block(results[index]))
    }
    return results
  }

  #run(plan: PlanName, inputs: Record<BufferName, Float32Array>, run: PlanRun): void {
    for (const [name, values] of Object.entries(inputs)) {
      writeRows(this.#device.floats, place(this.#device, name), values)
    }
    runPlan(this.#device, this.#plans[plan], run)
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
  #mapped({ kernels, memory }: KernelInstance, rows: number): Device {
    const map = memoryMap(this.#layout, Object.values(this.#plans), rows)
    growTo(memory, map.end)
    const floats = new Float32Array(memory.buffer)
    floats.fill(0, (map.parameters + 4 * map.parameterBytes) / 4)
    return { kernels, floats, map }
  }
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
