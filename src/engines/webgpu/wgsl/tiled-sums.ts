/** Products by way of workgroup memory, as graphics cards want them. */
import { pieceDepth, type Tile } from '../tile'
import { four, fourDepths, lineNames, type Operand, type Product } from './product'

/** Quads along the depth of a piece. */
const depthQuads = pieceDepth / 4

/** The loop over the depth: brings a piece of both operands to workgroup memory, and multiplies it. */
export function tiledSums(product: Product): string {
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

/** A quad of each operand, zeros where there is none. */
export function operandFunctions({ a, b, depth }: Product): string {
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
