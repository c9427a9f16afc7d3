/**
 * Unpacks bytes as they stream in. What a file says about its own sizes is not believed: bytes are passed on as they
 * come out, and whoever takes them counts.
 */
import { Gunzip, Inflate } from 'fflate'
import { Problem } from '../../lib/problem'

/** Packed bytes at a time: a bomb grows at most a thousandfold before somebody has a look. */
const pieceSize = 16 * 1024

/** @throws Problem 'import-malformed' */
export function gunzip(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  return pushedThrough(new Gunzip(), chunks, { file, reason: 'gzip-damaged' })
}

/** What an entry of a ZIP holds. @throws Problem 'import-malformed', naming the ZIP */
export function inflate(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  return pushedThrough(new Inflate(), chunks, { file, reason: 'zip-damaged' })
}

/**
 * Gives a stream all bytes, and passes on what comes out after each piece.
 * @throws Problem 'import-malformed' where the stream refuses a piece
 */
async function* pushedThrough(
  stream: Gunzip | Inflate,
  chunks: AsyncIterable<Uint8Array>,
  damage: { file: string; reason: string },
): AsyncGenerator<Uint8Array> {
  const unpacked: Uint8Array[] = []
  stream.ondata = (data) => void unpacked.push(data)
  const push = (piece: Uint8Array, last: boolean) => {
    try {
      stream.push(piece, last)
    } catch {
      throw new Problem('import-malformed', damage)
    }
    return unpacked.splice(0)
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
