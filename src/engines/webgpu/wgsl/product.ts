/**
 * The tiled product that all large operations are made of: result = A B, with A by rows and B by columns of
 * the result. Both are read in quads, which lie along the depth of the product or across it.
 */
import { sliceDepth, sliceThreads, type Tile, threadsOf } from '../tile'

export interface Operand {
  along: 'depth' | 'across'
  /** WGSL for the quad at `line` and `depth`: quads count along, single numbers across. */
  quad: string
  /** WGSL for whether there is such a quad. */
  exists: string
}

export interface Product {
  tile: Tile
  a: Operand
  b: Operand
  /** WGSL for the depth, in quads. */
  depth: string
  /**
   * WGSL statements that give `kept`, a quad, from `value`, the result at `row` and `column`; a column is a
   * quad. They must look whether there is such a row and column.
   */
  finish: string
  /**
   * WGSL statements that follow, in uniform control flow: the whole tile of kept quads is in
   * `tile[row * tileColumns + column]`.
   */
  after?: string
  /** WGSL at the beginning. */
  before?: string
  /** WGSL between loading a piece of both operands and multiplying them. */
  beside?: string
}

const quadsOfDepth = sliceDepth / 4

/** A compute shader for a product, without bindings and without what its pieces call. */
export function productShader(product: Product): string {
  const { tile, a, b, before = '', after } = product
  return /* wgsl */ `
const tileRows = ${tile.rows}u;
const tileColumns = ${tile.columns / 4}u;
const sliceThreads = ${sliceThreads(tile)}u;
const slices = ${tile.slices}u;
const threads = ${threadsOf(tile)}u;
const aStart = 0u;
const bStart = ${tile.slices * tile.rows * quadsOfDepth}u;
var<workgroup> tile: array<vec4f, ${storageQuads(product)}>;
var<private> sums: array<vec4f, 4>;

fn quadOfA(line: u32, depth: u32) -> vec4f { if (${a.exists}) { return ${a.quad}; } return vec4f(); }
fn quadOfB(line: u32, depth: u32) -> vec4f { if (${b.exists}) { return ${b.quad}; } return vec4f(); }

@compute @workgroup_size(threads)
fn main(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) thread: u32) {
  var firstColumn = workgroup.x * tileColumns;
  var firstRow = workgroup.y * tileRows;
  let slice = thread / sliceThreads;
  let lane = thread % sliceThreads;
  let laneColumn = lane % tileColumns;
  let laneRow = lane / tileColumns;
  ${before}
  ${sumsOf(product)}
  ${results(product, after !== undefined)}
  ${after ?? ''}
}
`
}

/** Quads of workgroup memory: for a piece of both operands, and later for what is added up or kept. */
function storageQuads({ tile, after }: Product): number {
  const operands = tile.slices * (tile.rows + tile.columns) * quadsOfDepth
  const added = tile.slices > 1 ? threadsOf(tile) * 4 : 0
  const kept = after === undefined ? 0 : Math.max((tile.rows * tile.columns) / 4, threadsOf(tile))
  return Math.max(operands, added, kept)
}

/** The loop over the depth. The next piece is on its way from memory while the present one is multiplied. */
function sumsOf({ tile, a, b, depth, beside = '' }: Product): string {
  const piecesOfA = piecesOf('a', a, tile.rows, tile)
  const piecesOfB = piecesOf('b', b, tile.columns, tile)
  const load = [...piecesOfA, ...piecesOfB].map((piece) => piece.load)
  const store = [...piecesOfA, ...piecesOfB].map((piece) => piece.store)
  return /* wgsl */ `
  let aSlice = aStart + slice * ${tile.rows * quadsOfDepth}u;
  let bSlice = bStart + slice * ${tile.columns * quadsOfDepth}u;
  let depthQuads = ${depth};
  ${[...piecesOfA, ...piecesOfB].map(({ name }) => `var ${name}: vec4f;`).join(' ')}
  var s0 = vec4f();
  var s1 = vec4f();
  var s2 = vec4f();
  var s3 = vec4f();
  var firstDepth = slice * ${quadsOfDepth}u;
  ${load.join('\n  ')}
  for (var start = 0u; start < depthQuads; start += ${quadsOfDepth * tile.slices}u) {
    workgroupBarrier();
    ${store.join('\n    ')}
    workgroupBarrier();
    firstDepth += ${quadsOfDepth * tile.slices}u;
    if (start + ${quadsOfDepth * tile.slices}u < depthQuads) {
      ${load.join('\n      ')}
    }
    ${beside}
    ${multiplication(a, b, tile)}
  }
`
}

interface Piece {
  name: string
  load: string
  store: string
}

/** What one thread brings to workgroup memory of an operand. */
function piecesOf(name: 'a' | 'b', operand: Operand, lines: number, tile: Tile): Piece[] {
  const count = (lines * quadsOfDepth) / sliceThreads(tile)
  const first = name === 'a' ? 'firstRow' : 'firstColumn'
  const slice = `${name}Slice`
  const read = name === 'a' ? 'quadOfA' : 'quadOfB'
  return Array.from({ length: count }, (_, index) => {
    const place = `(lane + ${index * sliceThreads(tile)}u)`
    const piece = `${name}Piece${index}`
    if (operand.along === 'across') {
      const line = `${name === 'a' ? 'firstRow / 4u' : first} + ${place} % ${lines / 4}u`
      return {
        name: piece,
        load: `${piece} = ${read}(${line}, firstDepth * 4u + ${place} / ${lines / 4}u);`,
        store: `tile[${slice} + ${place}] = ${piece};`,
      }
    }
    const line = `${place} / ${quadsOfDepth}u`
    const start = name === 'a' ? 'firstRow' : 'firstColumn * 4u'
    return {
      name: piece,
      load: `${piece} = ${read}(${start} + ${line}, firstDepth + ${place} % ${quadsOfDepth}u);`,
      store: `tile[${slice} + ${slot(line, `${place} % ${quadsOfDepth}u`, lines)}] = ${piece};`,
    }
  })
}

/**
 * Where a quad along the depth lies: lines four apart are next to each other, since neighbouring threads read
 * them at the same time, and the depth is permuted so that these reads go to different banks.
 */
function slot(line: string, depth: string, lines: number): string {
  const placed = `((${line}) / 4u + (${line}) % 4u * ${lines / 4}u)`
  return `${placed} * ${quadsOfDepth}u + ((${depth}) ^ (${placed} / 2u % ${quadsOfDepth}u))`
}

/** A thread's share of a piece: four rows by one quad of columns. */
function multiplication(a: Operand, b: Operand, tile: Tile): string {
  const four = [0, 1, 2, 3]
  const lineOf = (name: 'a' | 'b', index: number) => {
    const [lane, lines] = name === 'a' ? ['laneRow', tile.rows] : ['laneColumn', tile.columns]
    return `(${lane} + ${(index * lines) / 4}u)`
  }
  const along = (name: 'a' | 'b', index: number) => {
    const line = lineOf(name, index)
    return `tile[${name}Slice + ${line} * ${quadsOfDepth}u + (d ^ (${line} / 2u % ${quadsOfDepth}u))]`
  }
  const across = (name: 'a' | 'b', depth: string) => {
    const [lane, lines] = name === 'a' ? ['laneRow', tile.rows] : ['laneColumn', tile.columns]
    return `tile[${name}Slice + (${depth}) * ${lines / 4}u + ${lane}]`
  }
  if (a.along === 'across') {
    return /* wgsl */ `
    for (var d = 0u; d < ${sliceDepth}u; d++) {
      let a0 = ${across('a', 'd')};
      let b0 = ${across('b', 'd')};
      ${four.map((row) => `s${row} += a0[${row}] * b0;`).join('\n      ')}
    }`
  }
  const loadA = four.map((row) => `let a${row} = ${along('a', row)};`)
  const loadB = four.map(
    (index) =>
      `let b${index} = ${b.along === 'depth' ? along('b', index) : across('b', `d * 4u + ${index}u`)};`,
  )
  const add = four.map((row) =>
    b.along === 'depth'
      ? `s${row} += vec4f(${four.map((column) => `dot(a${row}, b${column})`).join(', ')});`
      : four.map((depth) => `s${row} += a${row}[${depth}] * b${depth};`).join(' '),
  )
  return /* wgsl */ `
    for (var d = 0u; d < ${quadsOfDepth}u; d++) {
      ${[...loadA, ...loadB, ...add].join('\n      ')}
    }`
}

/** Adds up the slices and finishes each result; where `keep`, leaves what was kept in workgroup memory. */
function results({ tile, finish }: Product, keep: boolean): string {
  const { slices } = tile
  const turns = Math.ceil(4 / slices)
  const turn = (index: number) => {
    const row = slices === 1 ? `${index}u` : `slice + ${index * slices}u`
    return /* wgsl */ `
  if (${row} < 4u) {
    let row = firstRow + laneRow * 4u + ${row};
    let column = firstColumn + laneColumn;
    ${slices === 1 ? `let value = s${index};` : sumOfSlices(row, slices)}
    var kept = vec4f();
    ${finish}
    ${keep ? `sums[${index}] = kept;` : ''}
  }`
  }
  const share = /* wgsl */ `
  workgroupBarrier();
  ${[0, 1, 2, 3].map((row) => `tile[(slice * 4u + ${row}u) * sliceThreads + lane] = s${row};`).join('\n  ')}
  workgroupBarrier();`
  const keeping = /* wgsl */ `
  workgroupBarrier();
  ${Array.from({ length: turns }, (_, index) => {
    const row = slices === 1 ? `${index}u` : `slice + ${index * slices}u`
    return `if (${row} < 4u) { tile[(laneRow * 4u + ${row}) * tileColumns + laneColumn] = sums[${index}]; }`
  }).join('\n  ')}
  workgroupBarrier();`
  return [
    slices > 1 ? share : '',
    ...Array.from({ length: turns }, (_, index) => turn(index)),
    keep ? keeping : '',
  ].join('\n')
}

function sumOfSlices(row: string, slices: number): string {
  return /* wgsl */ `var value = vec4f();
    for (var part = 0u; part < ${slices}u; part++) {
      value += tile[(part * 4u + ${row}) * sliceThreads + lane];
    }`
}

/**
 * For `after`: the sum of all kept quads of a workgroup, in a fixed order, to be found in `tile[0]` by the
 * first thread.
 */
export function sumOfKept(tile: Tile): string {
  const count = (tile.rows * tile.columns) / 4
  const threads = threadsOf(tile)
  return /* wgsl */ `
  var share = vec4f();
  for (var index = thread; index < ${count}u; index += threads) { share += tile[index]; }
  workgroupBarrier();
  tile[thread] = share;
  workgroupBarrier();
  ${treeSum('tile', threads)}`
}

/** Adds up the first `count` quads of a workgroup array into the first one; `count` is a power of two. */
export function treeSum(array: string, count: number): string {
  return /* wgsl */ `
  for (var half = ${count / 2}u; half > 0u; half /= 2u) {
    if (thread < half) { ${array}[thread] += ${array}[thread + half]; }
    workgroupBarrier();
  }`
}
