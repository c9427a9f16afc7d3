/** A ZIP of many small pictures, made without holding it in memory. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { Zip, ZipPassThrough } from 'fflate'

const side = 64

/** Grey PNG files of 64 x 64 in ten folders, no two alike. @param {string} file @param {number} count */
export async function writePictures(file, count) {
  const out = createWriteStream(file)
  const zip = new Zip((error, data) => {
    if (error) throw error
    out.write(data)
  })
  for (let index = 0; index < count; index++) {
    const entry = new ZipPassThrough(`pictures/class-${index % 10}/picture-${index}.png`)
    zip.add(entry)
    entry.push(png(index), true)
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  zip.end()
  out.end()
  await once(out, 'close')
}

/** A bright spot somewhere, on a ramp. */
function png(index) {
  const rows = Buffer.alloc(side * (side + 1))
  const [x, y] = [8 + (index % 48), 8 + (Math.floor(index / 48) % 48)]
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const distance = (row - y) ** 2 + (column - x) ** 2
      const level = 200 * Math.exp(-distance / 50) + (row * (index % 7)) / 8
      rows[row * (side + 1) + 1 + column] = level
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits of grey.
  header[8] = 8
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
