/** The second half of UMAP (McInnes, Healy & Melville 2018, algorithm 5): a graph laid out in the plane, step by step. */
import type { WeightedGraph } from './umap-graph'

/** Of 1 / (1 + a d^2b), how near two places are: it fits a least distance of 0.1 and a spread of 1. */
export const curve = { a: 1.5769434604, b: 0.8950608782 }
const { a, b } = curve
/** Random points that push a point away for each neighbour that pulls it. */
const pushes = 5
/** No step goes further than this along an axis, before the learning rate. */
const longest = 4
/** Keeps points that lie on one another from being pushed apart without end. */
const close = 0.001

export class UmapLayout {
  /** [points, 2] */
  readonly places: Float32Array
  readonly epochs: number
  readonly #graph: WeightedGraph
  readonly #random: () => number
  /** How many epochs lie between two turns of an edge: strong edges have a turn in each. */
  readonly #between: Float32Array
  /** The epoch in which an edge has its next turn. */
  readonly #next: Float32Array
  #epoch = 0
  #edge = 0

  /** @param places where points begin, [points, 2]; changed in place; @param random uniform in [0, 1) */
  constructor(graph: WeightedGraph, places: Float32Array, epochs: number, random: () => number) {
    this.#graph = graph
    this.places = places
    this.epochs = epochs
    this.#random = random
    const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 0)
    this.#between = graph.weights.map((weight) => strongest / weight)
    this.#next = this.#between.slice()
  }

  /** Epochs done, of `epochs`. */
  get epoch(): number {
    return this.#epoch
  }

  /** Gives turns to so many edges at most, of one epoch. */
  advance(edges: number): void {
    const end = Math.min(this.#edge + edges, this.#between.length)
    const rate = 1 - this.#epoch / this.epochs
    for (let edge = this.#edge; edge < end; edge++) {
      if ((this.#next[edge] as number) > this.#epoch + 1) continue
      this.#next[edge] = (this.#next[edge] as number) + (this.#between[edge] as number)
      this.#pull(this.#graph.from[edge] as number, this.#graph.to[edge] as number, rate)
      this.#pull(this.#graph.to[edge] as number, this.#graph.from[edge] as number, rate)
    }
    this.#edge = end
    if (end < this.#between.length) return
    this.#edge = 0
    this.#epoch += 1
  }

  /** Moves a neighbour and a point together, and the point away from some others. */
  #pull(point: number, neighbour: number, rate: number): void {
    const { places } = this
    const squared = this.#squaredDistance(point, neighbour)
    if (squared > 0) {
      const force = (-2 * a * b * squared ** (b - 1)) / (1 + a * squared ** b)
      for (const axis of [0, 1]) {
        const [at, other] = [2 * point + axis, 2 * neighbour + axis]
        const move = rate * clipped(force * ((places[at] as number) - (places[other] as number)))
        places[at] = (places[at] as number) + move
        places[other] = (places[other] as number) - move
      }
    }
    for (let push = 0; push < pushes; push++) {
      const other = Math.floor(this.#random() * this.#graph.points)
      if (other !== point) this.#push(point, other, rate)
    }
  }

  #push(point: number, other: number, rate: number): void {
    const { places } = this
    const squared = this.#squaredDistance(point, other)
    const force = (2 * b) / ((close + squared) * (1 + a * squared ** b))
    for (const axis of [0, 1]) {
      const at = 2 * point + axis
      const apart = (places[at] as number) - (places[2 * other + axis] as number)
      places[at] = (places[at] as number) + rate * (squared > 0 ? clipped(force * apart) : longest)
    }
  }

  #squaredDistance(one: number, other: number): number {
    const { places } = this
    const x = (places[2 * one] as number) - (places[2 * other] as number)
    const y = (places[2 * one + 1] as number) - (places[2 * other + 1] as number)
    return x * x + y * y
  }
}

function clipped(step: number): number {
  return Math.min(longest, Math.max(-longest, step))
}
