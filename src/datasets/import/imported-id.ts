/**
 * What the settings call data that a person brings: see `ownDataset` there.
 * @param name of the file or folder; @param taken by the data set before it, which has to differ
 */
export function importedId(name: string, taken: string | null): string {
  const plain = name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  const id = `own-${plain.slice(0, 50) || 'data'}`
  return id === taken ? `${id}-2` : id
}
