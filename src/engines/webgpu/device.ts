/**
 * The GPU device that all engines of this realm share, TensorFlow.js among them. It notices its end: what waits for
 * the device then ends with a Problem.
 */

import { pause } from '../../lib/pause'
import { type FaultCause, Problem } from '../../lib/problem'
import { within } from '../../lib/within'
import { isSoftwareAdapter } from '../software-renderers'
import { requestWebgpuAdapter } from '../webgpu-adapter'
import { stageCompute } from './gpu-constants'
import type { Hardware } from './tile'
import { storageNames, uniformBindings } from './wgsl/bindings'

const startTimeoutMs = 15_000

/** As much as the adapter has, as TensorFlow.js wants it; a device gets no more than the guaranteed minimum otherwise. */
const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const

/**
 * Devices that may be lost before the GPU is given up: drivers are updated and computers sleep, but a GPU that
 * our shaders bring down twice would go down again.
 */
const mostLosses = 2

const lossFollowsMs = 1_000

let losses = 0
let present: Promise<Device> | null = null

/** @throws Problem `backend-unavailable` when there is none, it does not come in time, or was lost too often */
export async function startDevice(): Promise<Device> {
  if (losses >= mostLosses) throw unavailable('the device was lost before')
  present ??= requestDevice()
  const asked = present
  try {
    return await asked
  } catch (error) {
    if (present === asked) present = null
    throw unavailable(error)
  }
}

async function requestDevice(): Promise<Device> {
  const adapter = await within(startTimeoutMs, requestWebgpuAdapter())
  if (!adapter) throw new Error('no adapter')
  const requiredLimits = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]))
  const gpu = await within(startTimeoutMs, adapter.requestDevice({ requiredLimits }))
  return new Device(gpu, adapter.info, () => {
    present = null
    losses++
  })
}

export class Device {
  readonly gpu: GPUDevice
  readonly adapter: GPUAdapterInfo
  readonly hardware: Hardware
  /** Resolves with the reason when the device is gone. */
  readonly lost: Promise<Loss>
  readonly bindGroupLayout: GPUBindGroupLayout
  readonly #pipelineLayout: GPUPipelineLayout
  /** By the text of the shader: a network that was there before need not be compiled again. */
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>()
  /** Waiters to be told of the end. */
  readonly #waiting = new Set<(lost: Problem) => void>()
  #lost: Problem | null = null

  constructor(gpu: GPUDevice, adapter: GPUAdapterInfo, onLost: () => void) {
    this.gpu = gpu
    this.adapter = adapter
    this.hardware = isSoftwareAdapter(adapter) ? 'processor' : 'graphics-card'
    this.bindGroupLayout = gpu.createBindGroupLayout({ entries: layoutEntries() })
    this.#pipelineLayout = gpu.createPipelineLayout({ bindGroupLayouts: [this.bindGroupLayout] })
    this.lost = new Promise((resolve) => {
      const lose = (loss: Loss) => {
        if (this.#lost) return
        this.#lose(loss)
        onLost()
        resolve(loss)
      }
      // An error outside any scope, such as a failed allocation, counts: what is computed after it is wrong.
      gpu.addEventListener('uncapturederror', ({ error }) => lose(lossBy(error)))
      void gpu.lost.then(({ message, reason }) => lose({ cause: 'device-lost', reason: message || reason }))
    })
  }

  /** @throws Problem `backend-unavailable` once the device is lost */
  refuseLost(): void {
    if (this.#lost) throw this.#lost
  }

  /**
   * What a promise gives, unless the device is lost before that.
   * @throws Problem `backend-unavailable`
   */
  async orLost<Value>(work: Promise<Value>): Promise<Value> {
    let stop: (lost: Problem) => void = () => undefined
    try {
      return await new Promise<Value>((resolve, reject) => {
        stop = reject
        this.#waiting.add(stop)
        this.refuseLost()
        work.then(resolve, async (error) => {
          // What fails with the device may do so before the device is known to be lost.
          await Promise.race([this.lost, pause(lossFollowsMs)])
          reject(this.#lost ?? unavailable(error))
        })
      })
    } finally {
      this.#waiting.delete(stop)
    }
  }

  /**
   * Runs what makes GPU objects, and looks whether they could be made.
   * @throws Problem `backend-unavailable`
   */
  async attempt<Value>(make: () => Value): Promise<Value> {
    const filters = ['validation', 'out-of-memory', 'internal'] as const
    for (const filter of filters) this.gpu.pushErrorScope(filter)
    let made: Value
    let errors: Promise<GPUError | null>[] = []
    try {
      made = make()
    } finally {
      errors = filters.map(() => this.gpu.popErrorScope())
    }
    const error = (await this.orLost(Promise.all(errors))).find((found) => found)
    if (error) throw new Problem('backend-unavailable', { backend: 'webgpu', ...lossBy(error) })
    return made
  }

  /** @throws Problem `backend-unavailable` when the shader does not compile */
  pipeline(label: string, code: string): Promise<GPUComputePipeline> {
    const known = this.#pipelines.get(code)
    if (known !== undefined) return known
    const compiled = this.orLost(this.#compile(label, code))
    this.#pipelines.set(code, compiled)
    compiled.catch(() => this.#pipelines.delete(code))
    if (this.#pipelines.size > mostPipelines) {
      const [oldest] = this.#pipelines.keys()
      this.#pipelines.delete(oldest)
    }
    return compiled
  }

  async #compile(label: string, code: string): Promise<GPUComputePipeline> {
    const module = await this.attempt(() => this.gpu.createShaderModule({ label, code })).catch(
      (error: Error) => {
        throw unavailable(`${label}: ${reasonOf(error)}`)
      },
    )
    const compute = { module, entryPoint: 'main' }
    return this.gpu.createComputePipelineAsync({ label, layout: this.#pipelineLayout, compute })
  }

  #lose({ cause, reason }: Loss): void {
    this.#lost = new Problem('backend-unavailable', { backend: 'webgpu', reason, cause })
    for (const stop of this.#waiting) stop(this.#lost)
    this.gpu.destroy()
  }
}

/** How a device ended. */
export interface Loss {
  cause: FaultCause
  reason: string
}

function lossBy(error: GPUError): Loss {
  const isMemory = error instanceof GPUOutOfMemoryError
  return { cause: isMemory ? 'out-of-memory' : 'engine-failed', reason: error.message }
}

/** Some dozen networks' worth. */
const mostPipelines = 400

function layoutEntries(): GPUBindGroupLayoutEntry[] {
  const storage = storageNames.map((_, binding): GPUBindGroupLayoutEntry => {
    return { binding, visibility: stageCompute, buffer: { type: 'storage' } }
  })
  const uniforms = Object.entries(uniformBindings).map(([name, binding]): GPUBindGroupLayoutEntry => {
    const buffer = { type: 'uniform' as const, hasDynamicOffset: name !== 'network' }
    return { binding, visibility: stageCompute, buffer }
  })
  return [...storage, ...uniforms]
}

/** Whatever went wrong with the device, as the Problem that makes the next engine take over. */
export function unavailable(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'backend-unavailable') return error
  return new Problem('backend-unavailable', { backend: 'webgpu', reason: reasonOf(error) })
}

function reasonOf(error: unknown): string {
  if (typeof error === 'string') return error
  if (error instanceof Problem && 'reason' in error.facts) return error.facts.reason
  const message = (error as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : String(error)
}
