/**
 * Unpacks gzip and ZIP as they stream in. What a file says about its own sizes is not believed: bytes are passed on
 * as they come out, and whoever takes them counts.
 */
import { Gunzip, Unzip, UnzipInflate } from 'fflate'
import { Problem } from '../../lib/problem'

/** Packed bytes at a time: a bomb grows at most a thousandfold before somebody has a look. */
const pieceSize = 16 * 1024

/** A file, or an entry of a ZIP: to be read once, before the next one. */
export interface ByteSource {
  /** With the folders that it lies in. */
  path: string
  chunks: AsyncIterable<Uint8Array>
}

/** @throws Problem 'import-malformed' */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  let unpacked: Uint8Array[] = []
  const stream = new Gunzip((data) => void unpacked.push(data))
  const damaged = () => new Problem('import-malformed', { file: path, reason: 'gzip-damaged' })
  const push = (piece: Uint8Array, last: boolean) => {
    try {
      stream.push(piece, last)
    } catch {
      throw damaged()
    }
    const out = unpacked
    unpacked = []
    return out
  }
  for await (const piece of pieces(chunks)) yield* push(piece, false)
  yield* push(new Uint8Array(0), true)
}

/**
 * The files of a ZIP in their order. What of an entry has not been read is passed over.
 * @throws Problem 'import-malformed'
 */
export async function* unzip(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<ByteSource> {
  const events = zipEvents(chunks, path)
  async function* body(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { value, done } = await events.next()
      if (done || !('bytes' in value)) return
      yield value.bytes
      if (value.last) return
    }
  }
  for (;;) {
    const { value, done } = await events.next()
    if (done) return
    if (!('entry' in value) || value.entry.endsWith('/')) continue
    const content = body()
    yield { path: value.entry, chunks: content }
    for await (const _ of content);
  }
}

type ZipEvent = { entry: string } | { bytes: Uint8Array; last: boolean }

async function* zipEvents(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<ZipEvent, undefined> {
  let events: ZipEvent[] = []
  const damaged = () => new Problem('import-malformed', { file: path, reason: 'zip-damaged' })
  const stream = new Unzip((file) => {
    events.push({ entry: file.name })
    file.ondata = (error, bytes, last) => {
      if (error) throw error
      events.push({ bytes, last })
    }
    file.start()
  })
  stream.register(UnzipInflate)
  const push = (piece: Uint8Array, last: boolean) => {
    try {
      stream.push(piece, last)
    } catch {
      throw damaged()
    }
    const out = events
    events = []
    return out
  }
  for await (const piece of pieces(chunks)) yield* push(piece, false)
  yield* push(new Uint8Array(0), true)
}

async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += pieceSize)
      yield chunk.subarray(start, start + pieceSize)
  }
}
