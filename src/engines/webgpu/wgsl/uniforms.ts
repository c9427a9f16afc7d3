/**
 * Numbers that shaders are given: what differs from step to step, from layer to layer, and from network to
 * network. Shaders hold no such number themselves, so that all networks share them, and none has to wait for
 * a compiler. Places are in quads.
 */

/** What differs from step to step. */
export const batch = structure('Batch', {
  rows: 'u32',
  /** Where the images begin in the arena, behind its rows. */
  images: 'u32',
  /** Where the same images begin without noise. */
  targets: 'u32',
  epsilon: 'u32',
  /** Where the images begin among those that came as bytes, in words. */
  greyBytes: 'u32',
  /** Where the terms go in `results`. */
  terms: 'u32',
  /** 1 / rows */
  meanWeight: 'f32',
  klWeight: 'f32',
  freeBits: 'f32',
  /** 0: no clipping. */
  clipLimit: 'f32',
  /** The numbers of the formula in `vae/optimiser.ts`. */
  decay1: 'f32',
  share1: 'f32',
  decay2: 'f32',
  share2: 'f32',
  rate: 'f32',
  divisorEpsilon: 'f32',
  /** Tiles of the update pass, and quads of the parameters, that are trained: from the first to before the last. */
  firstTile: 'u32',
  lastTile: 'u32',
  firstQuad: 'u32',
  lastQuad: 'u32',
})

/** What differs from layer to layer. Places in the arena are those within a row. */
export const layer = structure('Layer', {
  /** 1: the input is what the encoder sees, which has rows of its own. */
  fromImages: 'u32',
  input: 'u32',
  /** Where the output goes, or the slope by the input on the way back. */
  output: 'u32',
  /** The slope by the output. */
  gradient: 'u32',
  inputQuads: 'u32',
  outputQuads: 'u32',
  /** Rows of the weight. */
  outputs: 'u32',
  /** Columns of the output that are no padding. */
  columns: 'u32',
  weight: 'u32',
  bias: 'u32',
  /** Of the update pass, which computes all layers. */
  firstTile: 'u32',
  unused: 'u32',
})

/** What differs from network to network. */
export const network = structure('Network', {
  /** Of the arena. */
  rowQuads: 'u32',
  imageQuads: 'u32',
  latentQuads: 'u32',
  pixels: 'u32',
  latentDimensions: 'u32',
  parameterQuads: 'u32',
  /** Places in the arena. */
  z: 'u32',
  /** Of a variational autoencoder. */
  posterior: 'u32',
  posteriorGradient: 'u32',
  /** Partial sums of the tiles of the weight gradients, the first ones; then of the pass that applies them. */
  updateTiles: 'u32',
  applyGroups: 'u32',
  /** Rows of the tiles of the posterior and of the logits, and how many tiles the logits have side by side. */
  posteriorTileRows: 'u32',
  logitTileRows: 'u32',
  logitTilesAcross: 'u32',
  layerCount: 'u32',
  variance: 'f32',
  logTwoPiVariance: 'f32',
  /** What the encoder sees: pixels and, of a conditional network, the one-hot label behind them. */
  seenQuads: 'u32',
  /** What the decoder is given: z and the label, and where in the arena. */
  codeQuads: 'u32',
  code: 'u32',
})

/** Layers that the update pass can take: twice the hidden layers of the longest list, and two more. */
export const mostLayers = 32

type FieldType = 'u32' | 'f32'

export interface Structure<Name extends string> {
  bytes: number
  /** WGSL. */
  declaration: string
  write(target: ArrayBuffer, offset: number, values: Record<Name, number>): void
}

export type ValuesOf<S> = S extends Structure<infer Name> ? Record<Name, number> : never

function structure<Name extends string>(name: string, fields: Record<Name, FieldType>): Structure<Name> {
  const entries = Object.entries(fields) as [Name, FieldType][]
  return {
    bytes: 4 * entries.length,
    declaration: `struct ${name} { ${entries.map(([field, type]) => `${field}: ${type}`).join(', ')} }`,
    write(target, offset, values) {
      const view = new DataView(target, offset)
      for (const [index, [field, type]] of entries.entries()) {
        if (type === 'u32') view.setUint32(4 * index, values[field], true)
        else view.setFloat32(4 * index, values[field], true)
      }
    },
  }
}
