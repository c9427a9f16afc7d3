import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { decodeTensorFile, encodeTensorFile, maximumHeaderLength, type TensorFile } from './safetensors'

/** A file with a header of one's own, padding and truth left to the caller. */
function fileOf(header: string, dataLength: number, headerLength = new TextEncoder().encode(header).length) {
  const json = new TextEncoder().encode(header)
  const bytes = new Uint8Array(8 + json.length + dataLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.set(json, 8)
  return bytes
}

function fault(bytes: Uint8Array): unknown {
  try {
    decodeTensorFile(bytes)
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'model-file-malformed') {
      return (thrown as Problem<'model-file-malformed'>).facts.reason
    }
    throw thrown
  }
  return 'none'
}

test('the bytes are those of the format', () => {
  const bytes = encodeTensorFile({
    metadata: new Map([['a', 'b']]),
    tensors: new Map([['w', { shape: [1, 2], data: Float32Array.of(1, -2) }]]),
  })
  const header = '{"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}'
  const view = new DataView(bytes.buffer)
  const length = Number(view.getBigUint64(0, true))
  expect(length % 8).toBe(0)
  expect(new TextDecoder().decode(bytes.subarray(8, 8 + length))).toBe(header.padEnd(length))
  expect([view.getFloat32(8 + length, true), view.getFloat32(12 + length, true)]).toEqual([1, -2])
  expect(bytes).toHaveLength(16 + length)
})

const anyTensor = fc
  .array(fc.nat(4), { maxLength: 3 })
  .chain((shape) =>
    fc
      .float32Array(
        ((length) => ({ minLength: length, maxLength: length }))(
          shape.reduce((product, extent) => product * extent, 1),
        ),
      )
      .map((data) => ({ shape, data })),
  )
const anyName = fc.string({ unit: 'grapheme' }).filter((name) => name !== '__metadata__')
const anyFile: fc.Arbitrary<TensorFile> = fc.record({
  metadata: fc.array(fc.tuple(fc.string(), fc.string())).map((pairs) => new Map(pairs)),
  tensors: fc.array(fc.tuple(anyName, anyTensor)).map((pairs) => new Map(pairs)),
})

test('whatever is written is read back, wherever in memory it lies', () => {
  fc.assert(
    fc.property(anyFile, fc.nat(7), (file, offset) => {
      const bytes = encodeTensorFile(file)
      const moved = new Uint8Array(bytes.length + offset).subarray(offset)
      moved.set(bytes)
      const read = decodeTensorFile(moved)
      expect(Object.fromEntries(read.metadata)).toEqual(Object.fromEntries(file.metadata))
      expect(Object.fromEntries(read.tensors)).toEqual(Object.fromEntries(file.tensors))
    }),
  )
})

test('a name that objects know otherwise is a name like any other', () => {
  const named = (name: string) => new Map([[name, { shape: [1], data: Float32Array.of(3) }]])
  const file = { metadata: new Map([['__proto__', 'x']]), tensors: named('__proto__') }
  expect(decodeTensorFile(encodeTensorFile(file))).toEqual(file)
})

test('a file cut short anywhere, or lengthened, is refused', () => {
  const bytes = encodeTensorFile({
    metadata: new Map([['format', 'x']]),
    tensors: new Map([['w', { shape: [3], data: Float32Array.of(1, 2, 3) }]]),
  })
  for (let length = 0; length < bytes.length; length++) {
    expect(fault(bytes.slice(0, length))).not.toBe('none')
  }
  expect(fault(Uint8Array.of(...bytes, 0))).toBe('tensor-bytes')
  expect(fault(bytes)).toBe('none')
})

test('random bytes are refused as malformed, never otherwise', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fault(bytes)).not.toBe('none')
    }),
  )
})

describe('refuses', () => {
  const tensor = (fields: object) =>
    JSON.stringify({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...fields } })
  const pair = (a: number[], b: number[]) =>
    JSON.stringify({
      a: { dtype: 'F32', shape: [1], data_offsets: a },
      b: { dtype: 'F32', shape: [1], data_offsets: b },
    })

  const notUtf8 = fileOf('{"__metadata__":{"a":"b"}}', 0)
  notUtf8[notUtf8.indexOf('b'.charCodeAt(0), 8 + 20)] = 0xff

  test.each<[string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(0), 'header-length'],
    ['a header longer than the file', fileOf('{}', 0, 3), 'header-length'],
    ['a header of 2^53 bytes', fileOf('{}', 0, 2 ** 53), 'header-length'],
    ['a header beyond the cap', fileOf('{}'.padEnd(maximumHeaderLength + 1), 0), 'header-length'],
    ['an empty header', fileOf('', 0), 'header-not-json'],
    ['a header that is no JSON', fileOf('{"w":', 8), 'header-not-json'],
    ['a header that is a list', fileOf('[]', 0), 'header-not-json'],
    ['a header that is null', fileOf('null', 0), 'header-not-json'],
    ['a header nested too deeply', fileOf('['.repeat(900_000), 0), 'header-not-json'],
    ['a header that is not UTF-8', notUtf8, 'header-not-json'],
    ['metadata that are a list', fileOf('{"__metadata__":[]}', 0), 'metadata-not-text'],
    ['metadata that are no text', fileOf('{"__metadata__":{"version":1}}', 0), 'metadata-not-text'],
    ['a tensor that is null', fileOf('{"w":null}', 0), 'tensor-description'],
    ['a tensor without a type', fileOf(tensor({ dtype: undefined }), 8), 'tensor-description'],
    ['half precision', fileOf(tensor({ dtype: 'F16' }), 8), 'tensor-type'],
    ['integers', fileOf(tensor({ dtype: 'I32' }), 8), 'tensor-type'],
    ['a shape that is a number', fileOf(tensor({ shape: 2 }), 8), 'tensor-description'],
    ['a negative extent', fileOf(tensor({ shape: [-2] }), 8), 'tensor-description'],
    ['a fractional extent', fileOf(tensor({ shape: [0.5, 4] }), 8), 'tensor-description'],
    ['an extent beyond all integers', fileOf(tensor({ shape: [1e300] }), 8), 'tensor-description'],
    ['extents whose product is', fileOf(tensor({ shape: [2 ** 50, 2 ** 50] }), 8), 'tensor-bytes'],
    ['three offsets', fileOf(tensor({ data_offsets: [0, 4, 8] }), 8), 'tensor-description'],
    ['offsets the wrong way round', fileOf(tensor({ data_offsets: [8, 0] }), 8), 'tensor-bytes'],
    ['offsets that do not fit the shape', fileOf(tensor({ data_offsets: [0, 4] }), 4), 'tensor-bytes'],
    ['offsets beyond the file', fileOf(tensor({ data_offsets: [8, 16] }), 8), 'tensor-bytes'],
    ['data cut short', fileOf(tensor({}), 7), 'tensor-bytes'],
    ['bytes that no tensor owns at the end', fileOf(tensor({}), 9), 'tensor-bytes'],
    ['bytes that no tensor owns in between', fileOf(pair([0, 4], [8, 12]), 12), 'tensor-bytes'],
    ['bytes that two tensors share', fileOf(pair([0, 4], [0, 4]), 4), 'tensor-bytes'],
    ['bytes that two tensors share in part', fileOf(pair([0, 4], [2, 6]), 6), 'tensor-bytes'],
  ])('%s', (_, bytes, reason) => {
    expect(fault(bytes)).toBe(reason)
  })
})

test('what would make a header beyond the cap is not written', () => {
  const metadata = new Map([['long', 'x'.repeat(maximumHeaderLength)]])
  expect(() => encodeTensorFile({ metadata, tensors: new Map() })).toThrow('header-length')
})
