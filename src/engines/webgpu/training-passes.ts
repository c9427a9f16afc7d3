/** Uploads the steps of a call, records them into one command buffer, and brings back their terms. */
import { updateRule } from '../../vae/optimiser'
import { pixelInputs } from '../../vae/plan/pixel-inputs'
import type { Trains } from '../../vae/settings'
import type { StepTerms, TrainingStep } from '../engine'
import type { Device } from './device'
import type { DeviceBuffers } from './device-buffers'
import { matrixOf, quad } from './device-layout'
import { BufferUsage } from './gpu-constants'
import type { Network } from './network'
import type { Dispatch, Programs } from './programs'
import { type Readback, recordReadback } from './readback'
import { joinLabels, padRows } from './rows'
import { uniformStride } from './wgsl/bindings'
import { batch } from './wgsl/uniforms'
import { inputBytes, type PassBuffers, type Workspace } from './workspace'

const bytesPerQuad = quad * Float32Array.BYTES_PER_ELEMENT
/** Data that are uploaded at a time; more steps than fit go in several command buffers. */
const mostUploadBytes = 16 * 2 ** 20
/** Steps for which there is room from the beginning, so that memory does not depend on how fast training is. */
const usualSteps = 64
const termQuads = 2
const termNumbers = termQuads * quad

/** Where the data of a step lie: in quads, and grey bytes in words. */
type StepPlaces = Record<'images' | 'targets' | 'epsilon' | 'greyBytes', number>

export class TrainingPasses {
  readonly #device: Device
  readonly #buffers: DeviceBuffers
  readonly #network: Network
  readonly #programs: Programs
  readonly #workspace: Workspace
  #pass: PassBuffers
  #bound: { group: GPUBindGroup; generation: number } | null = null

  constructor(
    device: Device,
    buffers: DeviceBuffers,
    network: Network,
    programs: Programs,
    workspace: Workspace,
  ) {
    this.#device = device
    this.#buffers = buffers
    this.#network = network
    this.#programs = programs
    this.#workspace = workspace
    this.#pass = {
      results: buffers.create(resultUsage, usualSteps * termQuads * bytesPerQuad),
      batches: buffers.create(batchUsage, usualSteps * uniformStride),
    }
  }

  /**
   * Issues steps and does not wait for them.
   * @param firstStep number of the first, counted from 1
   * @returns what reads {@link stepTerms} of all
   */
  issue(steps: readonly TrainingStep[], firstStep: number): Readback {
    const { gpu } = this.#device
    const chunks = this.#chunks(steps)
    this.#makeRoom(steps)
    const batches = batchesOf(this.#network, steps, firstStep)
    const values = new ArrayBuffer(steps.length * uniformStride)
    let encoder = gpu.createCommandEncoder()
    let first = 0
    for (const chunk of chunks) {
      if (first > 0) {
        gpu.queue.submit([encoder.finish()])
        encoder = gpu.createCommandEncoder()
      }
      const places = this.#upload(chunk)
      for (const [index, place] of places.entries()) {
        const number = first + index
        batch.write(values, number * uniformStride, {
          ...batches[number],
          ...place,
          terms: number * termQuads,
        })
      }
      const length = chunk.length * uniformStride
      gpu.queue.writeBuffer(this.#pass.batches, first * uniformStride, values, first * uniformStride, length)
      this.#record(encoder, chunk, first)
      first += chunk.length
    }
    const bytes = steps.length * termQuads * bytesPerQuad
    const readback = recordReadback(this.#device, this.#buffers, encoder, this.#pass.results, bytes)
    gpu.queue.submit([encoder.finish()])
    return readback
  }

  #record(encoder: GPUCommandEncoder, steps: readonly TrainingStep[], first: number): void {
    const group = this.#bindGroup()
    const pass = encoder.beginComputePass()
    for (const [index, { images, count, clipGlobalNorm, trains = 'both' }] of steps.entries()) {
      const { greyLevels } = this.#programs
      const offset = (first + index) * uniformStride
      if (images instanceof Uint8Array) dispatchAll(pass, group, offset, greyLevels, count)
      const program =
        `${clipGlobalNorm === null ? 'step' : 'clippedStep'}${trains === 'decoder' ? 'OfDecoder' : ''}` as const
      dispatchAll(pass, group, offset, this.#programs[program], count)
    }
    pass.end()
  }

  /** Steps whose data fit into one upload. */
  #chunks(steps: readonly TrainingStep[]): TrainingStep[][] {
    const most = this.#uploadBytes(largestCount(steps))
    const chunks: TrainingStep[][] = []
    let room = 0
    for (const step of steps) {
      const bytes = inputBytes(this.#network, step.count)
      if (chunks.length === 0 || bytes > room) {
        chunks.push([])
        room = most
      }
      chunks[chunks.length - 1].push(step)
      room -= bytes
    }
    return chunks
  }

  #upload(steps: readonly TrainingStep[]): StepPlaces[] {
    const { plan, values } = this.#network
    const { seenQuads, latentQuads } = values
    const { pixels, latentDimensions, classes } = plan.layout
    const { queue } = this.#device.gpu
    const noise = new Float32Array(steps.reduce((sum, { count }) => sum + count * latentQuads * quad, 0))
    const { arena, start } = this.#workspace.inputs
    let epsilon = start
    let next = start + noise.length / quad
    let greyBytes = 0
    const places = steps.map((step) => {
      const { count } = step
      const place = { images: next, targets: next, epsilon, greyBytes }
      noise.set(padRows(step.epsilon, count, latentDimensions), (epsilon - start) * quad)
      for (const [, pixelRows] of pixelInputs(plan, step)) {
        // What comes last is without noise.
        place.targets = next
        const rows = padRows(joinLabels(pixelRows, count, classes, step.labels), count, pixels + classes)
        if (rows instanceof Uint8Array) {
          queue.writeBuffer(this.#workspace.greyBytes, greyBytes * quad, rows as Uint8Array<ArrayBuffer>)
          greyBytes += count * seenQuads
        } else {
          queue.writeBuffer(arena, next * bytesPerQuad, rows as Float32Array<ArrayBuffer>)
        }
        next += count * seenQuads
      }
      epsilon += count * latentQuads
      return place
    })
    queue.writeBuffer(arena, start * bytesPerQuad, noise)
    return places
  }

  /** Room for the data of steps of so many images: for one of them at least. */
  #uploadBytes(count: number): number {
    const one = inputBytes(this.#network, count)
    const most = Math.min(mostUploadBytes, this.#workspace.mostInputBytes(count), usualSteps * one)
    return Math.max(one, most - (most % bytesPerQuad))
  }

  #makeRoom(steps: readonly TrainingStep[]): void {
    const count = largestCount(steps)
    const quads = this.#uploadBytes(count) / bytesPerQuad
    this.#workspace.fit(count, quads)
    if (steps.some(({ images }) => images instanceof Uint8Array)) this.#workspace.fitGreyBytes(quads * quad)
    if (steps.some(({ clipGlobalNorm }) => clipGlobalNorm !== null)) this.#workspace.keepGradients()
    this.#grow('results', resultUsage, steps.length * termQuads * bytesPerQuad)
    this.#grow('batches', batchUsage, steps.length * uniformStride)
  }

  #bindGroup(): GPUBindGroup {
    const { generation } = this.#workspace
    if (this.#bound?.generation !== generation) {
      this.#bound = { group: this.#workspace.bind(this.#pass), generation }
    }
    return this.#bound.group
  }

  #grow(name: keyof PassBuffers, usage: number, bytes: number): void {
    if (bytes <= this.#pass[name].size) return
    this.#buffers.destroy(this.#pass[name])
    this.#pass[name] = this.#buffers.create(usage, bytes)
    this.#bound = null
  }
}

const resultUsage = BufferUsage.storage | BufferUsage.copySource
const batchUsage = BufferUsage.uniform | BufferUsage.copyTarget

/**
 * Binds only where an offset changes: on a graphics card a step costs what it costs to ask for it.
 * @param batchOffset where the values of the pass begin in its buffer
 */
export function dispatchAll(
  pass: GPUComputePassEncoder,
  group: GPUBindGroup,
  batchOffset: number,
  dispatches: readonly Dispatch[],
  rows: number,
): void {
  let bound: number | null = null
  for (const { pipeline, layerOffset, workgroups } of dispatches) {
    const wanted: number = layerOffset ?? bound ?? 0
    if (wanted !== bound) pass.setBindGroup(0, group, [batchOffset, wanted])
    bound = wanted
    pass.setPipeline(pipeline)
    const [x, y] = workgroups(rows)
    pass.dispatchWorkgroups(x, y)
  }
}

function largestCount(steps: readonly TrainingStep[]): number {
  return Math.max(...steps.map(({ count }) => count))
}

function batchesOf(network: Network, steps: readonly TrainingStep[], firstStep: number) {
  return steps.map(({ count, klWeight, freeBitsNats, learningRate, clipGlobalNorm, trains }, index) => ({
    rows: count,
    meanWeight: 1 / count,
    klWeight,
    freeBits: freeBitsNats,
    clipLimit: clipGlobalNorm ?? 0,
    ...trainedPart(network, trains),
    ...updateRule(network.plan.optimizer, learningRate, firstStep + index),
  }))
}

/** The encoder comes first among the parameters, and last among the tiles, which are in the order of the updates. */
function trainedPart({ layout, layers, values }: Network, trains: Trains = 'both') {
  const { weight } = matrixOf(layout, layout.parameters.decoder[0])
  const firstOfEncoder = layers.find((layer) => layer.weight < weight)?.firstTile ?? values.updateTiles
  return {
    firstTile: trains === 'encoder' ? firstOfEncoder : 0,
    lastTile: trains === 'decoder' ? firstOfEncoder : values.updateTiles,
    firstQuad: trains === 'decoder' ? weight : 0,
    lastQuad: trains === 'encoder' ? weight : values.parameterQuads,
  }
}

/** The terms of each step; the objective is NaN where the parameters are not finite after it. */
export function stepTerms(values: Float32Array, steps: readonly TrainingStep[]): StepTerms[] {
  return steps.map(({ klWeight }, index) => {
    const [reconstruction, kl, penalty, squaredNorm, notFinite] = values.subarray(index * termNumbers)
    const objective = notFinite === 0 ? reconstruction + klWeight * penalty : Number.NaN
    return { reconstruction, kl, objective, gradientNorm: Math.sqrt(squaredNorm) }
  })
}
