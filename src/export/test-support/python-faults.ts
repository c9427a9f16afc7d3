/** What a generator of Python gets wrong most easily: found without Python. */

/** @returns a sentence for each fault */
export function pythonFaults(text: string): string[] {
  const code = text.replaceAll(/"""[\s\S]*?"""/g, '""').replaceAll(/ *#.*$/gm, '')
  const bare = code.replaceAll(/f?"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, '""')
  const constants = new Set(bare.match(/\b[A-Z][A-Z_]{3,}\b/g))
  const defined = new Set([...bare.matchAll(/^([A-Z][A-Z_]{3,}) = /gm)].map(([, name]) => name))
  const members = new Set(bare.match(/(?<=\.)[A-Z][A-Z_]{3,}\b/g))
  return [
    ...pairs
      .filter(([open, close]) => count(bare, open) !== count(bare, close))
      .map(([open]) => `${open} unbalanced`),
    ...['undefined', 'NaN', 'null', 'true', 'false', '[object', '${'].filter((word) =>
      new RegExp(`(?<!\\w)${word.replaceAll(/\W/g, '\\$&')}`).test(bare),
    ),
    ...[...constants]
      .filter((name) => !defined.has(name) && !members.has(name))
      .map((name) => `${name} undefined`),
    ...[...defined].filter((name) => name && code.split(name).length < 3).map((name) => `${name} unused`),
    ...bare
      .split('\n')
      .filter((line) => (line.length - line.trimStart().length) % 4 > 0 || /\s$/.test(line))
      .map((line) => `spaces: “${line}”`),
  ]
}

const pairs = ['()', '[]', '{}'] as const

function count(text: string, character = ''): number {
  return text.split(character).length - 1
}
