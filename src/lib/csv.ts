/** Values of one column; null leaves a cell empty. */
type Column = ArrayLike<number | string | null>

/** Columns of equal length under their names, as RFC 4180 describes. Numbers have a point, in every language. */
export function csvOf(columns: readonly (readonly [name: string, values: Column])[]): string {
  const rows = columns[0]?.[1].length ?? 0
  const lines = [columns.map(([name]) => quoted(name))]
  for (let row = 0; row < rows; row++) lines.push(columns.map(([, values]) => cell(values, row)))
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('')
}

function cell(values: Column, row: number): string {
  const value = values[row]
  if (value === null || value === undefined) return ''
  // Eight digits tell float32 numbers apart; as a float64 0.1 would be 0.10000000149011612.
  if (typeof value === 'number' && values instanceof Float32Array) return String(Number(value.toPrecision(8)))
  return quoted(String(value))
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
