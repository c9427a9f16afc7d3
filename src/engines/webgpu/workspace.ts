/** What all passes of an engine compute in, grown to the most images that one of them had. */

import { arenaBytes } from './arena'
import type { Device } from './device'
import { unavailable } from './device'
import type { DeviceBuffers } from './device-buffers'
import { quad } from './device-layout'
import { BufferUsage } from './gpu-constants'
import { hasTargets, type Network, networkData, partialsQuads } from './network'
import type { Programs } from './programs'
import { networkBytes, type StorageName, storageNames, uniformBindings, uniformStride } from './wgsl/bindings'
import { batch, layer, mostLayers } from './wgsl/uniforms'

const bytesPerQuad = quad * Float32Array.BYTES_PER_ELEMENT

/** What differs from pass to pass. */
export interface PassBuffers {
  results: GPUBuffer
  /** What differs from step to step, every {@link uniformStride} bytes. */
  batches: GPUBuffer
}

/** The parameters and what the optimiser knows of them, and their gradients when they are clipped. */
type StateName = Extract<StorageName, 'parameters' | 'firstMoments' | 'secondMoments' | 'gradients'>

export class Workspace {
  readonly state: Record<StateName, GPUBuffer>
  readonly #device: Device
  readonly #buffers: DeviceBuffers
  readonly #network: Network
  readonly #layers: GPUBuffer
  readonly #networkValues: GPUBuffer
  #arena: GPUBuffer
  #partials: GPUBuffer
  #greyBytes: GPUBuffer
  #rows = 0
  #inputQuads = 0
  /** Changes when bind groups made before are of no use any more. */
  generation = 0

  constructor(device: Device, buffers: DeviceBuffers, network: Network, programs: Programs, rows: number) {
    this.#device = device
    this.#buffers = buffers
    this.#network = network
    const state = () => buffers.create(stateUsage, network.layout.quads * bytesPerQuad)
    this.state = {
      parameters: state(),
      firstMoments: state(),
      secondMoments: state(),
      gradients: buffers.create(stateUsage, bytesPerQuad),
    }
    this.#layers = buffers.create(uniformUsage, programs.layers.byteLength)
    this.#networkValues = buffers.create(uniformUsage, networkBytes)
    device.gpu.queue.writeBuffer(this.#layers, 0, programs.layers)
    device.gpu.queue.writeBuffer(this.#networkValues, 0, networkData(network))
    this.#greyBytes = buffers.create(greyUsage, bytesPerQuad)
    this.#arena = buffers.create(BufferUsage.storage, bytesPerQuad)
    this.#partials = this.#arena
    this.fit(rows, 0)
  }

  /** Where inputs are written, which the passes that follow read: in quads, behind the rows. */
  get inputs(): { arena: GPUBuffer; start: number } {
    return { arena: this.#arena, start: this.#rows * this.#network.arena.rowQuads }
  }

  /**
   * Makes room for so many images at a time and so many quads of inputs: beside the most of either that there was
   * before, or where the device does not allow both, instead of it.
   * @throws Problem `backend-unavailable` where the device allows no such buffer
   */
  fit(rows: number, inputQuads: number): void {
    if (rows <= this.#rows && inputQuads <= this.#inputQuads) return
    const wanted = { rows, inputs: inputQuads }
    const most = { rows: Math.max(rows, this.#rows), inputs: Math.max(inputQuads, this.#inputQuads) }
    const { inputs, ...room } = this.#allows(most) ? most : wanted
    refuseTooLarge(this.#device, this.#network, room.rows, inputs * bytesPerQuad)
    this.#rows = room.rows
    this.#inputQuads = inputs
    this.#buffers.destroy(this.#arena)
    this.#buffers.destroy(this.#partials)
    const arena = arenaBytes(this.#network.arena, this.#rows) + this.#inputQuads * bytesPerQuad
    const partials = partialsQuads(this.#network, this.#rows) * bytesPerQuad
    this.#arena = this.#buffers.create(BufferUsage.storage | BufferUsage.copyTarget, arena)
    this.#partials = this.#buffers.create(BufferUsage.storage, partials)
    this.generation++
  }

  /** Where images are written that come as bytes. */
  get greyBytes(): GPUBuffer {
    return this.#greyBytes
  }

  /** Makes room for so many of these bytes: never more than there may be of inputs. */
  fitGreyBytes(bytes: number): void {
    if (bytes <= this.#greyBytes.size) return
    this.#buffers.destroy(this.#greyBytes)
    this.#greyBytes = this.#buffers.create(greyUsage, bytes)
    this.generation++
  }

  /** Bytes of inputs that the device allows beside so many images. */
  mostInputBytes(rows: number): number {
    return mostBytes(this.#device) - arenaBytes(this.#network.arena, Math.max(rows, this.#rows))
  }

  /** Makes room for gradients. */
  keepGradients(): void {
    const { parameters, gradients } = this.state
    if (gradients.size === parameters.size) return
    this.#buffers.destroy(gradients)
    this.state.gradients = this.#buffers.create(stateUsage, parameters.size)
    this.generation++
  }

  #allows({ rows, inputs }: { rows: number; inputs: number }): boolean {
    return whyTooLarge(this.#device, this.#network, rows, inputs * bytesPerQuad) === null
  }

  bind({ results, batches }: PassBuffers): GPUBindGroup {
    const storage = {
      ...this.state,
      ...{ arena: this.#arena, partials: this.#partials, results, greyBytes: this.#greyBytes },
    }
    const entries: GPUBindGroupEntry[] = storageNames.map((name, binding) => ({
      binding,
      resource: { buffer: storage[name] },
    }))
    const uniforms: Record<keyof typeof uniformBindings, GPUBufferBinding> = {
      batch: { buffer: batches, size: batch.bytes },
      layer: { buffer: this.#layers, size: layer.bytes },
      network: { buffer: this.#networkValues },
    }
    for (const [name, binding] of Object.entries(uniformBindings)) {
      entries.push({ binding, resource: uniforms[name as keyof typeof uniformBindings] })
    }
    return this.#device.gpu.createBindGroup({ layout: this.#device.bindGroupLayout, entries })
  }
}

const uniformUsage = BufferUsage.uniform | BufferUsage.copyTarget
const greyUsage = BufferUsage.storage | BufferUsage.copyTarget
const stateUsage = BufferUsage.storage | BufferUsage.copySource | BufferUsage.copyTarget

/** Images, without noise on them too where there is some, and noise for each. */
export function inputBytes({ values, plan }: Network, rows: number): number {
  const seenQuads = (hasTargets(plan) ? 2 : 1) * values.seenQuads
  return rows * (seenQuads + values.latentQuads) * bytesPerQuad
}

/** That a buffer may have. */
function mostBytes({ gpu }: Device): number {
  return Math.min(gpu.limits.maxStorageBufferBindingSize, gpu.limits.maxBufferSize)
}

/** @throws Problem `backend-unavailable` for networks that do not fit the device */
export function refuseTooLarge(
  device: Device,
  network: Network,
  rows: number,
  inputs = inputBytes(network, rows),
): void {
  const reason = whyTooLarge(device, network, rows, inputs)
  if (reason !== null) throw unavailable(reason)
}

/** What the device does not allow, if anything. */
function whyTooLarge(device: Device, network: Network, rows: number, inputs: number): string | null {
  const { maxComputeWorkgroupsPerDimension } = device.gpu.limits
  const bytes = Math.max(
    network.layout.quads * bytesPerQuad,
    arenaBytes(network.arena, rows) + inputs,
    partialsQuads(network, rows) * bytesPerQuad,
  )
  const most = mostBytes(device)
  if (bytes > most) return `the network needs a buffer of ${bytes} bytes, the device allows ${most}`
  if (network.values.updateTiles > maxComputeWorkgroupsPerDimension) {
    return `the network needs ${network.values.updateTiles} workgroups, the device allows ${maxComputeWorkgroupsPerDimension}`
  }
  return network.layers.length > mostLayers ? `the network has more than ${mostLayers} layers` : null
}

/** The most images at once, up to `wanted`, for which there is room. */
export function mostRows(device: Device, network: Network, wanted: number): number {
  for (let rows = wanted; rows > 1; rows = Math.floor(rows / 2)) {
    if (whyTooLarge(device, network, rows, inputBytes(network, rows)) === null) return rows
  }
  return 1
}
