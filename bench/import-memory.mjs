/**
 * `npm run bench:import`: what the page needs to read 100,000 pictures of 64 x 64 from a ZIP, to keep them with a run
 * and to bring them back, and what is left of it after that, after others took their place, and after readings that
 * were refused or given up. IMAGES names a smaller number. Linux only: it says what memory is the process's own,
 * without the program's file.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { writePictures } from './picture-zip.mjs'
import { keepResult } from './results.mjs'
import { mebibytes } from './statistics.mjs'

const most = 100_000
const images = Number(process.env.IMAGES ?? most)
/** A reading takes minutes. */
const patience = { timeout: 900_000 }

const { page, close } = await openHeadlessPage({
  hash: 'v=1&backend=wasm',
  // Answers at once, rather than after the next collection of garbage.
  browserArguments: ['--enable-blink-features=ForceEagerMeasureMemory'],
})
const folder = await mkdtemp(join(tmpdir(), 'import-memory-'))
const dialog = page.getByRole('dialog')
const rows = {}
try {
  const pictures = join(folder, 'pictures.zip')
  await writePictures(pictures, images)
  const renderer = await rendererProcess()
  await note(renderer, 'nothing', async () => {})
  await note(renderer, 'used', () => use(pictures))
  await note(renderer, 'kept with a run', keep)
  await page.reload()
  await page.evaluate(() => window.playground.ready)
  await note(renderer, 'brought back', bringBack)
  await note(renderer, 'used in their place', () => use(pictures))
  await note(renderer, 'given up half-way', async () => {
    await choose(pictures)
    await page.waitForFunction(() => document.querySelector('dialog progress')?.value > 0.5, null, patience)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })
  if (images === most) {
    const tooMany = join(folder, 'too-many.zip')
    await writePictures(tooMany, most + 1)
    await note(renderer, 'refused at its end', async () => {
      await choose(tooMany)
      await dialog.getByRole('alert').waitFor(patience)
      await dialog.getByRole('button', { name: 'Close' }).click()
    })
  }
} finally {
  await close()
  await rm(folder, { recursive: true })
}
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([when, { peak, left }]) => [
      when,
      { 'peak, MiB': mebibytes(peak), 'left, MiB': mebibytes(left) },
    ]),
  ),
)
await keepResult('import-memory', { images, rows })

async function choose(file) {
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Your own data' }).first().click()
  await dialog.locator('input[type=file][multiple]').setInputFiles(file)
}

async function use(file) {
  const before = await page.evaluate(() => window.playground.settings().dataset)
  await choose(file)
  await dialog.getByRole('button', { name: 'Use these images' }).click(patience)
  await page.waitForFunction((dataset) => {
    return window.playground.settings().dataset !== dataset && window.playground.status().phase === 'ready'
  }, before)
}

/** Trains, and waits until the images are kept as a whole. */
async function keep() {
  await page.evaluate(() => window.playground.step())
  while (!(await page.evaluate(hasKeptImages))) await setTimeout(100)
}

async function hasKeptImages() {
  const answer = (request) => new Promise((resolve) => request.addEventListener('success', resolve))
  const opening = indexedDB.open('vae-playground')
  await answer(opening)
  const counting = opening.result.transaction('datasets').objectStore('datasets').count()
  await answer(counting)
  opening.result.close()
  return counting.result > 0
}

async function bringBack() {
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForFunction(() => window.playground.status().step === 1, null, patience)
}

/** Does something; keeps how large the process was at most meanwhile, and what scripts and buffers hold after, bytes. */
async function note(renderer, when, action) {
  let peak = await ownMemory(renderer)
  let watching = true
  const watch = async () => {
    while (watching) {
      peak = Math.max(peak, await ownMemory(renderer))
      await setTimeout(20)
    }
  }
  const watched = watch()
  await action().finally(() => {
    watching = false
  })
  await watched
  const { bytes } = await page.evaluate(() => performance.measureUserAgentSpecificMemory())
  rows[when] = { peak, left: bytes }
  console.log(when, JSON.stringify(rows[when]))
}

/** The process in which the page and its workers are: the largest of its kind. */
async function rendererProcess() {
  const session = await page.context().browser().newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const sized = await Promise.all(renderers.map(async ({ id }) => ({ id, bytes: await ownMemory(id) })))
  return sized.toSorted((one, other) => other.bytes - one.bytes)[0].id
}

/** What a process has in memory, bytes, but for files such as the program itself, which others may share. */
async function ownMemory(id) {
  const status = await readFile(`/proc/${id}/status`, 'utf8')
  const line = (name) => 1024 * Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))[1])
  return line('RssAnon') + line('RssShmem')
}
