import { expect, test } from 'vitest'
import { normalShare } from './normal'
import { evenCells, quantileCells } from './plane-cells'

test('seventeen cells from edge to edge at first, one of them at the origin', () => {
  const { edges, centres } = evenCells(0, 3.2)
  expect(centres).toHaveLength(17)
  expect(centres[8]).toBe(0)
  expect(edges[0]).toBeCloseTo(-3.2, 12)
  expect(edges.at(-1)).toBeCloseTo(3.2, 12)
})

test('they cover every window with about as many, and stay where they are when it moves', () => {
  for (let halfWidth = 0.05; halfWidth < 100; halfWidth *= 1.13) {
    const { edges, centres } = evenCells(1.234, halfWidth)
    expect(edges[0]).toBeLessThanOrEqual(1.234 - halfWidth + 1e-6 * halfWidth)
    expect(edges.at(-1)).toBeGreaterThanOrEqual(1.234 + halfWidth - 1e-6 * halfWidth)
    expect(centres.length).toBeGreaterThan(13)
    expect(centres.length).toBeLessThan(23)
    const width = (edges[1] ?? 0) - (edges[0] ?? 0)
    const moved = evenCells(1.234 + 3.3 * width, halfWidth)
    const steps = moved.centres.map((centre) => (centre - (centres[0] ?? 0)) / width)
    expect(steps.every((step) => Math.abs(step - Math.round(step)) < 1e-6)).toBe(true)
    centres.forEach((centre, i) => {
      expect(centre).toBeCloseTo(((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2, 10)
    })
  }
})

test('cells by quantiles hold equal shares of the prior', () => {
  for (const [centre, halfWidth] of [
    [0, 3.2],
    [1.5, 0.8],
  ] as const) {
    const { edges, centres } = quantileCells(centre, halfWidth)
    expect(edges[0]).toBe(centre - halfWidth)
    expect(edges.at(-1)).toBe(centre + halfWidth)
    const shares = edges.slice(1).map((edge, i) => normalShare(edge) - normalShare(edges[i] as number))
    for (const share of shares) expect(share).toBeCloseTo(shares[0] as number, 9)
    centres.forEach((place, i) => {
      const below = normalShare(place) - normalShare(edges[i] as number)
      expect(below).toBeCloseTo((shares[0] as number) / 2, 9)
    })
  }
  expect(quantileCells(50, 3.2), 'far from the prior').toEqual(evenCells(50, 3.2))
})
