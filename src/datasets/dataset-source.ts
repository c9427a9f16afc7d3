/** Where the files of one data set come from: the cache where it has them, else the network. */
import { Problem } from '../lib/problem'
import type { DataFile, Manifest } from './dataset'
import { type DownloadRequest, download, type Network } from './download'
import type { FileCache } from './file-cache'
import { manifestLimits, parseManifest } from './manifest'
import { DamagedFile, unpackVerified } from './unpack'

const manifestFile = 'manifest.json'

export class DatasetSource {
  readonly #dataset: string
  /** Address of the folder, ending in a slash. */
  readonly #folder: string
  readonly #network: Network
  readonly #cache: FileCache

  constructor(dataset: string, folder: string, network: Network, cache: FileCache) {
    this.#dataset = dataset
    this.#folder = folder
    this.#network = network
    this.#cache = cache
  }

  /**
   * The manifest as it is now, or, where the network does not answer, as it was on the last visit.
   * @throws Problem 'dataset-unreachable' or 'dataset-malformed'.
   */
  async manifest(): Promise<Manifest> {
    const url = this.#folder + manifestFile
    const kept = await this.#cache.read(url, '')
    const bytes = await this.#currentManifest(kept !== null).catch((error: unknown) => {
      if (kept && error instanceof Problem && error.code === 'dataset-unreachable') return kept
      throw error
    })
    const manifest = parseManifest(parseJson(bytes), this.#dataset)
    await this.#cache.write(url, '', bytes)
    return manifest
  }

  /**
   * Fills `target` with the uncompressed and verified bytes of a file. A damaged file is fetched once more,
   * past every cache.
   * @throws Problem 'dataset-unreachable' or 'dataset-corrupt'; the signal's reason when it is aborted.
   */
  async load(
    file: DataFile,
    target: Uint8Array<ArrayBuffer>,
    onReceived: (share: number) => void,
  ): Promise<void> {
    this.#network.signal.throwIfAborted()
    const url = this.#folder + file.file
    const kept = await this.#cache.read(url, file.sha256)
    if (kept && (await fills(target, file, kept))) return
    if (kept) await this.#cache.remove(url)
    for (const cache of ['default', 'reload'] as const) {
      const received = await this.#fetch(file.file, cache, packedLimit(file.byteLength), { onReceived })
      if (received && (await fills(target, file, received))) {
        // Not waited for: the data is usable before it has been kept.
        void this.#cache.write(url, file.sha256, received)
        return
      }
    }
    throw new Problem('dataset-corrupt', { dataset: this.#dataset, file: file.file })
  }

  async #currentManifest(expendable: boolean): Promise<Uint8Array<ArrayBuffer>> {
    // With a copy at hand nobody should wait for a network that is not there.
    const retryDelaysMs = expendable ? [] : this.#network.retryDelaysMs
    const bytes = await this.#fetch(manifestFile, 'no-cache', manifestLimits.bytes, {}, { retryDelaysMs })
    if (bytes) return bytes
    throw new Problem('dataset-malformed', { dataset: this.#dataset, reason: manifestFile })
  }

  /** The bytes of a file, or null when there are more than can be. */
  #fetch(
    file: string,
    cache: RequestCache,
    byteLimit: number,
    request: Pick<DownloadRequest, 'onReceived'>,
    network: Partial<Network> = {},
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const url = this.#folder + file
    return download(
      { dataset: this.#dataset, file, url, cache, byteLimit, ...request },
      { ...this.#network, ...network },
    ).catch(nullIfDamaged)
  }
}

/** Whether the bytes are the file; if so, they have been unpacked into `target`. */
async function fills(
  target: Uint8Array<ArrayBuffer>,
  file: DataFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const genuine = await unpackVerified(bytes, target, file).catch(nullIfDamaged)
  return genuine !== null
}

function nullIfDamaged(error: unknown): null {
  if (error instanceof DamagedFile) return null
  throw error
}

/** What gzip makes of data that cannot be compressed: 5 bytes a block of at least 16 kB, and a header. */
function packedLimit(byteLength: number): number {
  return byteLength + 5 * Math.ceil(byteLength / 16_000) + 1024
}

/** undefined, which no manifest is, when the bytes are not JSON. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
