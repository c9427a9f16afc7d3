/** What operations work with: kernels, their memory, and where things lie in it. */
import type { DenseLayer } from '../../vae/parameters'
import type { BufferName } from '../../vae/plan/plan'
import type { Kernels } from './kernels'
import type { BufferPlace, LayerPlace, MemoryMap } from './memory-map'

export interface Device {
  kernels: Kernels
  /** The whole memory. */
  floats: Float32Array
  map: MemoryMap
}

/** What a run takes and gives beside its buffers. */
export interface PlanRun {
  /** Images of the batch. */
  rows: number
  klWeight: number
  freeBitsNats: number
  /** Filled by the run: the reconstruction term, summed over the batch, without the constant of the Gaussian. */
  reconstruction: number
}

export function place({ map }: Device, name: BufferName): BufferPlace {
  const found = map.buffers.get(name)
  if (!found) throw new Error(`no buffer is named ${name}`)
  return found
}

export function layerPlace({ map }: Device, { weight }: DenseLayer): LayerPlace {
  const found = map.layers.get(weight.name)
  if (!found) throw new Error(`no layer has ${weight.name}`)
  return found
}
