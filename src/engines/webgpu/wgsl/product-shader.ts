/** The compute shader of a product: a workgroup for each tile of the result. */
import { pieceDepth, sliceThreads, threadsOf } from '../tile'
import { directSums } from './direct-sums'
import { four, type Product } from './product'
import { operandFunctions, tiledSums } from './tiled-sums'

/** Without bindings and without what its pieces call. */
export function productShader(product: Product): string {
  const { tile, before = '', after = '' } = product
  return /* wgsl */ `
const tileRows = ${tile.edge}u;
const tileColumns = ${tile.edge / 4}u;
const pieceQuads = ${(tile.edge * pieceDepth) / 4}u;
const sliceThreads = ${sliceThreads(tile.edge)}u;
const slices = ${tile.slices}u;
const threads = ${threadsOf(tile)}u;
${storageQuads(product) > 0 ? `var<workgroup> tile: array<vec4f, ${storageQuads(product)}>;` : ''}

${tile.direct ? '' : operandFunctions(product)}
@compute @workgroup_size(${threadsOf(tile)})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var firstColumn = id.x * tileColumns;
  var firstRow = id.y * tileRows;
  let slice = thread / sliceThreads;
  let lane = thread % sliceThreads;
  let laneColumn = lane % tileColumns;
  let laneRow = lane / tileColumns;
  ${before}
  ${tile.direct ? directSums(product) : tiledSums(product)}
  ${results(product)}
  ${after}
}
`
}

/** Quads of workgroup memory: for a piece of both operands, and later for what is added up or kept. */
function storageQuads({ tile, after }: Product): number {
  const operands = tile.direct ? 0 : (2 * tile.slices * tile.edge * pieceDepth) / 4
  const added = tile.slices > 1 ? threadsOf(tile) * 4 : 0
  const kept = after === undefined ? 0 : (tile.edge * tile.edge) / 4
  return Math.max(operands, added, kept)
}

/** Adds up the slices, finishes each result, and leaves what was kept in workgroup memory. */
function results({ tile, finish, after }: Product): string {
  const { slices } = tile
  const turns = Array.from({ length: Math.ceil(4 / slices) }, (_, index) => ({
    // A compiler drops the condition where it is always true.
    row: slices === 1 ? `${index}u` : `(slice + ${index * slices})`,
    value: slices === 1 ? `var value = s${index};` : sumOfSlices(`(slice + ${index * slices})`),
    kept: `kept${index}`,
  }))
  const share = /* wgsl */ `
  workgroupBarrier();
  ${four.map((row) => `tile[(slice * 4 + ${row}) * sliceThreads + lane] = s${row};`).join('\n  ')}
  workgroupBarrier();`
  const finishing = turns.map(
    ({ row, value, kept }) => /* wgsl */ `
  var ${kept} = vec4f();
  if (${row} < 4) {
    let row = firstRow + laneRow * 4 + ${row};
    let column = firstColumn + laneColumn;
    ${value}
    var kept = vec4f();
    ${finish}
    ${kept} = kept;
  }`,
  )
  const keeping = turns.map(
    ({ row, kept }) =>
      `if (${row} < 4) { tile[(laneRow * 4 + ${row}) * tileColumns + laneColumn] = ${kept}; }`,
  )
  return [
    slices > 1 ? share : '',
    ...finishing,
    ...(after === undefined ? [] : ['workgroupBarrier();', ...keeping, 'workgroupBarrier();']),
  ].join('\n  ')
}

function sumOfSlices(row: string): string {
  return /* wgsl */ `var value = vec4f();
    for (var part = 0u; part < slices; part++) {
      value += tile[(part * 4 + ${row}) * sliceThreads + lane];
    }`
}
