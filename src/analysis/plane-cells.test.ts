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

test('the centres of cells by quantiles divide the prior into equal shares, and no gap is between cells', () => {
  for (const [centre, halfWidth, toTheEdge] of [
    [0, 3.2, false],
    [1.5, 0.8, true],
  ] as const) {
    const { edges, centres } = quantileCells(centre, halfWidth)
    const at = [centre - halfWidth, ...centres, centre + halfWidth].map(normalShare)
    const shares = at.slice(1).map((share, i) => share - (at[i] as number))
    shares.forEach((share, i) => {
      const whole = i === 0 || i === shares.length - 1 ? 2 * share : share
      expect(whole).toBeCloseTo(shares[1] as number, 9)
    })
    expect(edges).toHaveLength(centres.length + 1)
    edges.slice(1, -1).forEach((edge, i) => {
      expect(edge).toBeCloseTo(((centres[i] as number) + (centres[i + 1] as number)) / 2, 12)
    })
    expect(edges[0]).toBeGreaterThanOrEqual(centre - halfWidth)
    expect(edges.at(-1) === centre + halfWidth).toBe(toTheEdge)
    // Outwards no cell reaches more than twice as far as inwards.
    const [first = 0, second = 0] = edges
    expect((centres[0] as number) - first).toBeLessThanOrEqual(2 * (second - (centres[0] as number)) + 1e-12)
  }
  expect(quantileCells(50, 3.2), 'far from the prior').toEqual(evenCells(50, 3.2))
})
