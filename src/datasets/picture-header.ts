/**
 * How large a picture says it is. Nothing is decoded here, so that a file of fifty bytes that claims a hundred
 * thousand pixels a side is turned away before anybody allocates them.
 */

/** What the page decodes; PNG (ISO 15948), JPEG (ITU T.81), WebP (RFC 9649). */
export type PictureType = 'PNG' | 'JPEG' | 'WebP'

/**
 * The dimensions in a file of a format that the page decodes, or null where they are missing or make no sense.
 * Orientation (Exif) is not applied.
 */
export function pictureSize(bytes: Uint8Array, type: PictureType): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = sizeReaders[type](view)
  return size && size.width > 0 && size.height > 0 ? size : null
}

export function isDecodable(format: string): format is PictureType {
  return Object.hasOwn(sizeReaders, format)
}

type SizeReader = (view: DataView) => { width: number; height: number } | null

const sizeReaders: Record<PictureType, SizeReader> = { PNG: pngSize, JPEG: jpegSize, WebP: webpSize }

/** The IHDR chunk comes first: length, name, width, height. */
function pngSize(view: DataView) {
  if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Segment after segment, each saying its length, until the frame header (SOF). */
function jpegSize(view: DataView) {
  let offset = 2
  while (offset + 9 <= view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return null
    const marker = view.getUint8(offset + 1)
    if (isFrameHeader(marker))
      return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) }
    // Fill bytes before a marker, and markers that stand alone.
    if (marker === 0xff) offset += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) offset += 2
    else if (marker === 0xda || marker === 0xd9) return null
    else offset += 2 + Math.max(2, view.getUint16(offset + 2))
  }
  return null
}

/** SOF0 to SOF15, without the tables (DHT, DAC) and the extension (JPG) that lie among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The first chunk tells: VP8X (extended), VP8L (lossless) or VP8 (lossy). */
function webpSize(view: DataView) {
  if (view.byteLength < 30) return null
  switch (view.getUint32(12)) {
    case 0x56503858: // 'VP8X': canvas size less one, 24 bits each
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
    case 0x5650384c: {
      // 'VP8L': a signature byte, then size less one, 14 bits each
      const bits = view.getUint32(21, true)
      if (view.getUint8(20) !== 0x2f) return null
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 0x56503820: // 'VP8 ': frame tag, start code 9d 01 2a, 14 bits each under two bits of scaling
      if (uint24(view, 23) !== 0x2a019d) return null
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    default:
      return null
  }
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}
