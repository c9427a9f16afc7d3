/** The gradients of all parameters in one pass, with Adam in place: in the same pass, or after clipping. */
import { adam, clippingEpsilon } from '../../vae/adam'
import { placeIn } from './arena'
import { type Kernel, productKernel } from './kernel'
import { applyThreads, type Network, type UpdateOfMatrix, updatesOf, weightExtent } from './network'
import { type Tile, tilesOf } from './tile'
import { bindings } from './wgsl/bindings'
import { sumOfKept, treeSum } from './wgsl/product'

/**
 * Kingma & Ba 2015, algorithm 1, both bias corrections in `rate` and `adamEpsilon`. Gives the square of the
 * gradient, and 1 if a parameter is no longer finite: by its bits, since shaders may assume that all are.
 */
const adamFunction = /* wgsl */ `
fn update(index: u32, gradient: vec4f) -> vec4f {
  let m = ${adam.beta1} * firstMoments[index] + ${1 - adam.beta1} * gradient;
  let v = ${adam.beta2} * secondMoments[index] + ${1 - adam.beta2} * gradient * gradient;
  let parameter = parameters[index] - batch.rate * m / (sqrt(v) + batch.adamEpsilon);
  firstMoments[index] = m;
  secondMoments[index] = v;
  parameters[index] = parameter;
  let exponent = bitcast<vec4u>(parameter) & vec4u(0x7f800000u);
  return vec4f(dot(gradient, gradient), f32(any(exponent == vec4u(0x7f800000u))), 0, 0);
}
`

const keepFunction = /* wgsl */ `
fn update(index: u32, gradient: vec4f) -> vec4f {
  gradients[index] = gradient;
  return vec4f(dot(gradient, gradient), 0, 0, 0);
}
`

/** A workgroup for each tile of each weight; the tiles of a first column take the biases along. */
export function updateKernel(network: Network, clipping: boolean): Kernel {
  const { tiles, imageQuads, arena, partials } = network
  const tile = tiles.update
  const functions = `${layerFunctions}${clipping ? keepFunction : adamFunction}`
  const fromArena = (place: string) => `arena[depth * ${arena.rowQuads}u + ${place} + line]`
  const product = {
    tile,
    before: selectLayer(updatesOf(network), network),
    a: {
      along: 'across' as const,
      quad: fromArena('layer.gradient'),
      exists: 'depth < batch.rows && line < layer.outputQuads',
    },
    b: {
      along: 'across' as const,
      quad: `inputQuad(depth, line)`,
      exists: 'depth < batch.rows && line < layer.inputQuads',
    },
    depth: '(batch.rows + 3u) / 4u',
    beside: /* wgsl */ `if (firstColumn == 0u && laneColumn == 0u) {
      for (var d = 0u; d < 16u; d++) { bias += tile[aSlice + d * ${tile.rows / 4}u + laneRow]; }
    }`,
    finish: /* wgsl */ `if (row < layer.outputs && column < layer.inputQuads) {
      kept = update(layer.weight + row * layer.inputQuads + column, value);
    }`,
    after: sumOfKept(tile) + biasUpdate(tile),
  }
  const inputQuad = /* wgsl */ `
fn inputQuad(depth: u32, line: u32) -> vec4f {
  if (layer.fromImages) { return inputs[batch.images + depth * ${imageQuads}u + line]; }
  return ${fromArena('layer.input')};
}
`
  const label = clipping ? 'gradients' : 'update'
  return productKernel(label, product, functions + inputQuad, () => [partials.updateTiles, 1])
}

const layerFunctions = /* wgsl */ `
struct Layer {
  fromImages: bool,
  input: u32,
  gradient: u32,
  weight: u32,
  bias: u32,
  outputs: u32,
  outputQuads: u32,
  inputQuads: u32,
}
var<private> layer: Layer;
`

/** Which layer and which tile of it a workgroup computes. */
function selectLayer(updates: readonly UpdateOfMatrix[], network: Network): string {
  const { arena } = network
  const tile = network.tiles.update
  let first = 0
  const cases = updates.map(({ matrix, input, gradient }) => {
    const { weight, bias, outputs, outputQuads, inputQuads } = matrix
    const fromImages = input === 'images'
    const inputPlace = fromImages ? 0 : placeIn(arena, input)
    const numbers = [inputPlace, placeIn(arena, gradient), weight, bias, outputs, outputQuads, inputQuads]
    const text = /* wgsl */ `
  if (workgroup.x >= ${first}u) {
    layer = Layer(${fromImages}, ${numbers.map((number) => `${number}u`).join(', ')});
    tileNumber = workgroup.x - ${first}u;
  }`
    first += tilesOf([weightExtent(matrix)], tile.rows, tile.columns)
    return text
  })
  return /* wgsl */ `
  var tileNumber = 0u;
  ${cases.join('')}
  let tilesAcross = (layer.inputQuads + tileColumns - 1u) / tileColumns;
  firstColumn = tileNumber % tilesAcross * tileColumns;
  firstRow = tileNumber / tilesAcross * tileRows;
  var bias = vec4f();`
}

/** Follows {@link sumOfKept}: the sums of slices and threads that hold four biases each. */
function biasUpdate(tile: Tile): string {
  const quads = tile.rows / 4
  return /* wgsl */ `
  let ofWeights = tile[0];
  workgroupBarrier();
  if (laneColumn == 0u) { tile[slice * ${quads}u + laneRow] = bias; }
  workgroupBarrier();
  if (thread < ${quads}u) {
    var gradient = vec4f();
    for (var part = 0u; part < slices; part++) { gradient += tile[part * ${quads}u + thread]; }
    let line = firstRow / 4u + thread;
    var ofBias = vec4f();
    if (firstColumn == 0u && line < layer.outputQuads) { ofBias = update(layer.bias + line, gradient); }
    tile[thread] = ofBias;
  }
  workgroupBarrier();
  if (thread == 0u) {
    var sum = ofWeights;
    for (var line = 0u; line < ${quads}u; line++) { sum += tile[line]; }
    partials[workgroup.x] = sum;
  }`
}

/** By how much gradients are scaled so that their global norm is within the limit, as PyTorch does. */
export function clippingScaleKernel({ partials }: Network): Kernel {
  const threads = applyThreads
  const code = /* wgsl */ `${bindings}
var<workgroup> parts: array<vec4f, ${threads}>;
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) thread: u32) {
  var sum = vec4f();
  for (var index = thread; index < ${partials.updateTiles}u; index += ${threads}u) { sum += partials[index]; }
  parts[thread] = sum;
  workgroupBarrier();
  ${treeSum('parts', threads)}
  if (thread == 0u) {
    let norm = sqrt(parts[0].x);
    partials[${partials.scale}u] = vec4f(min(1, batch.clipLimit / (norm + ${clippingEpsilon})), 0, 0, 0);
  }
}
`
  return { label: 'clipping scale', code, workgroups: () => [1, 1] }
}

/** Adam with the gradients that were kept. */
export function applyKernel({ partials, layout }: Network): Kernel {
  const code = /* wgsl */ `${bindings}${adamFunction}
var<workgroup> parts: array<vec4f, ${applyThreads}>;
@compute @workgroup_size(${applyThreads})
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  let scale = partials[${partials.scale}u].x;
  var sum = vec4f();
  var index = workgroup.x * ${applyThreads}u + thread;
  for (; index < ${layout.quads}u; index += ${applyThreads * partials.applyGroups}u) {
    sum += update(index, scale * gradients[index]);
  }
  parts[thread] = sum;
  workgroupBarrier();
  ${treeSum('parts', applyThreads)}
  if (thread == 0u) { partials[${partials.apply}u + workgroup.x] = parts[0]; }
}
`
  return { label: 'apply', code, workgroups: () => [partials.applyGroups, 1] }
}
