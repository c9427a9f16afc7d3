/** The buffers that every shader sees. */
import { batch, layer, mostLayers, network } from './uniforms'

/** Storage in the order of its binding numbers, and of what it is an array: quads, or four pixels in a word. */
const storageElements = {
  parameters: 'vec4f',
  firstMoments: 'vec4f',
  secondMoments: 'vec4f',
  arena: 'vec4f',
  partials: 'vec4f',
  results: 'vec4f',
  gradients: 'vec4f',
  greyBytes: 'u32',
} as const

export type StorageName = keyof typeof storageElements

export const storageNames = Object.keys(storageElements) as StorageName[]

/** Those of the batch and of the layer have offsets that differ from dispatch to dispatch, in this order. */
export const uniformBindings = { batch: 8, layer: 9, network: 10 } as const

/** Bytes from one structure to the next: the alignment that every device allows. */
export const uniformStride = 256

export const networkBytes = network.bytes + mostLayers * layer.bytes

export const bindings = /* wgsl */ `
${batch.declaration}
${layer.declaration}
${network.declaration}
struct Networks { network: Network, layers: array<Layer, ${mostLayers}> }
${Object.entries(storageElements)
  .map(([name, of], index) => `@group(0) @binding(${index}) var<storage, read_write> ${name}: array<${of}>;`)
  .join('\n')}
@group(0) @binding(${uniformBindings.batch}) var<uniform> batch: Batch;
@group(0) @binding(${uniformBindings.layer}) var<uniform> thisLayer: Layer;
@group(0) @binding(${uniformBindings.network}) var<uniform> networks: Networks;

/** Index in the arena of a quad of a row, from its place. */
fn at(place: u32, row: u32, column: u32) -> u32 {
  return row * networks.network.rowQuads + place + column;
}

/** Of what the pixels should be. */
fn targetQuad(row: u32, column: u32) -> vec4f {
  return arena[batch.targets + row * networks.network.seenQuads + column];
}

fn epsilonQuad(row: u32, column: u32) -> vec4f {
  return arena[batch.epsilon + row * networks.network.latentQuads + column];
}

/** Index in the arena where the input of a layer begins, and from one row of it to the next. */
fn inputStart(layer: Layer) -> u32 { return select(layer.input, batch.images, layer.fromImages != 0); }
fn inputStride(layer: Layer) -> u32 {
  return select(networks.network.rowQuads, networks.network.seenQuads, layer.fromImages != 0);
}

/** Zeros where a quad reaches beyond the last of so many columns. */
fn withoutPadding(values: vec4f, column: u32, columns: u32) -> vec4f {
  return select(vec4f(), values, vec4u(0, 1, 2, 3) + column * 4 < vec4u(columns));
}

/** Where the partial sums of the KL terms begin: a row of quads for each tile of rows. */
fn klStart() -> u32 { return networks.network.updateTiles + networks.network.applyGroups; }

fn posteriorTiles() -> u32 {
  let rows = networks.network.posteriorTileRows;
  return (batch.rows + rows - 1) / rows;
}

/** Where those of the reconstruction term begin. */
fn reconstructionStart() -> u32 {
  return klStart() + posteriorTiles() * networks.network.latentQuads;
}
`
