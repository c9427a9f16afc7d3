import { expect, test } from 'vitest'
import { linesOf, type PassageName, passages } from './code-passages'

test.each(Object.keys(passages) as PassageName[])(
  '%s is there whole, and each of its links leads to one line',
  (name) => {
    const { begins, links } = passages[name]
    const lines = linesOf(name)
    expect(lines[0]?.text.startsWith(begins)).toBe(true)
    expect(lines.at(-1)?.text).toBe('}')
    for (const [text] of links)
      expect([text, lines.filter((line) => line.text.includes(text)).length]).toEqual([text, 1])
    const linked = lines.flatMap(({ names }) => names)
    expect(linked.length).toBe(links.reduce((sum, [, ...names]) => sum + names.length, 0))
  },
)
