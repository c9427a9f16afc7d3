/** For tests: serves a tiny data set through `fetch`, and misbehaves when told to. */
import type { DataFile, Manifest, Split } from '../dataset'

type Answer = (signal: AbortSignal) => Response | Promise<Response>

export const pageUrl = 'https://school.example/vae/'

/** 2x2 images: 10 for training in shards of 4, and 3 for testing. Pixel i of a split is i modulo 256. */
export class FakeServer {
  readonly manifest: Manifest
  /** What lies on the disk, by file name. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>
  /** File names in the order of the requests, with the request's cache mode. */
  readonly requests: { file: string; cache: RequestCache | undefined }[] = []
  /** Requests being answered at this moment, and the most there ever were. */
  readonly concurrency = { now: 0, most: 0 }
  readonly #answers = new Map<string, Answer[]>()

  constructor(manifest: Manifest, files: Map<string, Uint8Array<ArrayBuffer>>) {
    this.manifest = manifest
    this.files = files
  }

  static async start(): Promise<FakeServer> {
    const files = new Map<string, Uint8Array<ArrayBuffer>>()
    const manifest: Manifest = {
      id: 'mnist',
      name: 'Tiny',
      licence: { name: 'CC0', url: 'https://licence.example/' },
      source: { name: 'A test', url: 'https://source.example/' },
      classes: ['even', 'odd'],
      image: { width: 2, height: 2 },
      train: await makeSplit('train', 10, 4, files),
      test: await makeSplit('test', 3, 4, files),
    }
    const server = new FakeServer(manifest, files)
    server.publish()
    return server
  }

  /** Puts the manifest, which a test may have changed, on the disk. */
  publish(): void {
    this.files.set('manifest.json', new TextEncoder().encode(JSON.stringify(this.manifest)))
  }

  /** How the next requests of a file are answered, one after another, before it is served normally again. */
  answer(file: string, ...answers: Answer[]): void {
    this.#answers.set(file, [...(this.#answers.get(file) ?? []), ...answers])
  }

  requestsOf(file: string): (RequestCache | undefined)[] {
    return this.requests.filter((request) => request.file === file).map(({ cache }) => cache)
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = String(input)
    const folder = `${pageUrl}datasets/mnist/`
    if (!url.startsWith(folder)) throw new TypeError(`no such host: ${url}`)
    const file = url.slice(folder.length)
    this.requests.push({ file, cache: init?.cache })
    this.concurrency.now += 1
    this.concurrency.most = Math.max(this.concurrency.most, this.concurrency.now)
    try {
      await new Promise((resolve) => setTimeout(resolve))
      const signal = init?.signal ?? new AbortController().signal
      signal.throwIfAborted()
      const answer = this.#answers.get(file)?.shift()
      return answer ? await answer(signal) : this.serve(file)
    } finally {
      this.concurrency.now -= 1
    }
  }

  serve(file: string): Response {
    const bytes = this.files.get(file)
    if (!bytes) return new Response('<!doctype html>', { status: 404 })
    return new Response(bytes, { headers: { 'content-length': String(bytes.length) } })
  }
}

/** The connection breaks. */
export const disconnected: Answer = () => {
  throw new TypeError('Failed to fetch')
}

/** The server answers, but then no byte comes. */
export const stalled: Answer = (signal) => {
  const silent = new ReadableStream({
    start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
  })
  return new Response(silent)
}

export const status =
  (code: number): Answer =>
  () =>
    new Response('', { status: code })

export const sends =
  (bytes: Uint8Array<ArrayBuffer>): Answer =>
  () =>
    new Response(bytes)

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function makeSplit(
  name: string,
  images: number,
  shardSize: number,
  files: Map<string, Uint8Array<ArrayBuffer>>,
): Promise<Split> {
  const add = async (file: string, bytes: Uint8Array<ArrayBuffer>): Promise<DataFile> => {
    files.set(file, await gzip(bytes))
    return { file, byteLength: bytes.length, sha256: await sha256(bytes) }
  }
  const shards = []
  for (let first = 0; first < images; first += shardSize) {
    const count = Math.min(shardSize, images - first)
    const pixels = Uint8Array.from({ length: count * 4 }, (_, index) => first * 4 + index)
    shards.push({ ...(await add(`${name}-images-${shards.length}.bin`, pixels)), images: count })
  }
  const labels = Uint8Array.from({ length: images }, (_, index) => index % 2)
  return { images, shards, labels: await add(`${name}-labels.bin`, labels) }
}

/** A Cache in memory, for `vi.stubGlobal('caches', ...)`; the last part of a key is the file and its version. */
export class FakeCaches {
  readonly stored = new Map<string, Uint8Array<ArrayBuffer>>()

  async open() {
    return {
      match: async (url: string) => {
        const bytes = this.stored.get(url)
        return bytes && new Response(bytes)
      },
      put: async (url: string, response: Response) => {
        this.stored.set(url, new Uint8Array(await response.arrayBuffer()))
      },
      delete: async (url: string) => {
        for (const key of this.stored.keys()) if (key.split('?')[0] === url) this.stored.delete(key)
      },
    }
  }
}
