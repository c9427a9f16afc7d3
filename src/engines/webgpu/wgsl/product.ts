/**
 * The product that all large operations are made of: result = A B, with A by rows and B by columns of the
 * result. Both are read in quads, which lie along the depth of the product or across it.
 */
import type { Tile } from '../tile'

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

export const four = [0, 1, 2, 3]

/** Which lines of the result belong to an operand, and the thread's share of them. */
export const lineNames = {
  a: { first: 'firstRow', firstQuad: 'firstRow / 4', lane: 'laneRow', read: 'quadOfA' },
  b: { first: 'firstColumn * 4', firstQuad: 'firstColumn', lane: 'laneColumn', read: 'quadOfB' },
}

/** WGSL for a quad of an operand: of its line `index` at the quad of depth `d`, or at a single depth. */
export type Read = (name: 'a' | 'b', operand: Operand, index: number, depth: string) => string

/** What a thread does at the quad of depth `d`: four rows by one quad of columns. */
export function fourDepths(product: Product, read: Read): string {
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
export function oneDepth({ a, b }: Product, read: Read, depth: string): string {
  const add = four.map((row) => `s${row} += a0[${row}] * b0;`).join(' ')
  return `{ let a0 = ${read('a', a, 0, depth)}; let b0 = ${read('b', b, 0, depth)}; ${add} }`
}
