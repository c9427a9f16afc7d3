/**
 * A data set of a person's own as one file, for the browser to keep: the length of a header (uint32, little-endian),
 * the header as JSON, the labels, the images. In Blobs, so that it travels as handles and is read in pieces.
 */
import { sha256 } from '../../lib/sha256'
import { type OwnDataset, type OwnImages, ownDataset } from './own-dataset'

interface Header extends Pick<OwnImages, 'classes' | 'names' | 'train'> {
  name: string
  negative: boolean
}

/** A piece of such a file. */
export interface FilePart {
  bytes: Blob
  /** SHA-256; null where the browser offers none. */
  sum: string | null
}

const partBytes = 2 ** 22

/** @param name what a person calls it */
export function ownDataFile(
  name: string,
  { classes, negative = false, train, whole }: OwnDataset,
): Promise<FilePart[]> {
  const header: Header = { name, classes, negative, train: train.total, names: whole.names }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, json.length, true)
  return partsOf([length, json, whole.labels, whole.images])
}

/**
 * A file of these bytes, one after another. Of what the browser has taken over nothing stays in this process, whereas
 * bytes that are read from a Blob stay until garbage is collected: their sums are taken before.
 */
export async function partsOf(all: readonly Uint8Array[]): Promise<FilePart[]> {
  const parts: FilePart[] = []
  const part = new Uint8Array(partBytes)
  let length = 0
  const handOver = async () => {
    const bytes = part.subarray(0, length)
    const blob = new Blob([bytes])
    parts.push({ bytes: blob, sum: await sha256(bytes) })
    // It answers once the browser has all of it.
    await blob.slice(0, 1).arrayBuffer()
    length = 0
  }
  for (const bytes of all) {
    for (let start = 0; start < bytes.length; ) {
      const taken = bytes.subarray(start, start + partBytes - length)
      part.set(taken, length)
      length += taken.length
      start += taken.length
      if (length === partBytes) await handOver()
    }
  }
  if (length > 0) await handOver()
  return parts
}

/** What is in such a file; null where it is damaged. */
export async function readOwnDataFile(
  parts: readonly FilePart[],
): Promise<{ name: string; dataset: OwnDataset } | null> {
  const file = await bytesOf(parts)
  if (!file) return null
  const start = 4 + new DataView(file.buffer).getUint32(0, true)
  const json = new TextDecoder().decode(file.subarray(4, start))
  const { name, classes, negative, train, names }: Header = JSON.parse(json)
  const labels = file.subarray(start, start + names.length)
  const images = file.subarray(start + names.length)
  return { name, dataset: { ...ownDataset({ classes, images, labels, names, train }), negative } }
}

/** All bytes of a file; null where a sum is wrong. */
export async function bytesOf(parts: readonly FilePart[]): Promise<Uint8Array<ArrayBuffer> | null> {
  const whole = new Blob(parts.map(({ bytes }) => bytes))
  const file = new Uint8Array(await whole.arrayBuffer())
  let start = 0
  for (const { bytes, sum } of parts) {
    const end = start + bytes.size
    if ((await sha256(file.subarray(start, end))) !== sum) return null
    start = end
  }
  return file
}
