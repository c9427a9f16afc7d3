import { expect, test } from 'vitest'
import { modelIn } from './model-in-file'

/** A file of which only the beginning may be read: whatever else it is asked for fails the test. */
function hugeFile(size: number, start: Uint8Array<ArrayBuffer>): Blob {
  return {
    size,
    slice: (from: number, to: number) => {
      if (from !== 0 || to > 1_000_008) throw new Error(`read from ${from} to ${to}`)
      return new Blob([start])
    },
    arrayBuffer: () => Promise.reject(new Error('read as a whole')),
  } as unknown as Blob
}

/** A header, and zeros behind it as far as a header may reach. */
function startOf(header: string, announced = header.length): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1_000_008)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(announced), true)
  bytes.set(new TextEncoder().encode(header), 8)
  return bytes
}

const tensorTo = (end: number) =>
  JSON.stringify({ w: { dtype: 'F32', shape: [end / 4], data_offsets: [0, end] } })

test('300 MB that are really there and of no use are refused by their beginning as well', async () => {
  const length = 300_000_000
  const header = new Blob([startOf(tensorTo(length)).subarray(0, 8 + tensorTo(length).length)])
  const zeros = new Array(length / 1e6).fill(new Blob([new Uint8Array(1e6)]))
  for (const [file, code] of [
    [new Blob(zeros), 'model-file-malformed'],
    [new Blob([header, ...zeros]), 'model-file-tensor-unexpected'],
  ] as const) {
    const before = process.memoryUsage().arrayBuffers
    const beganMs = performance.now()
    await expect(modelIn(file)).rejects.toMatchObject({ code })
    expect(performance.now() - beganMs).toBeLessThan(1000)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  }
})

test.each([
  ['zeros', 5e9, new Uint8Array(1_000_008), { facts: { reason: 'header-not-json' } }],
  ['a film', 5e9, startOf('\0\0\0 ftypisom', 2 ** 50), { facts: { reason: 'header-length' } }],
  ['JSON', 3e8, startOf('['.repeat(900_000)), { facts: { reason: 'header-not-json' } }],
  ['less than announced', 5e8, startOf(tensorTo(4e9)), { facts: { reason: 'tensor-bytes' } }],
  ['more than announced', 5e9, startOf(tensorTo(400)), { facts: { reason: 'tensor-bytes' } }],
  [
    'a model that is too large',
    4e9 + 8 + tensorTo(4e9).length,
    startOf(tensorTo(4e9)),
    { code: 'model-file-too-large', facts: { megabytes: 4001, limit: 1000 } },
  ],
])('a huge file is refused by its beginning: %s', async (_, size, start, expected) => {
  const beganMs = performance.now()
  await expect(modelIn(hugeFile(size, start))).rejects.toMatchObject(expected)
  expect(performance.now() - beganMs).toBeLessThan(1000)
})
