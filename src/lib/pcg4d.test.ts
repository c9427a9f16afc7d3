import { expect, test } from 'vitest'
import { pcg4d } from './pcg4d'

type Words = [number, number, number, number]

// Computed with the unbounded integers of Python.
const golden: { words: Words; hash: Words }[] = [
  { words: [0, 0, 0, 0], hash: [251852841, 760645481, 850445371, 3542436074] },
  { words: [1, 2, 3, 4], hash: [908250390, 4044648920, 3775961919, 45698095] },
  { words: [1, 2, 0, 0], hash: [2467323627, 1926947512, 1648657519, 1804624300] },
  { words: [4294967295, 1, 0xdeadbeef, 7], hash: [2894807057, 327273467, 154416762, 3382517410] },
]

test.each(golden)('hashes $words', ({ words, hash }) => {
  const out = new Uint32Array(4)
  pcg4d(...words, out)
  expect([...out]).toEqual(hash)
})

const inputs = [0, 1, 2, 3]
const outputs = [0, 1, 2, 3]

test.each(inputs)('any byte above the lowest follows any other when input %i counts up', (input) => {
  for (const output of outputs) {
    for (const shift of [8, 16, 24]) {
      const score = chiSquareScore(successions(input, output, shift, 1 << 17), 1 << 17)
      expect(Math.abs(score)).toBeLessThan(5)
    }
  }
})

/** How often one byte of the hash followed another, [256 * 256]. */
function successions(input: number, output: number, shift: number, total: number): Uint32Array {
  const counts = new Uint32Array(256 * 256)
  const hash = new Uint32Array(4)
  const words: Words = [1, 2, 5, 7]
  let previous = 0
  for (let count = 0; count <= total; count++) {
    words[input] = count
    pcg4d(...words, hash)
    const byte = (hash[output] >>> shift) & 255
    if (count > 0) counts[previous * 256 + byte]++
    previous = byte
  }
  return counts
}

/** How many standard deviations the chi-square statistic of counts lies from what chance gives. */
function chiSquareScore(counts: Uint32Array, total: number): number {
  const expected = total / counts.length
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const degrees = counts.length - 1
  return (statistic - degrees) / Math.sqrt(2 * degrees)
}
