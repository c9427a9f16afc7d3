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

/** @param name what a person calls it */
export function ownDataFile(name: string, { classes, negative = false, train, whole }: OwnDataset): Blob {
  const header: Header = { name, classes, negative, train: train.total, names: whole.names }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, json.length, true)
  // Their types allow shared memory, of which nothing here makes any.
  return new Blob([length, json, ...([whole.labels, whole.images] as Uint8Array<ArrayBuffer>[])])
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
