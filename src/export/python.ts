/** Python, put together from pieces. */

/** Pieces one below the other; false leaves one out. */
export function lines(...pieces: (string | false)[]): string {
  return pieces.filter((piece) => piece !== false).join('\n')
}

/** Functions, classes and whatever else stands at the top level of a program. */
export function topLevel(...pieces: (string | false)[]): string {
  return `${pieces.filter((piece) => piece !== false).join('\n\n\n')}\n`
}

/** A block of code, moved in by so many levels. */
export function indented(text: string, levels: number): string {
  return text.replaceAll(/^(?=.)/gm, '    '.repeat(levels))
}

/** A number, or None. */
export function numberOrNone(value: number | null): string {
  return value === null ? 'None' : String(value)
}
