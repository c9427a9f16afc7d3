/**
 * The entries of a ZIP as they stream in (APPNOTE 6.3, 4.3), by their local headers: the directory comes last.
 * Bytes are looked through in place, for a hundred thousand entries should leave nothing behind.
 */
import { Problem } from '../../lib/problem'
import { type ByteReader, EndOfBytes } from './byte-reader'
import { inflate } from './packed'

/** A file, or an entry of a ZIP: to be read once, before the next one. */
export interface ByteSource {
  /** With the folders that it lies in. */
  path: string
  chunks: AsyncIterable<Uint8Array>
}

/** The four bytes with which a part begins, as a number. */
const signatures = { entry: 0x04034b50, directory: 0x02014b50, end: 0x06054b50, descriptor: 0x08074b50 }

/** With which every signature begins. */
const letterP = 0x50

/** Bytes that are searched at a time for the end of an entry. */
const lookAhead = 2 ** 14

/** Of a descriptor with a signature and lengths of 64 bits, and of the signature behind it. */
const longestDescriptor = 24 + 4

/** Stands for a length that is elsewhere. */
const tooLong = 0xffffffff

interface Entry {
  path: string
  encrypted: boolean
  /** 0: stored; 8: deflated. */
  method: number
  /** In bytes, as it lies there; null where only what follows says it. */
  length: number | null
}

/**
 * The files of a ZIP in their order. What of an entry has not been read is passed over.
 * @throws Problem 'import-malformed'
 */
export async function* unzip(reader: ByteReader, file: string): AsyncGenerator<ByteSource> {
  const fail = (reason: 'zip-damaged' | 'zip-encrypted' | 'zip-method') => {
    throw new Problem('import-malformed', { file, reason })
  }
  try {
    for (;;) {
      const entry = await nextEntry(reader)
      if (entry === null) return
      if (entry === 'damaged') return fail('zip-damaged')
      if (entry.encrypted) return fail('zip-encrypted')
      if (entry.method !== 0 && entry.method !== 8) return fail('zip-method')
      const bytes = bytesOf(reader, entry.length, file)
      const packed = { [Symbol.asyncIterator]: () => ({ next: () => bytes.next() }) }
      if (!entry.path.endsWith('/')) {
        yield { path: entry.path, chunks: entry.method === 8 ? inflate(packed, entry.path) : packed }
      }
      for await (const _ of packed);
    }
  } catch (thrown) {
    if (thrown instanceof EndOfBytes) fail('zip-damaged')
    throw thrown
  }
}

/** @returns null at the directory. @throws EndOfBytes */
async function nextEntry(reader: ByteReader): Promise<Entry | 'damaged' | null> {
  const signature = viewOf(await reader.read(4)).getUint32(0, true)
  if (signature === signatures.directory || signature === signatures.end) return null
  if (signature !== signatures.entry) return 'damaged'
  const header = viewOf(await reader.read(26))
  const [flags, method, length] = [
    header.getUint16(2, true),
    header.getUint16(4, true),
    header.getUint32(14, true),
  ]
  const path = textOf(await reader.read(header.getUint16(22, true)))
  const extra = viewOf(await reader.read(header.getUint16(24, true)))
  const known = length === tooLong ? longLength(extra) : length
  return { path, encrypted: (flags & 1) === 1, method, length: (flags & 8) === 0 ? known : null }
}

/** The compressed length of an entry that is too long for 32 bits: it follows the other length (4.5.3). */
function longLength(extra: DataView): number {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) === 1 && at + 20 <= extra.byteLength) {
      return Number(extra.getBigUint64(at + 12, true))
    }
  }
  return tooLong
}

/** The bytes of one entry, as they lie there. @throws Problem 'import-malformed' where they end early */
async function* bytesOf(
  reader: ByteReader,
  length: number | null,
  file: string,
): AsyncGenerator<Uint8Array, undefined> {
  let passed = 0
  while (length === null || passed < length) {
    const ahead = await reader.peek(Math.min(lookAhead, length === null ? lookAhead : length - passed))
    const descriptor = length === null ? descriptorIn(ahead, passed) : null
    // The end of a descriptor may be still to come.
    const taken = descriptor?.at ?? (length === null ? ahead.length - longestDescriptor : ahead.length)
    if (!descriptor && taken <= 0) throw new Problem('import-malformed', { file, reason: 'zip-damaged' })
    passed += taken
    if (taken > 0) yield await reader.read(taken)
    if (!descriptor) continue
    await reader.read(descriptor.length)
    return
  }
}

/**
 * Where a descriptor (4.3.9) stands among bytes before which so many of its entry have passed: it says how many there
 * were, and another part follows it. Its own signature and 64 bits for its lengths are optional.
 */
function descriptorIn(bytes: Uint8Array, passed: number): { at: number; length: number } | null {
  const view = viewOf(bytes)
  const last = bytes.length - 4
  for (let at = bytes.indexOf(letterP); at >= 0 && at <= last; at = bytes.indexOf(letterP, at + 1)) {
    if (!isPart(view.getUint32(at, true))) continue
    for (const [length, signed] of descriptorForms) {
      const start = at - length
      if (start < 0 || (signed && view.getUint32(start, true) !== signatures.descriptor)) continue
      if (view.getUint32(start + (signed ? 8 : 4), true) === (passed + start) % 2 ** 32)
        return { at: start, length }
    }
  }
  return null
}

/** Bytes, and whether a signature is among them. */
const descriptorForms = [
  [16, true],
  [12, false],
  [24, true],
  [20, false],
] as const

function isPart(signature: number): boolean {
  return signature === signatures.entry || signature === signatures.directory
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A name in UTF-8, whatever the flag says; in older encodings at least different names stay different. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return latin1.decode(bytes)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')
