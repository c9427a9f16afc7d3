/** Files of hundreds of megabytes, whose bytes are one piece over and over: they are there without taking memory. */
import { expect, test } from 'vitest'
import { readPicture } from '../test-support/import-files'
import { type ImportProgress, readFiles } from './read-files'

const utf8 = new TextEncoder()

function repeated(piece: Uint8Array<ArrayBuffer>, bytes: number): Blob {
  return new Blob(new Array(Math.ceil(bytes / piece.length)).fill(new Blob([piece])))
}

/** Reads a file; gives up after so many reports of progress. */
async function outcome(file: Blob, path: string, mostReports = Number.POSITIVE_INFINITY) {
  const giveUp = new AbortController()
  const reports: ImportProgress[] = []
  const before = process.memoryUsage().arrayBuffers
  let most = before
  const onProgress = (progress: ImportProgress) => {
    reports.push(progress)
    most = Math.max(most, process.memoryUsage().arrayBuffers)
    if (reports.length === mostReports) giveUp.abort(new Error('given up'))
  }
  const beganMs = performance.now()
  const reading = readFiles([{ file, path }], { readPicture, onProgress, signal: giveUp.signal })
  const thrown: unknown = await reading.then(
    () => null,
    (refusal) => refusal,
  )
  return { thrown, reports, tookMs: performance.now() - beganMs, took: most - before }
}

test.each([
  ['one line', '1,', { code: 'import-malformed', facts: { reason: 'text-line' } }],
  ['no text', '\0\0\0\0', { code: 'import-malformed', facts: { reason: 'text-encoding' } }],
  ['a table of something else', 'a,b,c\n1,2,3\n', { code: 'import-not-square', facts: { columns: 3 } }],
])('500 MB of CSV that are %s are refused by their beginning', async (_, text, refusal) => {
  const piece = utf8.encode(text.repeat(2 ** 19 / text.length))
  const { thrown, tookMs } = await outcome(repeated(piece, 500_000_000), 'a.csv')
  expect(thrown).toMatchObject(refusal)
  expect(tookMs).toBeLessThan(1000)
})

test('500 MB of good CSV tell how far they are, take memory for the images alone, and can be given up', async () => {
  const row = `${new Array(784).fill(200).join()}\n`
  const file = repeated(utf8.encode(row.repeat(100)), 500_000_000)
  const { thrown, reports, took } = await outcome(file, 'a.csv', 3)
  expect(thrown).toMatchObject({ message: 'given up' })
  const { images, share } = reports.at(-1) as ImportProgress
  expect(images).toBeGreaterThan(0)
  expect(share).toBeCloseTo((images * row.length) / file.size, 2)
  expect(took).toBeLessThan(images * 784 + 40_000_000)
})

/** Of empty files, by their local headers alone. */
function zipOf(entries: number): Blob {
  const nameOf = (entry: number) => utf8.encode(`notes/${100_000 + entry}.md`)
  const length = 30 + nameOf(0).length
  const zip = new Uint8Array(entries * length + 4)
  const view = new DataView(zip.buffer)
  for (let entry = 0, at = 0; entry < entries; entry++, at += length) {
    view.setUint32(at, 0x04034b50, true)
    view.setUint16(at + 26, length - 30, true)
    zip.set(nameOf(entry), at + 30)
  }
  view.setUint32(entries * length, 0x06054b50, true)
  return new Blob([zip])
}

test('a ZIP of 100,000 notes is refused once all have been looked at, and can be given up before', async () => {
  const zip = zipOf(100_000)
  const { thrown, reports, took } = await outcome(zip, 'a.zip')
  expect(thrown).toMatchObject({ code: 'import-nothing', facts: { files: 100_000 } })
  const shares = reports.map(({ share }) => share)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(took).toBeLessThan(60_000_000)
  expect((await outcome(zip, 'a.zip', 1)).thrown).toMatchObject({ message: 'given up' })
}, 30_000)
