/**
 * A data set of a person's own as one file, for the browser to keep: the length of a header (uint32, little-endian),
 * the header as JSON, the labels, the images. A Blob, so that it travels as a handle and is read in pieces.
 */
import { imagePixels } from '../../vae/image'
import { type OwnDataset, type OwnImages, ownDataset } from './own-dataset'

interface Header extends Pick<OwnImages, 'classes' | 'names' | 'train'> {
  name: string
  negative: boolean
}

/** Bytes that the browser is handed at a time. */
const pieceBytes = 2 ** 22

/** @param name what a person calls it */
export async function ownDataFile(
  name: string,
  { classes, negative = false, train, whole }: OwnDataset,
): Promise<Blob> {
  const header: Header = { name, classes, negative, train: train.total, names: whole.names }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, json.length, true)
  const pieces = [new Blob([length, json])]
  for (const bytes of [whole.labels, whole.images]) {
    for (let start = 0; start < bytes.length; start += pieceBytes)
      pieces.push(await handedOver(bytes.subarray(start, start + pieceBytes)))
  }
  return new Blob(pieces)
}

/** Bytes as a Blob, once the browser has them elsewhere: until then they are here twice. */
async function handedOver(bytes: Uint8Array): Promise<Blob> {
  // Its type allows shared memory, of which nothing here makes any.
  const piece = new Blob([bytes as Uint8Array<ArrayBuffer>])
  await piece.slice(0, 1).arrayBuffer()
  return piece
}

/** @param file as {@link ownDataFile} wrote it: whoever keeps it has checked its sums */
export async function readOwnDataFile(file: Blob): Promise<{ name: string; dataset: OwnDataset }> {
  const length = new DataView(await file.slice(0, 4).arrayBuffer()).getUint32(0, true)
  const { name, classes, negative, train, names }: Header = JSON.parse(await file.slice(4, 4 + length).text())
  const bytes = async (start: number, count: number) =>
    new Uint8Array(await file.slice(start, start + count).arrayBuffer())
  const count = names.length
  const labels = await bytes(4 + length, count)
  const images = await bytes(4 + length + count, count * imagePixels)
  return { name, dataset: { ...ownDataset({ classes, images, labels, names, train }), negative } }
}
