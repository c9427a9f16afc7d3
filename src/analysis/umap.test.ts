import { expect, it } from 'vitest'
import { memberships, type NeighbourTable, umapGraph } from './umap-graph'
import { curve, UmapLayout } from './umap-layout'

/** Uniform numbers that are the same each time (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The nearest neighbours of points by brute force. */
function neighbourTable(points: number[][], count: number): NeighbourTable {
  const indices = new Int32Array(points.length * count)
  const distances = new Float32Array(points.length * count)
  for (const [row, point] of points.entries()) {
    const others = points
      .map((other, index) => ({
        index,
        distance: Math.hypot(...other.map((value, i) => value - (point[i] ?? 0))),
      }))
      .filter(({ index }) => index !== row)
      .sort((one, other) => one.distance - other.distance)
    for (let place = 0; place < count; place++) {
      indices[row * count + place] = others[place]?.index ?? 0
      distances[row * count + place] = others[place]?.distance ?? 0
    }
  }
  return { count, indices, distances }
}

it('gives each point log2 of its neighbours, and the nearest its whole weight', () => {
  const random = uniform(1)
  const table = neighbourTable(
    Array.from({ length: 60 }, () => [random(), random(), random()]),
    8,
  )
  const strengths = memberships(table)
  for (let start = 0; start < strengths.length; start += 8) {
    const own = strengths.subarray(start, start + 8)
    expect(own[0]).toBe(1)
    expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 4)
  }
})

it('survives points that lie on one another', () => {
  const strengths = memberships({ count: 3, indices: Int32Array.of(1, 2, 3), distances: new Float32Array(3) })
  expect([...strengths]).toEqual([1, 1, 1])
})

it('joins both directions of an edge as probabilities', () => {
  const random = uniform(4)
  const table = neighbourTable(
    Array.from({ length: 40 }, () => [random(), random()]),
    5,
  )
  const directed = memberships(table)
  const strength = (one: number, other: number) => {
    const place = table.indices.subarray(5 * one, 5 * one + 5).indexOf(other)
    return place < 0 ? 0 : (directed[5 * one + place] ?? 0)
  }
  const { from, to, weights } = umapGraph(table)
  const pairs = new Set(Array.from(from, (one, edge) => `${one} ${to[edge]}`))
  expect(pairs.size, 'every edge once').toBe(from.length)
  for (const [edge, one] of from.entries()) {
    const other = to[edge] ?? 0
    expect(one).toBeLessThan(other)
    const [there, back] = [strength(one, other), strength(other, one)]
    expect(weights[edge]).toBeCloseTo(there + back - there * back, 6)
  }
  const mentioned = Array.from(table.indices, (other, place) =>
    [Math.floor(place / 5), other].sort((x, y) => x - y).join(' '),
  )
  expect(pairs).toEqual(new Set(mentioned))
})

it('has the curve that fits a least distance of 0.1 and a spread of 1', () => {
  const misfit = ({ a, b }: typeof curve) =>
    Array.from({ length: 300 }, (_, i) => (3 * i) / 299).reduce((sum, d) => {
      const wanted = d < 0.1 ? 1 : Math.exp(-(d - 0.1))
      return sum + (wanted - 1 / (1 + a * d ** (2 * b))) ** 2
    }, 0)
  const least = misfit(curve)
  for (const [da, db] of [
    [1e-3, 0],
    [-1e-3, 0],
    [0, 1e-3],
    [0, -1e-3],
  ] as const) {
    expect(misfit({ a: curve.a + da, b: curve.b + db })).toBeGreaterThan(least)
  }
})

it('keeps neighbours together and clusters apart, in pieces of any size and the same each time', () => {
  const random = uniform(2)
  const clusters = 4
  const points = Array.from({ length: 160 }, (_, index) =>
    Array.from({ length: 6 }, (_, dimension) => random() + (dimension === index % clusters ? 5 : 0)),
  )
  const graph = umapGraph(neighbourTable(points, 10))
  const layOut = (piece: number) => {
    const chance = uniform(3)
    const layout = new UmapLayout(
      graph,
      Float32Array.from({ length: 320 }, () => 10 * chance()),
      200,
      chance,
    )
    while (layout.epoch < layout.epochs) layout.advance(piece)
    return layout.places
  }
  const places = layOut(1000)
  expect(layOut(37)).toEqual(places)
  const laid = Array.from({ length: 160 }, (_, i) => [places[2 * i] ?? 0, places[2 * i + 1] ?? 0])
  expect(laid.flat().every(Number.isFinite)).toBe(true)
  const { indices } = neighbourTable(laid, 10)
  const own = indices.filter((other, place) => other % clusters === Math.floor(place / 10) % clusters).length
  expect(own / indices.length).toBeGreaterThan(0.98)
})
