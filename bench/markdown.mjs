/** A table of Markdown. @param {Record<string, string | number>[]} rows their keys are the heads, in the order of the first */
export function table(rows) {
  const heads = Object.keys(rows[0])
  const numeric = (head) => rows.every((row) => typeof row[head] === 'number' || row[head] === '')
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(heads.map((head) => head.trim())),
    line(heads.map((head) => (numeric(head) ? '---:' : '---'))),
    ...rows.map((row) => line(heads.map((head) => row[head]))),
  ].join('\n')
}
