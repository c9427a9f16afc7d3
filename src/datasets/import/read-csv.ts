/** Tables of text: a row an image, a column a pixel, and perhaps one for the label. Read row by row. */
import { Problem } from '../../lib/problem'
import { checkShape, NumberScale } from './number-images'
import { square } from './read-npy'

/** Longer rows are refused: 512 x 512 pixels and a label. */
const mostColumns = 512 * 512 + 1

/** Characters of one row, for a file without line breaks. */
const mostCharacters = 8 * mostColumns

/** Names that say which column holds the label. */
const labelNames = /^(label|labels|class|target|y|category)$/i

export interface LabelledImage {
  /** [784] */
  image: Uint8Array
  label?: string
  size: { width: number; height: number }
}

/**
 * The images of a table, one by one. The label is in a column that is named so, or else in the first one where that
 * leaves a square number of columns.
 * @param darken what has been read until then: see {@link NumberScale}
 * @throws Problem 'import-malformed', 'import-value', 'import-row-length' or 'import-not-square', naming the first row
 * at fault, counted from 1 with the header
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  darken: () => void,
): AsyncGenerator<LabelledImage> {
  let layout: Layout | null = null
  let row = 0
  for await (const cells of tableRows(chunks, file)) {
    row += 1
    if (!layout) {
      layout = layoutOf(cells, file, darken)
      if (layout.isHeader) continue
    }
    if (cells.length !== layout.columns) {
      throw new Problem('import-row-length', { file, row, given: cells.length, expected: layout.columns })
    }
    yield imageOf(cells, layout, row, file)
  }
}

interface Layout {
  columns: number
  isHeader: boolean
  /** -1 where there is none. */
  labelColumn: number
  size: { width: number; height: number }
  scale: NumberScale
}

function layoutOf(cells: readonly string[], file: string, darken: () => void): Layout {
  const columns = cells.length
  const isName = (cell: string) => cell === '' || Number.isNaN(Number(cell))
  const isHeader = cells.every(isName) || cells.some((cell) => labelNames.test(cell))
  const named = isHeader ? cells.findIndex((cell) => labelNames.test(cell)) : -1
  // A single pixel is no image: two columns are more likely a table of something else.
  const isSquare = (pixels: number) => pixels > 1 && Number.isInteger(Math.sqrt(pixels))
  const labelColumn = named >= 0 ? named : isSquare(columns) ? -1 : 0
  const pixels = columns - (labelColumn < 0 ? 0 : 1)
  if (!isSquare(pixels)) throw new Problem('import-not-square', { file, columns })
  const shape = square(pixels)
  checkShape(shape, file)
  const { width, height } = shape
  return {
    columns,
    isHeader,
    labelColumn,
    size: { width, height },
    scale: new NumberScale(shape, file, darken),
  }
}

function imageOf(cells: readonly string[], layout: Layout, row: number, file: string): LabelledImage {
  const { labelColumn, scale, size } = layout
  const values = new Float64Array(cells.length - (labelColumn < 0 ? 0 : 1))
  let pixel = 0
  cells.forEach((cell, column) => {
    if (column === labelColumn) return
    const value = cell === '' ? Number.NaN : Number(cell)
    if (!(value >= 0 && value <= 255)) {
      throw new Problem('import-value', { file, row, column: column + 1, given: cell.slice(0, 40) })
    }
    values[pixel++] = value
  })
  const label = cells[labelColumn]
  return { image: scale.take(values, row), size, ...(label !== undefined && { label }) }
}

/** Rows of cells. Cells may stand in double quotes; commas, semicolons or tabs part them, whichever the first row has. */
export async function* tableRows(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string[]> {
  let separator = ''
  for await (const line of lines(chunks, file)) {
    if (line.trim() === '') continue
    separator ||= [',', ';', '\t'].find((candidate) => line.includes(candidate)) ?? ','
    const cells = line.includes('"') ? quotedCells(line, separator) : line.split(separator)
    if (cells.length > mostColumns) throw new Problem('import-not-square', { file, columns: cells.length })
    yield cells.map((cell) => cell.trim())
  }
}

/** Lines; a line break within quotes is part of its line. */
async function* lines(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  /** Pieces of a line that goes on behind its line breaks, and their characters. */
  let pieces: string[] = []
  let length = 0
  let quoted = false
  let rest = ''
  for await (const text of texts(chunks, file)) {
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const part of parts) {
      pieces.push(part)
      length += part.length + 1
      if (hasOddQuotes(part)) quoted = !quoted
      if (quoted) continue
      yield pieces.join('\n')
      pieces = []
      length = 0
    }
    if (length + rest.length > mostCharacters) {
      throw new Problem('import-malformed', { file, reason: 'text-line' })
    }
  }
  pieces.push(rest.replace(/\r$/, ''))
  yield pieces.join('\n')
}

function hasOddQuotes(text: string): boolean {
  let odd = false
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd
  return odd
}

/** @throws Problem 'import-malformed' where bytes are no text */
async function* texts(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
    const text = decoded(decoder, chunk)
    if (text === null || text.includes('\0')) {
      throw new Problem('import-malformed', { file, reason: 'text-encoding' })
    }
    yield text
  }
}

function decoded(decoder: TextDecoder, chunk: Uint8Array): string | null {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    return null
  }
}

/** By the byte order mark; UTF-8 without one. */
export function encodingOf([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

function quotedCells(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let index = 0; index < line.length; index++) {
    const character = line[index] as string
    if (character === '"') {
      if (quoted && line[index + 1] === '"') {
        cell += '"'
        index += 1
      } else quoted = !quoted
    } else if (character === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell]
}
