/** The buffers of an engine: counted, and those of passing requests used again. */
import type { EngineMemory } from '../engine'
import type { Device } from './device'

/** Idle buffers above this are not kept. */
const mostIdleBytes = 8 * 2 ** 20

export class DeviceBuffers {
  readonly #device: Device
  readonly #all = new Set<GPUBuffer>()
  /** At most one of each use and size: how many are kept does not depend on how many were in flight. */
  readonly #idle = new Map<string, GPUBuffer>()
  readonly #taken = new Set<GPUBuffer>()
  #disposed = false

  constructor(device: Device) {
    this.#device = device
  }

  /** A buffer of zeros, to be destroyed by {@link destroy}. */
  create(usage: GPUBufferUsageFlags, bytes: number): GPUBuffer {
    const buffer = this.#device.gpu.createBuffer({ size: bytes, usage })
    this.#all.add(buffer)
    return buffer
  }

  destroy(buffer: GPUBuffer): void {
    buffer.destroy()
    this.#all.delete(buffer)
    this.#taken.delete(buffer)
  }

  /** A buffer with anything in it, to be given back by {@link give}. */
  take(usage: GPUBufferUsageFlags, bytes: number): GPUBuffer {
    const key = keyOf(usage, bytes)
    const idle = this.#idle.get(key)
    const buffer = idle ?? this.create(usage, bytes)
    this.#idle.delete(key)
    this.#taken.add(buffer)
    return buffer
  }

  give(buffer: GPUBuffer): void {
    const key = keyOf(buffer.usage, buffer.size)
    if (this.#disposed || this.#idle.has(key) || buffer.size > mostIdleBytes) {
      this.destroy(buffer)
      return
    }
    this.#taken.delete(buffer)
    this.#idle.set(key, buffer)
  }

  memory(): EngineMemory {
    let bytes = 0
    for (const { size } of this.#all) bytes += size
    return { tensors: this.#all.size, bytes }
  }

  /** Destroys everything but what is taken, which follows when it is given back. */
  dispose(): void {
    this.#disposed = true
    for (const buffer of this.#all) if (!this.#taken.has(buffer)) this.destroy(buffer)
    this.#idle.clear()
  }
}

function keyOf(usage: number, bytes: number): string {
  return `${usage} ${bytes}`
}
