import { Problem } from '../lib/problem'
import { flattenToGrey } from './flatten'
import type { GreyImage } from './grey-image'
import { fileFormat } from './picture-format'
import { isDecodable, type PictureType, pictureSize } from './picture-header'

const megabyte = 1_000_000
const mostMegabytes = 20

/** Most pixels of one side: 4096 x 4096 is 64 MB once decoded. */
const mostPixels = 4096

/** Larger pictures are reduced to this side: what follows needs a few dozen pixels. */
const workingSide = 1024

/**
 * Reads a PNG, JPEG or WebP file that a person gave us. Works in a worker; the file never leaves it.
 * @param name of the file, for messages.
 * @throws Problem 'image-empty', 'image-too-many-bytes', 'image-type-unknown', 'image-type-unsupported',
 * 'image-too-large' or 'image-undecodable'.
 */
export async function readPictureFile(file: Blob, name: string): Promise<GreyImage<Float32Array>> {
  if (file.size === 0) throw new Problem('image-empty', { file: name })
  if (file.size > mostMegabytes * megabyte) {
    const megabytes = Math.ceil(file.size / megabyte)
    throw new Problem('image-too-many-bytes', { file: name, megabytes, limit: mostMegabytes })
  }
  return readPictureBytes(new Uint8Array(await file.arrayBuffer()), name)
}

/** The same for bytes of which there are not too many. */
export async function readPictureBytes(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<GreyImage<Float32Array>> {
  return decode(bytes, checkHeader(bytes, name), name)
}

/** The type of a file that may be decoded. What the file calls itself (name, MIME type) plays no part. */
export function checkHeader(bytes: Uint8Array, name: string): PictureType {
  const format = checkFormat(fileFormat(bytes), name)
  const size = pictureSize(bytes, format)
  if (!size) throw new Problem('image-undecodable', { file: name, type: format })
  if (Math.max(size.width, size.height) > mostPixels) {
    throw new Problem('image-too-large', { file: name, ...size, limit: mostPixels })
  }
  return format
}

/** @param format that the first bytes announce. @throws Problem 'image-type-unknown' or 'image-type-unsupported' */
export function checkFormat(format: string | null, name: string): PictureType {
  if (format === null) throw new Problem('image-type-unknown', { file: name })
  if (!isDecodable(format)) throw new Problem('image-type-unsupported', { file: name, type: format })
  return format
}

async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  type: PictureType,
  name: string,
): Promise<GreyImage<Float32Array>> {
  const blob = new Blob([bytes], { type: `image/${type.toLowerCase()}` })
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) throw new Problem('image-undecodable', { file: name, type })
  try {
    const scale = Math.min(1, workingSide / Math.max(bitmap.width, bitmap.height))
    const side = (length: number) => Math.max(1, Math.round(length * scale))
    return flattenToGrey(rasterise(bitmap, side(bitmap.width), side(bitmap.height)))
  } finally {
    bitmap.close()
  }
}

/** One for all pictures: there may be a hundred thousand. */
let canvas: OffscreenCanvas | null = null

function rasterise(bitmap: ImageBitmap, width: number, height: number): ImageData {
  canvas ??= new OffscreenCanvas(width, height)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Problem('unexpected', { reason: 'OffscreenCanvas 2d' })
  context.imageSmoothingQuality = 'high'
  context.clearRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
