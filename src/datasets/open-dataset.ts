import { Problem } from '../lib/problem'
import type { Dataset, LoadProgress } from './dataset'
import { DatasetSource } from './dataset-source'
import { openFileCache } from './file-cache'
import { datasets, isDatasetId } from './registry'
import { makeShapes } from './shapes/make-shapes'
import { ShardLoader } from './shard-loader'

/** *Shapes* is the same for everybody and for every run, whatever the seed of its settings. */
const shapesSeed = 1

export interface OpenDatasetOptions {
  /** Absolute address of the page, against which the folders of the registry resolve. */
  baseUrl: string
  onProgress?: (progress: LoadProgress) => void
  /** Whether the browser may keep files for later visits; it may by default. */
  keep?: boolean
  /** Ends every transfer; whoever still waits gets the signal's reason. */
  signal?: AbortSignal
  fetch?: typeof globalThis.fetch
  /** Pauses before the second try of a file, the third, and so on. */
  retryDelaysMs?: readonly number[]
  /** A transfer that brings no byte for so long counts as failed. */
  stallMs?: number
}

/**
 * Opens a registered data set. Resolves once all labels and the first shard of either split are there; the
 * other shards go on arriving.
 * @throws Problem 'dataset-unreachable', 'dataset-malformed' or 'dataset-corrupt', in which case nothing goes on.
 */
export async function openDataset(id: string, options: OpenDatasetOptions): Promise<Dataset> {
  if (!isDatasetId(id)) throw new Problem('dataset-malformed', { dataset: id, reason: 'id' })
  const { folder: place } = datasets[id]
  if (place === null) return makeShapes(shapesSeed, options.onProgress)
  const failure = new AbortController()
  const network = {
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    signal: options.signal ? AbortSignal.any([options.signal, failure.signal]) : failure.signal,
    retryDelaysMs: options.retryDelaysMs ?? [1000, 4000],
    stallMs: options.stallMs ?? 30_000,
  }
  const folder = new URL(place, options.baseUrl).href
  const source = new DatasetSource(id, folder, network, await openFileCache(options.keep ?? true))
  const loader = new ShardLoader(await source.manifest(), source, options.onProgress ?? (() => {}))
  const { train, test } = loader
  try {
    await Promise.all([train.whenAvailable(train.shardSize), test.whenAvailable(test.shardSize)])
  } catch (error) {
    failure.abort(error)
    throw error
  }
  return loader
}
