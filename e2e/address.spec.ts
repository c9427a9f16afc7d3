import { quick } from './playground'
import { expect, test } from './test'

const link = `${quick}&objective.beta=4&optimizer.clipGlobalNorm=2.5&seed=0&z=0.5,-1.2`

test('settings and z travel through the address', async ({ page, playground }) => {
  await playground.open(link)
  expect(await playground.settings()).toMatchObject({
    model: { hidden: [16] },
    batchSize: 16,
    seed: 0,
    backend: 'wasm',
    objective: { beta: 4 },
    optimizer: { clipGlobalNorm: 2.5, learningRate: 0.001 },
  })
  expect(await playground.z()).toEqual([0.5, -1.2])

  await playground.configure({ model: { hidden: [16, 8] }, objective: { beta: 1 } })
  await page.getByRole('spinbutton', { name: 'z2 value' }).fill('0.75')
  await page.getByRole('spinbutton', { name: 'z2 value' }).press('Enter')
  await expect
    .poll(() => hashOf(page.url()))
    .toMatchObject({
      v: '1',
      'model.hidden': '16,8',
      z: '0.5,0.75',
      seed: '0',
    })
  expect(hashOf(page.url()), 'defaults are left out').not.toHaveProperty('objective.beta')

  const settings = await playground.settings()
  await page.reload()
  await playground.ready()
  expect(await playground.settings()).toEqual(settings)
  expect(await playground.z()).toEqual([0.5, 0.75])
})

test('what is unknown or bad is ignored and reported once; the address loses it, when the page opens and when a hash is put in', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&nonsense=1&objective.beta=-3&batchSize=many&seed=9&z=1,2,3`)
  await expect.poll(() => hashOf(page.url())).toEqual({ ...hashOf(`#${quick}`), seed: '9' })
  expect(await playground.settings()).toMatchObject({ seed: 9, batchSize: 16, objective: { beta: 1 } })
  const notice = playground.notices.getByText(/The link holds something/)
  await expect(notice).toHaveCount(1)
  for (const key of ['nonsense', 'objective.beta', 'batchSize']) await expect(notice).toContainText(key)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await playground.configure({ objective: { beta: 2 } })
  await expect(notice).toHaveCount(0)
  await page.evaluate((hash) => {
    location.hash = hash
  }, `${quick}&seed=9&z=99,0`)
  await expect.poll(() => page.url()).not.toContain('z=')
})

test('another hash in the open page is followed, and the back button is not buried under addresses', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  await playground.train({ steps: 2 })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `${quick}&objective.beta=3&z=1,1`)
  await expect.poll(async () => (await playground.settings()).objective.beta).toBe(3)
  expect(await playground.z()).toEqual([1, 1])
  expect((await playground.status()).step, 'β is live: the run goes on').toBe(2)

  await playground.plane.press('Home')
  const before = await page.evaluate(() => history.length)
  for (let press = 0; press < 5; press++) await playground.plane.press('ArrowRight')
  await expect.poll(() => page.url()).toContain('z=0.5,0')
  expect(await page.evaluate(() => history.length)).toBe(before)
})

test('Share gives the address as a link, and copies it', async ({ page, playground, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await playground.open(link)
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog')
  const shared = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await expect.poll(() => hashOf(page.url())).toEqual(hashOf(shared))
  expect(new URL(shared).pathname).toBe(new URL(page.url()).pathname)
  expect(hashOf(shared)).toEqual(hashOf(`#${link}`))
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect(dialog.getByRole('status').first()).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shared)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

/** The keys and values of an address's hash. */
function hashOf(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(address.split('#')[1] ?? ''))
}
