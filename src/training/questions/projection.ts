/**
 * Codes of many dimensions laid out in the plane by UMAP (McInnes, Healy & Melville 2018), for looking alone. The
 * work is done in pieces of some milliseconds, each when it is asked for.
 */
import { placesOf } from '../../analysis/latent-plane'
import { NearestRows } from '../../analysis/nearest-rows'
import { principalComponents } from '../../analysis/principal-components'
import { umapGraph } from '../../analysis/umap-graph'
import { UmapLayout } from '../../analysis/umap-layout'
import { fillUniform, Stream } from '../../vae/random'
import type { Projection } from '../answers'
import type { Run } from '../loop/run'
import { currentMeans } from './embedding'

/** Neighbours of each point: the usual number. */
const neighbours = 15
const epochs = 300
/** One piece of work. */
const pieceMs = 8
/** Edges between two looks at the clock. */
const edgesAtOnce = 500
/** Half the side of the square in which points begin. */
const firstReach = 10
/** Of the whole work. */
const shareOfNeighbours = 0.15

/** Of the test images of a run. @param count points */
export async function projectionOf(run: Run, count: number): Promise<ProjectionJob> {
  const means = await currentMeans(run)
  const { latentDimensions } = run.settings.model
  const labels = run.dataset.test.labels.subarray(0, means.length / latentDimensions)
  return new ProjectionJob(means, labels, count, run.settings.seed)
}

export class ProjectionJob {
  /** [points, dimensions] */
  readonly #codes: Float32Array
  readonly #points: number
  readonly #labels: Uint8Array
  readonly #indices: Uint32Array
  readonly #random: () => number
  readonly #nearest: Int32Array
  readonly #distances: Float32Array
  /** Points whose neighbours have been found. */
  #found = 0
  #layout: UmapLayout | null = null

  /**
   * @param means [images, dimensions]; @param labels [images]; @param wanted points: as many of the images are
   * drawn by the seed
   */
  constructor(means: Float32Array, labels: Uint8Array, wanted: number, seed: number) {
    const images = labels.length
    const dimensions = means.length / images
    this.#random = uniform(seed)
    this.#indices = sample(images, wanted, this.#random)
    this.#points = this.#indices.length
    this.#labels = Uint8Array.from(this.#indices, (index) => labels[index] as number)
    this.#codes = new Float32Array(this.#points * dimensions)
    for (const [point, index] of this.#indices.entries()) {
      this.#codes.set(means.subarray(index * dimensions, (index + 1) * dimensions), point * dimensions)
    }
    this.#nearest = new Int32Array(this.#points * this.#neighbours)
    this.#distances = new Float32Array(this.#points * this.#neighbours)
  }

  /** Does one piece of the work and tells how far it has come. */
  advance(): Projection {
    const end = performance.now() + pieceMs
    while (!this.#layout && performance.now() < end) this.#findNeighbours()
    const layout = this.#layout
    while (layout && layout.epoch < epochs && performance.now() < end) layout.advance(edgesAtOnce)
    return {
      places: layout ? layout.places.slice() : null,
      labels: this.#labels.slice(),
      indices: this.#indices.slice(),
      progress: layout
        ? shareOfNeighbours + (1 - shareOfNeighbours) * (layout.epoch / epochs)
        : shareOfNeighbours * (this.#found / this.#points),
    }
  }

  /** Of the next point; after the last one the layout begins. */
  #findNeighbours(): void {
    const count = this.#neighbours
    const dimensions = this.#codes.length / this.#points
    const point = this.#found
    const search = new NearestRows(this.#codes.slice(point * dimensions, (point + 1) * dimensions), count + 1)
    search.search(this.#codes, 0, this.#points)
    const others = search.neighbours.filter(({ index }) => index !== point).slice(0, count)
    for (const [place, { index, squaredDistance }] of others.entries()) {
      this.#nearest[point * count + place] = index
      this.#distances[point * count + place] = Math.sqrt(squaredDistance)
    }
    this.#found += 1
    if (this.#found < this.#points) return
    const graph = umapGraph({ count, indices: this.#nearest, distances: this.#distances })
    this.#layout = new UmapLayout(graph, this.#firstPlaces(dimensions), epochs, this.#random)
  }

  get #neighbours(): number {
    return Math.min(neighbours, this.#points - 1)
  }

  /** Points begin where their first two principal components put them, a little shaken. */
  #firstPlaces(dimensions: number): Float32Array {
    const { axes } = principalComponents(this.#codes, dimensions, 2)
    const places = placesOf(axes, this.#codes, dimensions)
    const reach = places.reduce((most, place) => Math.max(most, Math.abs(place)), 1e-6)
    return places.map((place) => (firstReach * place) / reach + this.#random())
  }
}

/** So many different numbers below `count`, drawn at random, ascending. */
function sample(count: number, wanted: number, random: () => number): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, index) => index)
  const drawn = Math.min(wanted, count)
  for (let place = 0; place < drawn; place++) {
    const other = place + Math.floor(random() * (count - place))
    const number = numbers[other] as number
    numbers[other] = numbers[place] as number
    numbers[place] = number
  }
  return numbers.slice(0, drawn).sort()
}

/** The next number of the seed's sequence, each time it is called. */
function uniform(seed: number): () => number {
  const block = new Float32Array(4096)
  let used = 0
  return () => {
    const place = used % block.length
    if (place === 0) fillUniform(block, { seed, stream: Stream.projection, step: 0 }, used)
    used += 1
    return block[place] as number
  }
}
