/** What is left of the alphabet serves names whose own characters are all taken. */
const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']

/**
 * A character for each class, by which it can be told without its colour: its name, where that is a single one, else
 * the first of its letters or figures that no other class has. Beyond what characters there are they repeat.
 */
export function classSymbols(names: readonly string[]): string[] {
  const taken = new Set(names.filter(isSymbol))
  return names.map((name) => {
    const own = [...name.toUpperCase()].filter((character) => /[\p{L}\p{N}]/u.test(character))
    if (taken.has(name)) return name
    const symbol = [...own, ...alphabet].find((character) => !taken.has(character)) ?? own[0] ?? '?'
    taken.add(symbol)
    return symbol
  })
}

/** Whether a name is so short that nothing stands for it. */
function isSymbol(name: string): boolean {
  return [...name].length === 1
}
