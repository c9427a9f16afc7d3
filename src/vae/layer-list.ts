/** Gives each layer its place in the flat array, one after the other. */
import { convolution, type FeatureMaps, valuesOf } from './feature-maps'
import type { ConvolutionLayer, DenseLayer, NormLayer, ParameterEntry } from './parameters'

export class LayerList {
  readonly entries: ParameterEntry[] = []
  size = 0

  /** @param normalised name of what normalises its outputs, if anything does */
  dense(name: string, inputs: number, outputs: number, normalised: string | null = null): DenseLayer {
    const layer = {
      weight: this.#entry(`${name}.weight`, [outputs, inputs]),
      bias: this.#entry(`${name}.bias`, [outputs]),
      inputs,
      outputs,
    }
    return normalised ? { ...layer, norm: this.#norm(normalised, outputs, 1) } : layer
  }

  /** @param normalised as of {@link dense} */
  convolution(
    name: string,
    from: FeatureMaps,
    to: FeatureMaps,
    normalised: string | null = null,
  ): ConvolutionLayer {
    const isTransposed = to.side > from.side
    const [small, large] = isTransposed ? [from, to] : [to, from]
    const { kernel } = convolution
    const layer = {
      isTransposed,
      large,
      small,
      weight: this.#entry(`${name}.weight`, [small.channels, large.channels, kernel, kernel]),
      bias: this.#entry(`${name}.bias`, [to.channels]),
      inputs: valuesOf(from),
      outputs: valuesOf(to),
    }
    return normalised ? { ...layer, norm: this.#norm(normalised, to.channels, to.side ** 2) } : layer
  }

  #norm(name: string, outputs: number, places: number): NormLayer {
    return {
      places,
      weight: this.#entry(`${name}.weight`, [outputs], 1),
      bias: this.#entry(`${name}.bias`, [outputs]),
      mean: this.#entry(`${name}.running_mean`, [outputs], 0, true),
      variance: this.#entry(`${name}.running_var`, [outputs], 1, true),
    }
  }

  #entry(name: string, shape: readonly number[], initial = 0, isStatistic?: true): ParameterEntry {
    const size = shape.reduce((product, extent) => product * extent, 1)
    const added = { name, shape, offset: this.size, size, initial, ...(isStatistic && { isStatistic }) }
    this.entries.push(added)
    this.size += size
    return added
  }
}
