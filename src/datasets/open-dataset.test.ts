import { afterEach, describe, expect, test, vi } from 'vitest'
import type { LoadProgress } from './dataset'
import { type OpenDatasetOptions, openDataset } from './open-dataset'
import {
  disconnected,
  FakeCaches,
  FakeServer,
  gzip,
  pageUrl,
  sends,
  sha256,
  stalled,
  status,
} from './test-support/fake-server'

const shard = (index: number) => `train-images-${index}.bin`

function open(server: FakeServer, options: Partial<OpenDatasetOptions> = {}) {
  return openDataset('mnist', {
    baseUrl: pageUrl,
    fetch: server.fetch,
    retryDelaysMs: [0, 0],
    stallMs: 50,
    ...options,
  })
}

/** Answers when let go. */
function gate() {
  let open: (response: Response) => void = () => {}
  const answered = new Promise<Response>((resolve) => {
    open = resolve
  })
  return { answer: () => answered, open }
}

afterEach(() => vi.unstubAllGlobals())

describe('a data set that arrives', () => {
  test('holds the pixels and labels in order', async () => {
    const dataset = await open(await FakeServer.start())
    await dataset.train.whenAvailable(10)
    await dataset.test.whenAvailable(3)
    expect(dataset.pixels).toBe(4)
    expect([...dataset.train.images]).toEqual(Array.from({ length: 40 }, (_, index) => index))
    expect([...dataset.test.images]).toEqual(Array.from({ length: 12 }, (_, index) => index))
    expect([...dataset.train.labels]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    expect(dataset.train.available).toBe(10)
  })

  test('opens with the first shard, and grows by a prefix although shards overtake each other', async () => {
    const server = await FakeServer.start()
    const second = gate()
    server.answer(shard(1), second.answer)
    const dataset = await open(server)
    expect(dataset.train.available).toBe(4)
    expect(dataset.test.available).toBe(3)
    const all = dataset.train.whenAvailable(10)
    const few = dataset.train.whenAvailable(5)
    await vi.waitFor(() => expect(dataset.train.images[39]).toBe(39))
    expect(dataset.train.available).toBe(4)
    second.open(server.serve(shard(1)))
    await few
    await all
    expect(dataset.train.available).toBe(10)
  })

  test('asks for what is needed first, two files at a time', async () => {
    const server = await FakeServer.start()
    const dataset = await open(server)
    await dataset.train.whenAvailable(10)
    expect(server.requests.map(({ file }) => file)).toEqual([
      'manifest.json',
      'test-labels.bin',
      'train-labels.bin',
      'test-images-0.bin',
      shard(0),
      shard(1),
      shard(2),
    ])
    expect(server.concurrency.most).toBe(2)
  })

  test('reports progress that never falls and ends with everything', async () => {
    const progress: LoadProgress[] = []
    const dataset = await open(await FakeServer.start(), { onProgress: (now) => progress.push(now) })
    await dataset.train.whenAvailable(10)
    await vi.waitFor(() => expect(progress.at(-1)).toEqual({ images: 13, totalImages: 13, received: 1 }))
    const shares = progress.map(({ received }) => received)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('is the same when the server unpacks on the way', async () => {
    const server = await FakeServer.start()
    server.answer(shard(0), sends(Uint8Array.from({ length: 16 }, (_, index) => index)))
    const dataset = await open(server)
    expect([...dataset.train.images.subarray(0, 16)]).toEqual(Array.from({ length: 16 }, (_, index) => index))
    expect(server.requestsOf(shard(0))).toHaveLength(1)
  })

  test('is checked by length and CRC-32 where there is no SHA-256', async () => {
    const server = await FakeServer.start()
    const flipped = (server.files.get(shard(0)) as Uint8Array<ArrayBuffer>).slice()
    // The first byte of the CRC-32 that ends a gzip file.
    flipped[flipped.length - 8] = ~(flipped[flipped.length - 8] as number)
    server.answer(shard(0), sends(flipped))
    vi.stubGlobal('crypto', {})
    await open(server)
    expect(server.requestsOf(shard(0))).toEqual(['default', 'reload'])
  })
})

describe('a damaged file', () => {
  const changed = Uint8Array.from({ length: 16 }, () => 9)

  test.each([
    ['other pixels', async () => gzip(changed)],
    ['other pixels, unpacked on the way', async () => changed],
    ['one image too few', async () => gzip(changed.slice(4))],
    ['more than declared', async () => gzip(new Uint8Array(5_000_000))],
    ['more bytes than can be', async () => new Uint8Array(100_000)],
    ['a page instead of a file', async () => new TextEncoder().encode('<!doctype html>')],
    ['nothing', async () => new Uint8Array(0)],
    ['a torn gzip stream', async () => (await gzip(changed)).slice(0, 20)],
  ])('is fetched again past every cache: %s', async (_, damaged) => {
    const server = await FakeServer.start()
    server.answer(shard(0), sends(await damaged()))
    const dataset = await open(server)
    expect(server.requestsOf(shard(0))).toEqual(['default', 'reload'])
    expect([...dataset.train.images.subarray(0, 3)]).toEqual([0, 1, 2])
  })

  test('is refused when it is damaged twice', async () => {
    const server = await FakeServer.start()
    server.files.set(shard(0), await gzip(changed))
    await expect(open(server)).rejects.toMatchObject({
      code: 'dataset-corrupt',
      facts: { dataset: 'mnist', file: shard(0) },
    })
    expect(server.requestsOf(shard(0))).toHaveLength(2)
  })

  test('that comes later leaves the shards before it usable', async () => {
    const server = await FakeServer.start()
    server.files.set(shard(1), await gzip(changed))
    const dataset = await open(server)
    await expect(dataset.train.whenAvailable(5)).rejects.toMatchObject({ code: 'dataset-corrupt' })
    await dataset.train.whenAvailable(4)
    expect(dataset.train.available).toBe(4)
  })
})

describe('a poor network', () => {
  test.each([
    ['breaks', disconnected],
    ['stalls', stalled],
    ['is overloaded', status(503)],
  ])('that %s is tried again', async (_, failure) => {
    const server = await FakeServer.start()
    server.answer('manifest.json', failure)
    server.answer(shard(0), failure, failure)
    const dataset = await open(server)
    expect([...dataset.train.images.subarray(0, 3)]).toEqual([0, 1, 2])
    expect(server.requestsOf(shard(0))).toHaveLength(3)
  })

  test('that stays away is said after three tries', async () => {
    const server = await FakeServer.start()
    server.answer(shard(0), disconnected, disconnected, disconnected)
    await expect(open(server)).rejects.toMatchObject({
      code: 'dataset-unreachable',
      facts: { dataset: 'mnist', file: shard(0), reason: 'Failed to fetch' },
    })
  })

  test('is not asked again for a file that is not there', async () => {
    const server = await FakeServer.start()
    server.files.delete(shard(0))
    await expect(open(server)).rejects.toMatchObject({ facts: { reason: 'HTTP 404' } })
    expect(server.requestsOf(shard(0))).toHaveLength(1)
  })

  test('may come back: retry asks for what failed and for nothing else', async () => {
    const server = await FakeServer.start()
    server.answer(shard(1), disconnected, disconnected, disconnected)
    const dataset = await open(server)
    await expect(dataset.train.whenAvailable(10)).rejects.toMatchObject({ code: 'dataset-unreachable' })
    await vi.waitFor(() => expect(server.requestsOf(shard(2))).toHaveLength(1))
    const before = server.requests.length
    dataset.retry()
    await dataset.train.whenAvailable(10)
    expect(server.requests.slice(before).map(({ file }) => file)).toEqual([shard(1)])
    expect([...dataset.train.images]).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })

  test('waits longer before each try', async () => {
    const server = await FakeServer.start()
    server.answer('manifest.json', disconnected, disconnected)
    const started = performance.now()
    await open(server, { retryDelaysMs: [20, 60] })
    expect(performance.now() - started).toBeGreaterThan(75)
  })
})

describe('ending a load', () => {
  test('tells those who wait why, and asks for nothing more', async () => {
    const server = await FakeServer.start()
    server.answer(shard(1), stalled)
    const ended = new AbortController()
    const dataset = await open(server, { signal: ended.signal, stallMs: 10_000 })
    const waiting = dataset.train.whenAvailable(10)
    ended.abort(new Error('another data set was chosen'))
    await expect(waiting).rejects.toThrow('another data set was chosen')
    const before = server.requests.length
    dataset.retry()
    await expect(dataset.train.whenAvailable(10)).rejects.toThrow('another data set was chosen')
    expect(server.requests).toHaveLength(before)
  })

  test('happens by itself when the start fails', async () => {
    const server = await FakeServer.start()
    server.answer('test-labels.bin', status(404))
    await expect(open(server)).rejects.toMatchObject({ code: 'dataset-unreachable' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.requestsOf(shard(2))).toEqual([])
  })
})

describe('the manifest', () => {
  test.each([
    ['is not JSON', new TextEncoder().encode('<!doctype html>')],
    ['is JSON of another shape', new TextEncoder().encode('[]')],
    ['is endless', new Uint8Array(1_000_000)],
  ])('is refused when it %s', async (_, bytes) => {
    const server = await FakeServer.start()
    server.files.set('manifest.json', bytes)
    await expect(open(server)).rejects.toMatchObject({ code: 'dataset-malformed' })
  })

  test('of a data set that is not registered is not even asked for', async () => {
    const server = await FakeServer.start()
    const opening = openDataset('constructor', { baseUrl: pageUrl, fetch: server.fetch })
    await expect(opening).rejects.toMatchObject({ code: 'dataset-malformed' })
    expect(server.requests).toEqual([])
  })
})

describe('the second visit', () => {
  async function visit(server: FakeServer) {
    const dataset = await open(server)
    await dataset.train.whenAvailable(10)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return dataset
  }

  test('asks for the manifest only, and needs no network at all', async () => {
    const caches = new FakeCaches()
    vi.stubGlobal('caches', caches)
    const server = await FakeServer.start()
    await visit(server)
    expect(caches.stored.size).toBe(7)
    await visit(server)
    expect(server.requestsOf('manifest.json')).toEqual(['no-cache', 'no-cache'])
    expect(server.requestsOf(shard(2))).toHaveLength(1)
    server.answer('manifest.json', disconnected)
    const offline = await visit(server)
    expect([...offline.train.images]).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })

  test('keeps nothing where nothing may be kept', async () => {
    const caches = new FakeCaches()
    vi.stubGlobal('caches', caches)
    const server = await FakeServer.start()
    for (const visits of [1, 2]) {
      const dataset = await open(server, { keep: false })
      await dataset.train.whenAvailable(10)
      expect(server.requestsOf(shard(0))).toHaveLength(visits)
    }
    expect(caches.stored.size).toBe(0)
  })

  test('does not mistake an older version for the present one, nor keep it', async () => {
    const caches = new FakeCaches()
    vi.stubGlobal('caches', caches)
    const [old, present] = [await FakeServer.start(), await FakeServer.start()]
    const entry = old.manifest.train.shards[0] as { sha256: string }
    const bytes = new Uint8Array(16)
    entry.sha256 = await sha256(bytes)
    old.files.set(shard(0), await gzip(bytes))
    old.publish()
    expect((await visit(old)).train.images[1]).toBe(0)
    expect((await visit(present)).train.images[1]).toBe(1)
    expect([...caches.stored.keys()].filter((key) => key.includes(shard(0)))).toHaveLength(1)
  })

  test('replaces what was damaged while it was kept', async () => {
    const caches = new FakeCaches()
    vi.stubGlobal('caches', caches)
    const server = await FakeServer.start()
    await visit(server)
    for (const [key, bytes] of caches.stored)
      if (key.includes('images')) caches.stored.set(key, bytes.slice(9))
    const dataset = await visit(server)
    expect([...dataset.train.images]).toEqual(Array.from({ length: 40 }, (_, index) => index))
    expect(server.requestsOf(shard(1))).toHaveLength(2)
    await visit(server)
    expect(server.requestsOf(shard(1))).toHaveLength(2)
  })

  test.each([
    ['cannot be opened', { open: () => Promise.reject(new DOMException('', 'SecurityError')) }],
    [
      'is full',
      {
        open: async () => ({
          match: async () => undefined,
          delete: async () => false,
          put: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
        }),
      },
    ],
  ])('does without a cache that %s', async (_, caches) => {
    vi.stubGlobal('caches', caches)
    const dataset = await visit(await FakeServer.start())
    expect(dataset.train.available).toBe(10)
  })
})
