import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { quick } from './playground'
import { expect, test } from './test'

/** The page around the frame comes from another host, as far as the browser can tell. */
test.use({ expectedNoise: /foreign request: http:\/\/127\.0\.0\.1:\d+\// })

test('Share gives a code to scan and a frame for another page, where the playground runs and keeps nothing', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&objective.beta=4`)
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog').first()
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Show large' }).click()
  const large = page.getByRole('img', { name: 'QR code of the link, as large as the window' })
  expect((await large.boundingBox())?.height).toBe(900)
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()
  const code = await dialog.getByRole('textbox', { name: 'Embed code' }).inputValue()

  // A browser that lets no frame of another host store anything.
  const course = await serve(`<!doctype html><title>Course</title><link rel="icon" href="data:,">${code}`)
  await page.context().addInitScript(() => {
    if (self === top) return
    Object.assign(window, { reached: [] })
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
      Object.defineProperty(window, name, {
        get() {
          ;(window as unknown as { reached: string[] }).reached.push(name)
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    }
  })
  await page.goto(course)
  await page.evaluate(() => addEventListener('message', () => Object.assign(window, { heard: true })))
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('button', { name: 'Step', exact: true })).toBeEnabled()
  await frame.getByRole('button', { name: 'Step', exact: true }).click()
  const inside = page.frames()[1]
  await expect
    .poll(() => inside?.evaluate(() => window.playground.status()))
    .toMatchObject({ step: 1, phase: 'paused' })
  await expect(frame.getByRole('img', { name: 'Decoded image' })).toBeVisible()
  for (const name of ['Share', 'Model file']) {
    await expect(frame.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await frame.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  expect(await inside?.evaluate(() => (window as unknown as { reached: string[] }).reached)).toEqual([])
  expect(page.workers().filter((worker) => worker.url().includes('keeper'))).toEqual([])
  expect(await page.evaluate(() => 'heard' in window), 'tells the page around it nothing').toBe(false)

  const link = frame.getByRole('link', { name: 'Open in full' })
  const full = new URL((await link.getAttribute('href')) ?? '')
  expect(Object.fromEntries(new URLSearchParams(full.hash.slice(1)))).toMatchObject({
    'objective.beta': '4',
    'model.hidden': '16',
  })
  expect(full.hash).not.toContain('embed')
  await expect.poll(() => inside?.url(), 'stays embedded when its address is written').toContain('embed=1')
})

/** The address of a page on a host of its own. */
function serve(html: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end(html)
  })
  // Ends with the tests.
  server.unref()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    })
  })
}
