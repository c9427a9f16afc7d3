import fc from 'fast-check'
import { test } from 'vitest'
import { damagedBytes, expectBoundedReading } from '../lib/test-support/damaged-bytes'
import { readModelFile, writeModelFile } from './model-file'
import { model, pixels } from './test-support/model-files'

const whole = writeModelFile(model, pixels)
const weights = writeModelFile({ ...model, snapshot: { ...model.snapshot, moments: null, step: 0 } }, pixels)

/** Names that objects know otherwise, and values that no header should have. */
const key = fc.constantFrom('__proto__', 'constructor', 'encoder.0.weight', '__metadata__', 'optimizer.v.x')
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.record({
    dtype: fc.constantFrom('F32', 'F64'),
    shape: fc.array(fc.constantFrom(0, 1, 4, 2 ** 31, 2 ** 53), { maxLength: 3 }),
    data_offsets: fc.tuple(fc.nat(300), fc.nat(2 ** 31)),
  }),
  fc.record({
    settings: fc.constantFrom(
      '{"__proto__":{"hidden":[1]}}',
      '{"model":{"hidden":[2048,2048,2048,2048]}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '['.repeat(5000),
    ),
  }),
)

/** A good file with other entries in its header. */
const otherHeader = fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 }).map((entries) => {
  const length = Number(new DataView(whole.buffer).getBigUint64(0, true))
  const header = new TextDecoder().decode(whole.subarray(8, 8 + length)).trim()
  const more = entries.map(([name, content]) => `,${JSON.stringify(name)}:${JSON.stringify(content)}`)
  const json = new TextEncoder().encode(`${header.slice(0, -1)}${more.join('')}}`)
  const bytes = new Uint8Array(8 + json.length + whole.length - 8 - length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  bytes.set(whole.subarray(8 + length), 8 + json.length)
  return bytes
})

test('whatever a model file holds, it is read or refused: at once, in little memory, and nothing else changes', async () => {
  const given = fc.oneof(damagedBytes([whole, weights]), otherHeader).map((bytes) => ({ bytes }))
  await expectBoundedReading(given, async ({ bytes }) => {
    const read = readModelFile(bytes, pixels)
    if (!read.snapshot.parameters.every(Number.isFinite)) throw new Error('it is not finite')
  })
}, 30_000)
