/** Labels of pictures in a table beside them: a row a picture, the name of its file and its label. */
import { Problem } from '../../lib/problem'
import { encodingOf, tableRows } from './read-csv'

const pictureName = /\.(png|jpe?g|webp)$/i

/** A row of two cells, the first of which names a picture. */
const labelRow = /^[^,;\t]*\.(png|jpe?g|webp)"?\s*[,;\t][^,;\t]+$/i

/** Whether a table begins as one of labels does, perhaps after a header. */
export function looksLikeLabels(start: Uint8Array): boolean {
  const text = new TextDecoder(encodingOf(start)).decode(start)
  return text
    .split(/\r\n|\n|\r/)
    .slice(0, 2)
    .some((line) => labelRow.test(line))
}

/**
 * The labels by the paths of their pictures, as the table has them, with slashes.
 * @param most rows; @throws Problem 'import-malformed', 'import-row-length' or 'import-too-many'
 */
export async function readLabels(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  most: number,
): Promise<Map<string, string>> {
  const labels = new Map<string, string>()
  let row = 0
  for await (const cells of tableRows(chunks, file)) {
    row += 1
    const [picture = '', label = ''] = cells
    if (row === 1 && !pictureName.test(picture)) continue
    if (cells.length !== 2) {
      throw new Problem('import-row-length', { file, row, given: cells.length, expected: 2 })
    }
    if (row > most) throw new Problem('import-too-many', { maximum: most })
    labels.set(picture.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''), label)
  }
  return labels
}
