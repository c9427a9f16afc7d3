/** Gets a file over a network that may be slow, may stall and may come back. */
import { joinBytes } from '../lib/join-bytes'
import { Problem } from '../lib/problem'
import { chunksOf, DamagedFile } from './unpack'

export interface Network {
  fetch: typeof globalThis.fetch
  signal: AbortSignal
  /** Pauses before the second try, the third, and so on. */
  retryDelaysMs: readonly number[]
  /** A transfer that brings no byte for so long counts as failed. */
  stallMs: number
}

export interface DownloadRequest {
  /** Id of the data set and name of the file, for messages. */
  dataset: string
  file: string
  url: string
  cache: RequestCache
  /** Bytes after which the answer cannot be the right one. */
  byteLimit: number
  /** Told the share received so far, 0 to 1, where the server says how much there is. */
  onReceived?: (share: number) => void
}

/**
 * The bytes of a file, after as many tries as the network allows.
 * @throws Problem 'dataset-unreachable'; DamagedFile when more bytes than `byteLimit` come; the signal's
 * reason when it is aborted.
 */
export async function download(request: DownloadRequest, network: Network): Promise<Uint8Array<ArrayBuffer>> {
  for (const delayMs of [...network.retryDelaysMs, null]) {
    try {
      return await downloadOnce(request, network)
    } catch (error) {
      network.signal.throwIfAborted()
      if (error instanceof DamagedFile) throw error
      if (delayMs === null || (error instanceof HttpError && !error.mayPass)) {
        const { dataset, file } = request
        throw new Problem('dataset-unreachable', { dataset, file, reason: (error as Error).message })
      }
      await pause(delayMs, network.signal)
    }
  }
  throw new Error('unreachable: the last try returns or throws')
}

class HttpError extends Error {
  /** Whether asking again later makes sense. */
  readonly mayPass: boolean

  constructor(status: number) {
    super(`HTTP ${status}`)
    this.mayPass = status >= 500 || status === 408 || status === 429
  }
}

async function downloadOnce(request: DownloadRequest, network: Network): Promise<Uint8Array<ArrayBuffer>> {
  const stall = new AbortController()
  let timer = watch()
  function watch() {
    return setTimeout(
      () => stall.abort(new DOMException(`timeout, ${network.stallMs} ms`, 'TimeoutError')),
      network.stallMs,
    )
  }
  try {
    const signal = AbortSignal.any([network.signal, stall.signal])
    const response = await network.fetch(request.url, { cache: request.cache, signal })
    if (!response.ok) throw new HttpError(response.status)
    const expected = Number(response.headers.get('content-length'))
    return await readBounded(response, request.byteLimit, (length) => {
      clearTimeout(timer)
      timer = watch()
      if (expected > 0) request.onReceived?.(Math.min(1, length / expected))
    })
  } finally {
    clearTimeout(timer)
  }
}

async function readBounded(
  response: Response,
  byteLimit: number,
  onLength: (length: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (response.body) {
    for await (const chunk of chunksOf(response.body)) {
      length += chunk.length
      if (length > byteLimit) throw new DamagedFile('longer than declared')
      chunks.push(chunk)
      onLength(length)
    }
  }
  return joinBytes(chunks, length)
}

/** Waits; throws the signal's reason as soon as it is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
