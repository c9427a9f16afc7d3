import { expect, it } from 'vitest'
import { nextWidth, octavesToWidth, widthToOctaves } from './layer-width'

/** Presses a key until nothing moves any more. */
function walk(from: number, direction: 1 | -1): number[] {
  const widths = [from]
  for (;;) {
    const next = nextWidth(widths[widths.length - 1] as number, direction, 2048)
    if (next === widths[widths.length - 1]) return widths
    widths.push(next)
  }
}

it('goes by keys through the widths that people choose, the same down as up', () => {
  const up = walk(1, 1)
  expect(up.slice(0, 14)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24])
  expect(up.at(-1)).toBe(2048)
  expect(walk(2048, -1)).toEqual(up.toReversed())
  // A typed width in between.
  expect(nextWidth(100, 1, 2048)).toBe(112)
  expect(nextWidth(100, -1, 2048)).toBe(96)
  expect(nextWidth(60, 1, 64)).toBe(64)
  expect(nextWidth(64, 1, 64)).toBe(64)
})

it('drags to these widths and to no others', () => {
  for (const width of walk(1, 1)) expect(octavesToWidth(widthToOctaves(width))).toBe(width)
  expect(octavesToWidth(widthToOctaves(100))).toBe(96)
  expect(octavesToWidth(widthToOctaves(126))).toBe(128)
})
