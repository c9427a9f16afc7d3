import type { ParameterEntry, ParameterLayout } from './parameters'
import { fillUniform, Stream } from './random'

/**
 * Fresh parameters: weights uniform on ±sqrt(6 / (inputs + outputs)) (Glorot & Bengio 2010, eq. 16), where a
 * convolution has as many of both as it has channels times taps; biases zero, normalised outputs as they are. Each
 * weight has a random sequence of its own, named by its name, so that its numbers do not
 * depend on how many layers stand before it. [layout.size]
 */
export function initialParameters(layout: ParameterLayout, seed: number): Float32Array {
  const parameters = new Float32Array(layout.size)
  for (const entry of layout.entries) {
    const values = parameters.subarray(entry.offset, entry.offset + entry.size)
    if (entry.shape.length > 1) fillGlorotUniform(values, entry, seed)
    else values.fill(entry.initial)
  }
  return parameters
}

function fillGlorotUniform(weights: Float32Array, entry: ParameterEntry, seed: number): void {
  const [outputs, inputs, ...kernel] = entry.shape
  const limit = Math.sqrt(6 / ((inputs + outputs) * kernel.reduce((taps, extent) => taps * extent, 1)))
  fillUniform(weights, { seed, stream: Stream.initialisation, step: nameHash(entry.name) })
  for (let index = 0; index < weights.length; index++) {
    weights[index] = (2 * weights[index] - 1) * limit
  }
}

/** The 32-bit FNV-1a hash of an ASCII name (Fowler, Noll & Vo). */
function nameHash(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}
