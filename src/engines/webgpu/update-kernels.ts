/** The gradients of all parameters in one pass, with the update in place: in the same pass, or after clipping. */
import { clippingEpsilon } from '../../vae/optimiser'
import { type Kernel, productCode } from './kernel'
import { applyThreads, type Network } from './network'
import { pieceDepth, type Tile } from './tile'
import { bindings } from './wgsl/bindings'
import type { Product } from './wgsl/product'
import { sumOf, sumOfKept } from './wgsl/workgroup-sum'

/**
 * The formula of `vae/optimiser.ts`. Gives the square of the gradient, and 1 if a parameter is no longer finite: by
 * its bits, since shaders may assume that all are.
 */
const updateFunction = /* wgsl */ `
fn update(index: u32, gradient: vec4f) -> vec4f {
  let oldM = firstMoments[index];
  let oldV = secondMoments[index];
  let m = oldM - batch.decay1 * oldM + batch.share1 * gradient;
  let v = oldV - batch.decay2 * oldV + batch.share2 * gradient * gradient;
  let parameter = parameters[index] - batch.rate * m / (sqrt(v) + batch.divisorEpsilon);
  firstMoments[index] = m;
  secondMoments[index] = v;
  parameters[index] = parameter;
  let exponent = bitcast<vec4u>(parameter) & vec4u(0x7f800000);
  return vec4f(dot(gradient, gradient), f32(any(exponent == vec4u(0x7f800000))), 0, 0);
}
`

/** With clipping, gradients are kept until their norm is known. */
const updateOrKeep = /* wgsl */ `
fn updateOrKeep(index: u32, gradient: vec4f) -> vec4f {
  if (batch.clipLimit == 0) { return update(index, gradient); }
  gradients[index] = gradient;
  return vec4f(dot(gradient, gradient), 0, 0, 0);
}
`

/** A workgroup for each tile of each weight; the tiles of a first column take the biases along. */
export function updateKernel({ tiles, values }: Network): Kernel {
  const tile = tiles.update
  const product: Product = {
    tile,
    before: selectLayer,
    a: {
      along: 'across',
      buffer: 'arena',
      start: 'layer.gradient',
      stride: 'networks.network.rowQuads',
      lines: 'layer.outputQuads',
    },
    b: {
      along: 'across',
      buffer: 'arena',
      start: 'inputStart(layer)',
      stride: 'inputStride(layer)',
      lines: 'layer.inputQuads',
    },
    depth: 'batch.rows',
    beside: tile.direct ? '' : biasOfPiece,
    finish: /* wgsl */ `if (row < layer.outputs && column < layer.inputQuads) {
      kept = updateOrKeep(layer.weight + row * layer.inputQuads + column, value);
    }`,
    after: (tile.direct ? directBias : '') + biasUpdate(tile),
  }
  const biases =
    tile.slices > 1 ? `var<workgroup> biases: array<vec4f, ${(tile.edge / 4) * tile.slices}>;` : ''
  return {
    label: 'update',
    code: productCode(product, `${biases}\nvar<private> layer: Layer;${updateFunction}${updateOrKeep}`),
    workgroups: () => [values.updateTiles, 1],
  }
}

/** Which layer and which tile of it a workgroup computes; none of a layer that is not trained. */
const selectLayer = /* wgsl */ `
  if (id.x < batch.firstTile || id.x >= batch.lastTile) {
    if (thread == 0) { partials[id.x] = vec4f(); }
    return;
  }
  var chosen = 0u;
  for (var index = 1u; index < networks.network.layerCount; index++) {
    if (id.x >= networks.layers[index].firstTile) { chosen = index; }
  }
  layer = networks.layers[chosen];
  let tileNumber = id.x - networks.layers[chosen].firstTile;
  let tilesAcross = (networks.layers[chosen].inputQuads + tileColumns - 1) / tileColumns;
  firstColumn = tileNumber % tilesAcross * tileColumns;
  firstRow = tileNumber / tilesAcross * tileRows;
  let takesBias = firstColumn == 0 && laneColumn == 0;
  var bias = vec4f();`

/** The sums of the gradients are the slopes by the biases. */
const biasOfPiece = /* wgsl */ `
    if (takesBias) {
      for (var d = 0u; d < ${pieceDepth}; d++) { bias += tile[aPiece + d * tileColumns + laneRow]; }
    }`

const directBias = /* wgsl */ `
  if (takesBias) {
    for (var d = 0u; d < batch.rows; d++) { bias += arena[aStart + d * aStride]; }
  }`

/** The update of the biases; then the sum of all that updates gave. */
function biasUpdate(tile: Tile): string {
  return /* wgsl */ `
  ${tile.slices === 1 ? ownBiases : biasesOfSlices}
  ${sumOfKept(tile, 'sum')}
  if (thread == 0) { partials[id.x] = sum; }`
}

/** Threads that hold four biases each, and what they kept themselves. */
const ownBiases = /* wgsl */ `
  if (takesBias && firstRow / 4 + laneRow < layer.outputQuads) {
    tile[laneRow * 4 * tileColumns] += updateOrKeep(layer.bias + firstRow / 4 + laneRow, bias);
  }
  workgroupBarrier();`

/** Slices that hold sums of four biases each. */
const biasesOfSlices = /* wgsl */ `
  if (firstColumn == 0) {
    if (takesBias) { biases[slice * tileColumns + laneRow] = bias; }
    workgroupBarrier();
    let line = firstRow / 4 + thread;
    if (thread < tileColumns && line < layer.outputQuads) {
      var gradient = vec4f();
      for (var part = 0u; part < slices; part++) { gradient += biases[part * tileColumns + thread]; }
      tile[thread] += updateOrKeep(layer.bias + line, gradient);
    }
    workgroupBarrier();
  }`

/** The update with the gradients that were kept, scaled down to a global norm within the limit as PyTorch does. */
export function applyKernel({ values }: Network): Kernel {
  const code = /* wgsl */ `${bindings}${updateFunction}
var<workgroup> parts: array<vec4f, ${applyThreads}>;
@compute @workgroup_size(${applyThreads})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  let network = networks.network;
  var sum = vec4f();
  for (var index = thread; index < network.updateTiles; index += ${applyThreads}) { sum += partials[index]; }
  parts[thread] = sum;
  workgroupBarrier();
  ${sumOf('parts', applyThreads, 'squares')}
  if (thread == 0) { parts[0] = squares; }
  workgroupBarrier();
  let scale = min(1, batch.clipLimit / (sqrt(parts[0].x) + ${clippingEpsilon}));
  workgroupBarrier();
  sum = vec4f();
  var index = id.x * ${applyThreads} + thread;
  for (; index < network.parameterQuads; index += ${applyThreads} * network.applyGroups) {
    if (index >= batch.firstQuad && index < batch.lastQuad) { sum += update(index, scale * gradients[index]); }
  }
  parts[thread] = sum;
  workgroupBarrier();
  ${sumOf('parts', applyThreads, 'squaresAndFlags')}
  if (thread == 0) { partials[network.updateTiles + id.x] = squaresAndFlags; }
}
`
  return { label: 'apply', code, workgroups: () => [values.applyGroups, 1] }
}
