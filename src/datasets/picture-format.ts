/** Signatures: a text of Latin-1 characters, and where in the file it stands. */
const signatures: [text: string, offset: number, format: string][] = [
  ['\x89PNG\r\n\x1a\n', 0, 'PNG'],
  ['\xff\xd8\xff', 0, 'JPEG'],
  ['WEBP', 8, 'WebP'],
  ['GIF8', 0, 'GIF'],
  ['BM', 0, 'BMP'],
  ['II*\0', 0, 'TIFF'],
  ['MM\0*', 0, 'TIFF'],
  ['ftypavi', 4, 'AVIF'],
  ['ftyphe', 4, 'HEIC'],
  ['ftypmif1', 4, 'HEIC'],
  ['ftypmsf1', 4, 'HEIC'],
  ['\xff\x0a', 0, 'JPEG XL'],
  ['\0\0\0\x0cJXL ', 0, 'JPEG XL'],
  ['\0\0\x01\0', 0, 'ICO'],
  ['%PDF-', 0, 'PDF'],
  ['PK\x03\x04', 0, 'ZIP'],
  // Without an entry.
  ['PK\x05\x06', 0, 'ZIP'],
  ['\x1f\x8b', 0, 'gzip'],
]

/** The format that the first bytes of a file announce, for pictures and what is mistaken for them; else null. */
export function fileFormat(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 32))
  const known = signatures.find(([text, offset]) => start.startsWith(text, offset))
  return known ? known[2] : markupFormat(bytes)
}

/** SVG and HTML begin with text, perhaps after a declaration, comments and a document type. */
function markupFormat(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  if (!text.startsWith('<')) return null
  const element = /<(?:!doctype\s+)?(svg|html|head|body|script)\b/i.exec(text)?.[1]?.toLowerCase()
  if (element === 'svg') return 'SVG'
  if (element) return 'HTML'
  return text.startsWith('<?xml') ? 'XML' : null
}
