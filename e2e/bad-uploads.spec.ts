import type { Page } from '@playwright/test'
import { digitFile } from './picture-files'
import { calm, greys, largestDifference } from './pictures'
import { quick } from './playground'
import { expect, test } from './test'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28"><path d="M9 4h10"/></svg>'
const html = '<!doctype html><title>seven</title><script>document.title = "run"</script>'

/** A PNG's signature and header chunk that claim a size; nothing behind them. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33)
  header.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  header.writeUInt32BE(13, 8)
  header.write('IHDR', 12, 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.set([8, 0, 0, 0, 0], 24)
  return header
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** What each file says wrong; `bytes` of null takes a genuine picture, cut off in the middle. */
const files = [
  { name: 'drawing.svg', type: 'image/svg+xml', bytes: Buffer.from(svg), reason: /SVG/ },
  { name: 'svg-in-disguise.png', type: 'image/png', bytes: Buffer.from(svg), reason: /SVG/ },
  { name: 'page-in-disguise.png', type: 'image/png', bytes: Buffer.from(html), reason: /HTML/ },
  { name: 'nothing.png', type: 'image/png', bytes: Buffer.alloc(0), reason: /empty/ },
  { name: 'torn.png', type: 'image/png', bytes: null, reason: /damaged or cut short/ },
  { name: 'torn.jpeg', type: 'image/jpeg', bytes: null, reason: /damaged or cut short/ },
  { name: 'huge.png', type: 'image/png', bytes: pngHeader(100_000, 100_000), reason: /100,?000 × 100,?000/ },
  { name: 'moving.gif', type: 'image/gif', bytes: gif, reason: /GIF/ },
  { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('seven, upright'), reason: /no picture/ },
]

test('each is refused with a sentence, nothing else happens, and the chooser takes the next good picture', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  const input = playground.picture('Input image')
  const before = await calm(input)
  for (const { name, type, bytes, reason } of files) {
    const buffer = bytes ?? (await torn(page, type === 'image/png' ? 'png' : 'jpeg'))
    await page.getByLabel('Upload image').setInputFiles({ name, mimeType: type, buffer })
    const sentence = playground.notices.getByText(name)
    await expect(sentence).toBeVisible({ timeout: 3000 })
    await expect.soft(sentence).toContainText(reason)
    await expect.soft(sentence).not.toContainText(/\{\{|undefined|NaN|4,?096 million/)
    // What is said to be accepted does not hold what has just been refused.
    const [, accepted = ''] = ((await sentence.textContent()) ?? '').split('Accepted')
    expect.soft(accepted, name).not.toMatch(/SVG|GIF/)

    expect.soft(largestDifference(before, await greys(input)), name).toBe(0)
    await expect(page).toHaveTitle('VAE Playground')
    expect(await playground.status()).toMatchObject({ phase: 'ready', step: 0 })
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(sentence).toHaveCount(0)
  }
  await page.getByLabel('Upload image').setInputFiles(await digitFile(page, 'seven.png', 'png'))
  await expect(page.getByText('From seven.png')).toBeVisible()
})

/** The first half of a genuine picture. */
async function torn(page: Parameters<typeof digitFile>[0], type: 'png' | 'jpeg'): Promise<Buffer> {
  const { buffer } = await digitFile(page, 'whole', type)
  return buffer.subarray(0, Math.floor(buffer.length / 2))
}

/** Lets go of something above the page. */
type Dropped = { text: Record<string, string> } | { files: Record<string, string> }

function drop(page: Page, ...drops: Dropped[]): Promise<void> {
  return page.evaluate((all) => {
    for (const dropped of all) {
      const dataTransfer = new DataTransfer()
      if ('text' in dropped) {
        for (const [type, text] of Object.entries(dropped.text)) dataTransfer.setData(type, text)
      } else {
        for (const [name, text] of Object.entries(dropped.files))
          dataTransfer.items.add(new File([text], name))
      }
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }
  }, drops)
}

const table = (rows: number) => Array.from({ length: rows }, (_, row) => `${row % 3},0,64,128,255`).join('\n')

test('a drop of no file, two drops at once and one that is given up leave training alone; thousands are looked at', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const link = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>'
  const texts = { 'text/plain': 'seven', 'text/uri-list': link, 'text/html': `<img src='${link}'>` }
  for (const [type, text] of Object.entries(texts)) {
    await drop(page, { text: { [type]: text } })
    const sentence = playground.notices.getByText('What was dropped is text or a link, not a file')
    await expect(sentence).toBeVisible({ timeout: 1000 })
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(sentence).toHaveCount(0)
  }

  await drop(page, { files: { 'first.csv': table(2000) } }, { files: { 'second.csv': table(30) } })
  await expect(dialog.getByRole('heading', { name: 'Your own data: second' })).toBeVisible()

  await drop(page, { files: { 'long.csv': table(30_000) } })
  await dialog.getByRole('progressbar').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('heading', { name: 'Your own data', exact: true })).toBeVisible()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveTitle('VAE Playground')
  const { phase, step } = await playground.status()
  expect(phase).toBe('training')
  expect(await playground.settings()).toMatchObject({ dataset: 'mnist' })
  await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(step)

  await playground.pause()
  const notes = Object.fromEntries(Array.from({ length: 5000 }, (_, note) => [`${note}.md`, 'seven']))
  await drop(page, { files: notes })
  await expect(dialog.getByRole('alert')).toContainText(/Nothing here can be read as images \(5,?000 files/)
})
