/**
 * What the settings call data that a person brings: see `ownDataset` there.
 * @param name of the file or folder; @param taken by those before it, from which it has to differ
 */
export function importedId(name: string, taken: readonly string[]): string {
  const plain = name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  const id = `own-${plain.slice(0, 50) || 'data'}`
  if (!taken.includes(id)) return id
  for (let number = 2; ; number++) if (!taken.includes(`${id}-${number}`)) return `${id}-${number}`
}
