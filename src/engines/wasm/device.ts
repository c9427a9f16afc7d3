/** What operations work with: kernels, their memory, and where things lie in it. */
import type { DenseLayer } from '../../vae/parameters'
import type { BufferName } from '../../vae/plan/plan'
import type { Kernels } from './kernels'
import type { BufferPlace, LayerPlace, MemoryMap, Scratch } from './memory-map'
import type { RowBlock } from './row-block'

/** As one thread sees it. */
export interface Device {
  kernels: Kernels
  /** The whole memory. */
  floats: Float32Array
  doubles: Float64Array
  bytes: Uint8Array
  map: MemoryMap
  scratch: Scratch
}

/** @param thread 0 for the engine's own, which is the only one unless it has helpers */
export function deviceOf(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  map: MemoryMap,
  thread: number,
): Device {
  const { buffer } = memory
  const views = {
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
    bytes: new Uint8Array(buffer),
  }
  return { kernels, ...views, map, scratch: map.scratch[thread] }
}

export function place({ map }: Device, name: BufferName): BufferPlace {
  const found = map.buffers.get(name)
  if (!found) throw new Error(`no buffer is named ${name}`)
  return found
}

/** The rows of a block: a place that begins with its first. */
export function rowsAt(device: Device, name: BufferName, { first }: RowBlock): BufferPlace {
  const all = place(device, name)
  return { ...all, address: all.address + first * all.stride }
}

export function layerPlace({ map }: Device, { weight }: DenseLayer): LayerPlace {
  const found = map.layers.get(weight.name)
  if (!found) throw new Error(`no layer has ${weight.name}`)
  return found
}
