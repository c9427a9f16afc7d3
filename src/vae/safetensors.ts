/**
 * The container format safetensors (https://github.com/huggingface/safetensors), float32 tensors only: eight
 * bytes of header length, a JSON header, then the tensors' bytes, all little-endian as every platform with
 * typed arrays in a browser is.
 */
import { Problem } from '../lib/problem'

export interface Tensor {
  shape: readonly number[]
  data: Float32Array
}

export interface TensorFile {
  metadata: Map<string, string>
  tensors: Map<string, Tensor>
}

/** Bytes of the longest header that is read or written. */
export const maximumHeaderLength = 1_000_000

/** What can be wrong with the container; a reason of the Problem `model-file-malformed`. */
type ContainerFault =
  | 'header-length'
  | 'header-not-json'
  | 'metadata-not-text'
  | 'tensor-description'
  | 'tensor-type'
  | 'tensor-bytes'

/**
 * The file's bytes, tensors in the order of the map and aligned to eight bytes.
 * @throws Problem if names and metadata make a header longer than {@link maximumHeaderLength}.
 */
export function encodeTensorFile(file: TensorFile): Uint8Array<ArrayBuffer> {
  const header: [string, unknown][] = [['__metadata__', Object.fromEntries(file.metadata)]]
  let end = 0
  for (const [name, { shape, data }] of file.tensors) {
    header.push([name, { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] }])
    end += data.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)))
  const headerLength = Math.ceil(json.length / 8) * 8
  if (headerLength > maximumHeaderLength) throw malformed('header-length')

  const bytes = new Uint8Array(8 + headerLength + end)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.fill(spaceCharacter, 8, 8 + headerLength)
  bytes.set(json, 8)
  let position = 8 + headerLength
  for (const { data } of file.tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), position)
    position += data.byteLength
  }
  return bytes
}

/**
 * Reads a file, and trusts nothing in it: the header must lie within the file, and the tensors must cover the
 * rest of it exactly, without overlap, hole or surplus.
 * @throws Problem `model-file-malformed`
 */
export function decodeTensorFile(bytes: Uint8Array): TensorFile {
  const { header, dataStart } = readHeader(bytes)
  const { __metadata__: metadata = {}, ...descriptions } = header
  const described = Object.entries(descriptions).map(([name, description]) => ({
    name,
    ...readDescription(description),
  }))

  let end = 0
  for (const tensor of described.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (tensor.begin !== end) throw malformed('tensor-bytes')
    end = tensor.end
  }
  if (end !== bytes.length - dataStart) throw malformed('tensor-bytes')

  const tensors = new Map<string, Tensor>()
  for (const { name, shape, begin, end } of described) {
    // A copy, because a view needs an alignment that the file need not have.
    const start = bytes.byteOffset + dataStart
    const data = new Float32Array(bytes.buffer.slice(start + begin, start + end))
    tensors.set(name, { shape, data })
  }
  return { metadata: readMetadata(metadata), tensors }
}

/** What the header of a file says of it. */
export interface AnnouncedFile {
  /** Bytes of the whole file. */
  length: number
  metadata: Map<string, string>
  /** Of its tensors. */
  names: string[]
}

/**
 * What a file is to hold, before the rest of it is read.
 * @param start its first 8 + {@link maximumHeaderLength} bytes, or all of them
 * @throws Problem `model-file-malformed`
 */
export function announcedFile(start: Uint8Array): AnnouncedFile {
  const { header, dataStart } = readHeader(start)
  const { __metadata__: metadata = {}, ...descriptions } = header
  const ends = Object.values(descriptions).map((description) => readDescription(description).end)
  return {
    length: dataStart + ends.reduce((most, end) => Math.max(most, end), 0),
    metadata: readMetadata(metadata),
    names: Object.keys(descriptions),
  }
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; dataStart: number } {
  if (bytes.length < 8) throw malformed('header-length')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > maximumHeaderLength || length > bytes.length - 8) throw malformed('header-length')
  const dataStart = 8 + Number(length)
  const header = parseJson(bytes.subarray(8, dataStart))
  if (!isRecord(header)) throw malformed('header-not-json')
  return { header, dataStart }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw malformed('header-not-json')
  }
}

function readMetadata(metadata: unknown): Map<string, string> {
  if (!isRecord(metadata)) throw malformed('metadata-not-text')
  return new Map(
    Object.entries(metadata).map(([key, value]) => {
      if (typeof value !== 'string') throw malformed('metadata-not-text')
      return [key, value]
    }),
  )
}

function readDescription(description: unknown): { shape: number[]; begin: number; end: number } {
  if (!isRecord(description)) throw malformed('tensor-description')
  const { dtype, shape, data_offsets: offsets } = description
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw malformed('tensor-description')
  }
  if (dtype !== 'F32') throw malformed('tensor-type')
  const [begin, end] = offsets
  const elements = shape.reduce((product, extent) => product * extent, 1)
  if (end - begin !== elements * Float32Array.BYTES_PER_ELEMENT) throw malformed('tensor-bytes')
  return { shape, begin, end }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0)
}

function malformed(reason: ContainerFault): Problem {
  return new Problem('model-file-malformed', { reason })
}

const spaceCharacter = 0x20
