/** From the bytes of a file as they were received to verified data. */
import { sha256 } from '../lib/sha256'
import type { DataFile } from './dataset'

/** The bytes are not those that the manifest declares. */
export class DamagedFile extends Error {}

/**
 * Unpacks a file into `target`, which has exactly the declared length, and verifies it. Servers may unpack on
 * the way (Content-Encoding), so bytes without the magic number of gzip are taken as they are.
 *
 * Without a secure context (a page served over plain http to other machines) there is no SHA-256. Length and
 * the CRC-32 inside gzip then guard against accidents; against malice nothing could, as the manifest came
 * over the same wire.
 * @throws DamagedFile; `target` then holds garbage.
 */
export async function unpackVerified(
  received: Uint8Array<ArrayBuffer>,
  target: Uint8Array<ArrayBuffer>,
  declared: Pick<DataFile, 'sha256'>,
): Promise<void> {
  if (received[0] === 0x1f && received[1] === 0x8b) await gunzip(received, target)
  else if (received.length === target.length) target.set(received)
  else throw new DamagedFile(`${received.length} bytes, not ${target.length}`)
  const sum = await sha256(target)
  if (sum !== null && sum !== declared.sha256) throw new DamagedFile(`SHA-256 ${sum}`)
}

/** Stops as soon as more comes out than fits: a small file may unpack to gigabytes. */
async function gunzip(packed: Uint8Array<ArrayBuffer>, target: Uint8Array): Promise<void> {
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  let length = 0
  try {
    for await (const chunk of chunksOf(unpacked)) {
      if (length + chunk.length > target.length) throw new DamagedFile('longer than declared')
      target.set(chunk, length)
      length += chunk.length
    }
  } catch (cause) {
    throw cause instanceof DamagedFile ? cause : new DamagedFile('not gzip', { cause })
  }
  if (length !== target.length) throw new DamagedFile('shorter than declared')
}

/** The chunks of a stream, which is cancelled when the loop over them ends early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // Rejects when the stream itself had failed; whoever was reading knows that already.
    await reader.cancel().catch(() => {})
  }
}
