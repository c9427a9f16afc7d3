/**
 * The tiled product that all large operations are made of: result = A B, with A by rows and B by columns of
 * the result. Both are read in quads, which lie along the depth of the product or across it.
 */
import { pieceDepth, sliceThreads, type Tile, threadsOf } from '../tile'

export interface Operand {
  along: 'depth' | 'across'
  /** The array. */
  buffer: 'arena' | 'parameters'
  /** WGSL for the index of its first quad, and from one row of the array to the next. */
  start: string
  stride: string
  /** WGSL for how many there are: single lines where quads lie along the depth, else quads of lines. */
  lines: string
}

export interface Product {
  tile: Tile
  a: Operand
  b: Operand
  /** WGSL for the depth: in quads, unless both operands lie across it. */
  depth: string
  /** WGSL at the beginning. */
  before?: string
  /** WGSL for each piece, where there are pieces: A is at `aPiece` in `tile`. */
  beside?: string
  /**
   * WGSL statements with `value`, the result at `row` and `column`; a column is a quad. They must look whether
   * there is such a row and column, and may set `kept`, a quad.
   */
  finish: string
  /**
   * WGSL statements that follow, in uniform control flow, with all that was kept in
   * `tile[row * tileColumns + column]`.
   */
  after?: string
}

/** A compute shader for a product, without bindings and without what its pieces call. */
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

${tile.direct ? '' : reads(product)}
@compute @workgroup_size(${threadsOf(tile)})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) thread: u32) {
  var firstColumn = id.x * tileColumns;
  var firstRow = id.y * tileRows;
  let slice = thread / sliceThreads;
  let lane = thread % sliceThreads;
  let laneColumn = lane % tileColumns;
  let laneRow = lane / tileColumns;
  ${before}
  ${tile.direct ? directSums(product) : sums(product)}
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

/** A quad of each operand, zeros where there is none. */
function reads({ a, b, depth }: Product): string {
  const acrossBoth = a.along === 'across'
  const read = (name: string, { along, buffer, start, stride, lines }: Operand) => {
    const end = along === 'depth' || acrossBoth ? depth : `(${depth}) * 4`
    const index = along === 'depth' ? `line * ${stride} + depth` : `depth * ${stride} + line`
    return /* wgsl */ `
fn ${name}(line: u32, depth: u32) -> vec4f {
  if (line < ${lines} && depth < ${end}) { return ${buffer}[${start} + ${index}]; }
  return vec4f();
}`
  }
  return read('quadOfA', a) + read('quadOfB', b)
}

/** The loop over the depth: brings a piece of both operands to workgroup memory, and multiplies it. */
function sums(product: Product): string {
  const { tile, a, b, depth, beside = '' } = product
  const quads = a.along === 'across' ? `(${depth} + 3) / 4` : depth
  const step = depthQuads * tile.slices
  return /* wgsl */ `
  let aPiece = slice * pieceQuads;
  let bPiece = (slices + slice) * pieceQuads;
  ${four.map((row) => `var s${row} = vec4f();`).join(' ')}
  for (var start = 0u; start < ${quads}; start += ${step}) {
    let firstDepth = start + slice * ${depthQuads};
    workgroupBarrier();
    for (var place = lane; place < pieceQuads; place += sliceThreads) {
      ${pieceOf('a', a, tile)}
      ${pieceOf('b', b, tile)}
    }
    workgroupBarrier();
    for (var d = 0u; d < ${depthQuads}; d++) {
      ${fourDepths(product, inPiece)}
    }
    ${beside}
  }
`
}

/** The same without workgroup memory: each thread reads what it needs where it lies. */
function directSums(product: Product): string {
  const { a, b, depth } = product
  const acrossBoth = a.along === 'across'
  return /* wgsl */ `
  ${four.map((row) => `var s${row} = vec4f();`).join(' ')}
  ${startsOf('a', a)}
  ${startsOf('b', b)}
  let depthQuads = ${acrossBoth ? `${depth} / 4` : depth};
  for (var d = 0u; d < depthQuads; d++) {
    ${fourDepths(product, directly)}
  }
  ${acrossBoth ? `for (var d = depthQuads * 4; d < ${depth}; d++) { ${oneDepth(product, directly, 'd')} }` : ''}
`
}

/** Lines beyond the last are read as the last: nobody looks at what becomes of them. */
function startsOf(name: 'a' | 'b', { along, start, stride, lines }: Operand): string {
  const { first, firstQuad, lane } = lineNames[name]
  if (along === 'across') {
    return `let ${name}Stride = ${stride};
  let ${name}Start = ${start} + min(${firstQuad} + ${lane}, ${lines} - 1);`
  }
  const line = (index: number) => `min(${first} + ${lane} * 4 + ${index}, ${lines} - 1)`
  return four.map((index) => `let ${name}Start${index} = ${start} + ${line(index)} * ${stride};`).join('\n  ')
}

function directly(name: 'a' | 'b', { along, buffer }: Operand, index: number, depth: string): string {
  return along === 'depth'
    ? `${buffer}[${name}Start${index} + d]`
    : `${buffer}[${name}Start + (${depth}) * ${name}Stride]`
}

const four = [0, 1, 2, 3]

/** Quads along the depth of a piece. */
const depthQuads = pieceDepth / 4

/** Which lines of the result belong to an operand, and the thread's share of them. */
const lineNames = {
  a: { first: 'firstRow', firstQuad: 'firstRow / 4', lane: 'laneRow', read: 'quadOfA' },
  b: { first: 'firstColumn * 4', firstQuad: 'firstColumn', lane: 'laneColumn', read: 'quadOfB' },
}

/** Brings one quad of an operand to workgroup memory. */
function pieceOf(name: 'a' | 'b', { along }: Operand, { edge }: Tile): string {
  const { first, firstQuad, read } = lineNames[name]
  if (along === 'across') {
    const quadText = `${read}(${firstQuad} + place % ${edge / 4}, firstDepth * 4 + place / ${edge / 4})`
    return `tile[${name}Piece + place] = ${quadText};`
  }
  const [line, inPiece] = [`place / ${depthQuads}`, `place % ${depthQuads}`]
  const quadText = `${read}(${first} + ${line}, firstDepth + ${inPiece})`
  return `tile[${name}Piece + ${slot(ordered(line, edge), inPiece)}] = ${quadText};`
}

/** Lines four apart lie next to each other, since neighbouring threads read them at the same time. */
function ordered(line: string, edge: number): string {
  return `((${line}) / 4 + (${line}) % 4 * ${edge / 4})`
}

/** Where a quad along the depth lies; the depth is permuted so that neighbours' reads go to different banks. */
function slot(line: string, depth: string): string {
  return `${line} * ${depthQuads} + ((${depth}) ^ (${line} / 2 % ${depthQuads}))`
}

function inPiece(name: 'a' | 'b', { along }: Operand, index: number, depth: string): string {
  const { lane } = lineNames[name]
  if (along === 'across') return `tile[${name}Piece + (${depth}) * tileColumns + ${lane}]`
  return `tile[${name}Piece + ${slot(`(${lane} + ${index} * tileColumns)`, 'd')}]`
}

/** WGSL for a quad of an operand: of its line `index` at the quad of depth `d`, or at a single depth. */
type Read = (name: 'a' | 'b', operand: Operand, index: number, depth: string) => string

/** What a thread does at the quad of depth `d`: four rows by one quad of columns. */
function fourDepths(product: Product, read: Read): string {
  const { a, b } = product
  if (a.along === 'across')
    return four.map((depth) => oneDepth(product, read, `(d * 4 + ${depth})`)).join(' ')
  const dots = (row: number) => `vec4f(${four.map((column) => `dot(a${row}, b${column})`).join(', ')})`
  const scaled = (row: number) => four.map((index) => `a${row}[${index}] * b${index}`).join(' + ')
  return [
    ...four.map((row) => `let a${row} = ${read('a', a, row, 'd')};`),
    ...four.map((index) => `let b${index} = ${read('b', b, index, `d * 4 + ${index}`)};`),
    ...four.map((row) => `s${row} += ${b.along === 'depth' ? dots(row) : scaled(row)};`),
  ].join('\n      ')
}

/** The same at a single depth, of operands that lie across it. */
function oneDepth({ a, b }: Product, read: Read, depth: string): string {
  const add = four.map((row) => `s${row} += a0[${row}] * b0;`).join(' ')
  return `{ let a0 = ${read('a', a, 0, depth)}; let b0 = ${read('b', b, 0, depth)}; ${add} }`
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

/** Threads that add up what all threads of a workgroup have: a few, or the last one had to add too many. */
const adders = 16

/**
 * WGSL: the sum of so many quads of a workgroup array, in a fixed order, as `name` in the first thread. Few
 * barriers rather than few additions.
 */
export function sumOf(array: string, count: number, name: string): string {
  return /* wgsl */ `
  if (thread < ${adders}) {
    var sum = vec4f();
    for (var index = thread; index < ${count}; index += ${adders}) { sum += ${array}[index]; }
    ${array}[thread] = sum;
  }
  workgroupBarrier();
  var ${name} = vec4f();
  if (thread == 0) {
    for (var index = 0u; index < ${adders}; index++) { ${name} += ${array}[index]; }
  }`
}

/** For {@link Product.after}: the sum of all that was kept. */
export function sumOfKept({ edge }: Tile, name: string): string {
  return sumOf('tile', (edge * edge) / 4, name)
}
