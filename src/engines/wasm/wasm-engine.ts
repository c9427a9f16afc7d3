/** The engine on WebAssembly: the operations of a plan as kernels with SIMD, on one thread. */
import { adam, clippingEpsilon } from '../../vae/adam'
import { type ParameterLayout, parameterLayout } from '../../vae/parameters'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import type { BufferName, Plan } from '../../vae/plan/plan'
import type { Snapshot } from '../../vae/snapshot'
import type { TermsPerImage } from '../../vae/terms'
import type { Engine, EngineMemory, EngineRequest, Posterior, StepTerms, TrainingStep } from '../engine'
import {
  bestInstructions,
  borrowInstance,
  giveBack,
  type Instructions,
  type KernelInstance,
} from './instance'
import { layersOf, memoryMap } from './memory-map'
import { type Device, gaussianConstant, type PlanRun, runPlan } from './run-plan'
import { readLayer, readRows, writeLayer, writeRows } from './transfer'

/** Images that encoding, decoding and evaluating take at once: bounds the memory of the activations. */
const blockRows = 128

/**
 * Compiles the kernels if need be and gives them a network.
 * @throws WebAssembly.CompileError where the browser has no SIMD; RangeError when there is not enough memory
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
    this.#device = this.#mapped(instance)
    this.restore(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    return steps.map((step) => this.#trainStep(step))
  }

  async encode(images: Float32Array, count: number): Promise<Posterior> {
    const [mean, logVariance] = this.#inBlocks('encoding', { images }, count, ['mean', 'logVariance'])
    return { mean, logVariance }
  }

  async decode(z: Float32Array, count: number): Promise<Float32Array> {
    const [pixelMeans] = this.#inBlocks('decoding', { z }, count, ['pixelMeans'])
    return pixelMeans
  }

  async evaluate(images: Float32Array, epsilon: Float32Array, count: number): Promise<TermsPerImage> {
    const outputs = ['reconstruction', 'klPerDimension', 'squaredError']
    const terms = this.#inBlocks('evaluation', { images, epsilon }, count, outputs)
    const [reconstruction, klPerDimension, squaredError] = terms
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
    const { floats, map } = this.#deviceNow()
    const read = (shift: number) => {
      const values = new Float32Array(this.#layout.size)
      for (const layer of layersOf(this.#layout)) {
        const place = map.layers.get(layer.weight.name)
        if (place) readLayer(floats, place, shift, layer, values)
      }
      return values
    }
    const moments = { m: read(map.parameterBytes), v: read(2 * map.parameterBytes) }
    return { parameters: read(0), moments, step: this.#step }
  }

  restore({ parameters, moments, step }: Snapshot): void {
    const { floats, map } = this.#deviceNow()
    const zeros = moments ? null : new Float32Array(this.#layout.size)
    for (const layer of layersOf(this.#layout)) {
      const place = map.layers.get(layer.weight.name)
      if (!place) continue
      writeLayer(floats, place, 0, layer, parameters)
      writeLayer(floats, place, map.parameterBytes, layer, moments?.m ?? (zeros as Float32Array))
      writeLayer(floats, place, 2 * map.parameterBytes, layer, moments?.v ?? (zeros as Float32Array))
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
    const keep = step.clipGlobalNorm !== null
    kernels.beginUpdates(
      map.parameterBytes,
      keep ? 0 : map.passingGradients,
      1 - adam.beta1,
      1 - adam.beta2,
      adam.epsilon,
      step.learningRate / (1 - adam.beta1 ** this.#step),
      1 / (1 - adam.beta2 ** this.#step),
    )
    const run = { rows: count, ...step, reconstruction: 0 }
    this.#run('training', { images, epsilon }, run)
    const gradientNorm = Math.sqrt(kernels.squaredNorm())
    if (step.clipGlobalNorm !== null) {
      const factor = Math.min(1, step.clipGlobalNorm / (gradientNorm + clippingEpsilon))
      kernels.updateWithKept(map.parameters, map.parameterBytes, factor)
    }
    return this.#terms(run, gradientNorm)
  }

  #terms({ rows, klWeight, freeBitsNats, ...run }: PlanRun, gradientNorm: number): StepTerms {
    const { floats, map } = this.#device
    const { latentDimensions } = this.#layout
    const reconstruction = run.reconstruction / rows + gaussianConstant(this.#plans.training)
    let kl = 0
    let penalty = 0
    for (const sum of new Float64Array(floats.buffer, map.klSums, latentDimensions)) {
      kl += sum / rows
      penalty += Math.max(sum / rows, freeBitsNats)
    }
    return { reconstruction, kl, objective: reconstruction + klWeight * penalty, gradientNorm }
  }

  #inBlocks(
    plan: PlanName,
    inputs: Record<BufferName, Float32Array>,
    count: number,
    outputs: readonly BufferName[],
  ): Float32Array[] {
    const { floats, map } = this.#deviceFor(blockRows)
    const places = outputs.map((name) => map.buffers.get(name))
    const results = places.map((place) => new Float32Array(count * (place?.columns ?? 0)))
    for (let start = 0; start < count; start += blockRows) {
      const rows = Math.min(blockRows, count - start)
      const block = Object.entries(inputs).map(([name, values]) => {
        const columns = values.length / count
        return [name, values.subarray(start * columns, (start + rows) * columns)]
      })
      this.#run(plan, Object.fromEntries(block), { rows, klWeight: 0, freeBitsNats: 0, reconstruction: 0 })
      for (const [index, place] of places.entries()) {
        if (!place) continue
        const { columns } = place
        readRows(floats, place, results[index].subarray(start * columns, (start + rows) * columns))
      }
    }
    return results
  }

  #run(plan: PlanName, inputs: Record<BufferName, Float32Array>, run: PlanRun): void {
    const { floats, map } = this.#device
    for (const [name, values] of Object.entries(inputs)) {
      const place = map.buffers.get(name)
      if (place) writeRows(floats, place, values)
    }
    runPlan(this.#device, this.#plans[plan], run)
  }

  /** The device, with room for so many images. */
  #deviceFor(rows: number): Device {
    const device = this.#deviceNow()
    if (rows <= this.#rows || !this.#instance) return device
    this.#rows = rows
    this.#device = this.#mapped(this.#instance)
    return this.#device
  }

  #deviceNow(): Device {
    if (!this.#instance) throw new Error('the engine has been disposed of')
    return this.#device
  }

  /** Lays the memory out for so many rows. Parameters stay where they are; the buffers after them are cleared. */
  #mapped({ kernels, memory }: KernelInstance): Device {
    const map = memoryMap(this.#layout, Object.values(this.#plans), this.#rows)
    const pageBytes = 65_536
    const missing = Math.ceil((map.end - memory.buffer.byteLength) / pageBytes)
    if (missing > 0) memory.grow(missing)
    const floats = new Float32Array(memory.buffer)
    floats.fill(0, (map.parameters + 4 * map.parameterBytes) / 4)
    return { kernels, floats, map }
  }
}
