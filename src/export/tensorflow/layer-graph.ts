/** Layers of Keras with the weights of each, put together one by one, as `tf.loadLayersModel` reads them. */
import { joinBytes } from '../../lib/join-bytes'

interface LayerJson {
  class_name: string
  name: string
  config: Record<string, unknown>
  inbound_nodes: [name: string, node: 0, tensor: 0, settings: Record<string, never>][][]
}

/** An array that belongs to a layer, under Keras's name for it. */
export interface LayerWeight {
  name: string
  shape: readonly number[]
  data: Float32Array
}

export class LayerGraph {
  readonly #layers: LayerJson[] = []
  readonly #weights: LayerWeight[] = []
  readonly #inputs: string[] = []

  /** @param width values a row @returns the name of what the layer gives, as of {@link add} */
  input(name: string, width: number): string {
    this.#inputs.push(name)
    return this.#push('InputLayer', name, { batch_input_shape: [null, width], sparse: false }, [])
  }

  /** @param from one input, or several */
  add(
    className: string,
    name: string,
    config: Record<string, unknown>,
    from: readonly string[],
    weights: readonly LayerWeight[] = [],
  ): string {
    for (const weight of weights) this.#weights.push({ ...weight, name: `${name}/${weight.name}` })
    return this.#push(className, name, { trainable: true, ...config }, from)
  }

  /** The two files of the folder. @param outputs names of the layers that give them */
  files(name: string, outputs: readonly string[]): { 'model.json': string; 'weights.bin': Uint8Array } {
    const ends = (names: readonly string[]) => names.map((layer) => [layer, 0, 0])
    const model = {
      class_name: 'Functional',
      config: { name, layers: this.#layers, input_layers: ends(this.#inputs), output_layers: ends(outputs) },
    }
    const weights = this.#weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }))
    const bytes = this.#weights.map(
      ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    )
    const length = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0)
    return {
      'model.json': JSON.stringify({
        format: 'layers-model',
        generatedBy: 'VAE Playground',
        convertedBy: null,
        modelTopology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: model },
        weightsManifest: [{ paths: ['weights.bin'], weights }],
      }),
      'weights.bin': joinBytes(bytes, length),
    }
  }

  #push(className: string, name: string, config: Record<string, unknown>, from: readonly string[]): string {
    this.#layers.push({
      class_name: className,
      name,
      config: { name, dtype: 'float32', ...config },
      inbound_nodes: from.length > 0 ? [from.map((input) => [input, 0, 0, {}])] : [],
    })
    return name
  }
}
