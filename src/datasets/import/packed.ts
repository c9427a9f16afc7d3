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
  const unpacked: Uint8Array[] = []
  const stream = new Gunzip((data) => void unpacked.push(data))
  yield* pushedThrough(stream, chunks, unpacked, { file: path, reason: 'gzip-damaged' })
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
  const events: ZipEvent[] = []
  const stream = new Unzip((file) => {
    events.push({ entry: file.name })
    file.ondata = (error, bytes, last) => {
      if (error) throw error
      events.push({ bytes, last })
    }
    file.start()
  })
  stream.register(UnzipInflate)
  yield* pushedThrough(stream, chunks, events, { file: path, reason: 'zip-damaged' })
}

/**
 * Gives a stream all bytes, and passes on what it has put among `results` after each piece.
 * @throws Problem 'import-malformed' where the stream refuses a piece
 */
async function* pushedThrough<Result>(
  stream: { push(piece: Uint8Array, last: boolean): void },
  chunks: AsyncIterable<Uint8Array>,
  results: Result[],
  damage: { file: string; reason: string },
): AsyncGenerator<Result, undefined> {
  const push = (piece: Uint8Array, last: boolean) => {
    try {
      stream.push(piece, last)
    } catch {
      throw new Problem('import-malformed', damage)
    }
    return results.splice(0)
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
