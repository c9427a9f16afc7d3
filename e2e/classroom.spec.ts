import type { Page } from '@playwright/test'
import { type Hideable, hideable } from '../src/session/shell'
import { quick } from './playground'
import { expect, test } from './test'

/** What goes with each name of `hide`. */
const parts: Record<Hideable, RegExp> = {
  transport: /^button (Reset|Train|Step|Slow motion)$/,
  'slow-motion': /^button Slow motion$/,
  lessons: /^button Lessons$/,
  progress: /^status (Epochs|Step|Images)/i,
  backend: /^(button Computes on|select Backend)/,
  language: /^select Language$/,
  theme: /^select Theme$/,
  present: /^button Present$/,
  share: /^button Share$/,
  runs: /^button Runs$/,
  model: /^button Take it further$/,
  shortcuts: /^button Shortcuts$/,
  about: /^button About$/,
  settings:
    /^(select (Data set|Likelihood|Batch size)|input (β|Learning rate|Seed)|button (Your own data|Network|Back to the trained model|All settings))/,
  'data-set': /^(select Data set|button Your own data)$/,
  network: /^button Network/,
  likelihood: /^select Likelihood$/,
  beta: /^input β$/,
  'learning-rate': /^input Learning rate$/,
  'batch-size': /^select Batch size$/,
  seed: /^input Seed$/,
  'all-settings': /^button All settings$/,
  input:
    /^(h2 Input|button (Input$|Undo stroke|Clear drawing|Test image|Go there|Sample this|what the encoder)|div Drawing area|input Upload|canvas Input|svg z\d: mean)/,
  expected: /^button What should I see\?$/,
  layers: /^button (points|manifold|prior|More layers)$/,
  span: /^(select (Plane|across|up)|button Plane)$/,
  sliders: /^(input z\d|button (In the order|All coordinates|Sample the prior))/,
  classes: /^button \d$/,
  decoded:
    /^(h2 Decoded|button (Decoded|reconstruction|difference|Input image|−ELBO|more surprising)|select What|canvas (Decoded|Reconstruction|Difference))/,
  comparison: /^(button (reconstruction|difference|Input image|−ELBO|more surprising)|canvas (Recons|Diff))/,
  // The table of costs explains the KL divergence, too.
  curves: /^((h2|figure) (ELBO|Reconstruction loss|KL divergence)|button (ELBO|Reconstruction loss))$/,
  explore:
    /^(h2 Explore|button (Slow motion|Explore|Samples|Paths|Directions|Dimensions|Neighbours|UMAP|Measures|Anomalies|Compare|One step|Save|New seed|Sample \d)|select Samples of|input Sheet)/,
}

test('each name of hide= takes away what it names, and nothing else; unknown ones are told once', async ({
  page,
  playground,
}) => {
  const hash = `${quick}&model.latentDimensions=3`
  await playground.open(hash)
  await playground.loaded()
  await expect(page.getByRole('figure', { name: 'ELBO' })).toBeVisible()
  const all = await controls(page)
  for (const name of hideable) {
    const left = await page.evaluate(hidden, `${hash}&hide=${name}`).then(() => controls(page))
    expect
      .soft(
        left.filter((one) => !all.includes(one)),
        `nothing comes with ${name}`,
      )
      .toEqual([])
    const gone = all.filter((one) => !left.includes(one))
    expect.soft(gone.length, name).toBeGreaterThan(0)
    expect
      .soft(
        gone.filter((one) => !parts[name].test(one)),
        name,
      )
      .toEqual([])
    // Whatever it names is gone, wherever it stood.
    expect
      .soft(
        left.filter((one) => all.includes(one) && parts[name].test(one)),
        name,
      )
      .toEqual([])
  }
  await page.evaluate(hidden, `${hash}&hide=ghosts,seed`)
  await expect(playground.notices.getByText(/hide/)).toHaveCount(1)
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveCount(0)
})

test('Share gives a class what a teacher ticks; the presentation shows three views, by keys or buttons', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog').first()
  await dialog.getByText('For a class').click()
  await dialog.getByRole('checkbox', { name: 'Explore' }).check()
  await dialog.getByRole('checkbox', { name: 'β', exact: true }).check()
  await dialog.getByRole('checkbox', { name: 'The link opens the presentation' }).check()
  const link = await dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
  expect(new URL(link).hash).toContain('&present=1&hide=beta,explore')
  await page.keyboard.press('Escape')

  await page.evaluate(() => Object.assign(window, { locks: 0 }))
  await playground.plane.press('p')
  await expect(page.locator('html'), 'a key of the plane').not.toHaveAttribute('data-present')
  await page.evaluate((given) => {
    navigator.wakeLock.request = async () => {
      Object.assign(window, { locks: 1 })
      return { release: async () => Object.assign(window, { locks: 0 }) } as unknown as WakeLockSentinel
    }
    location.hash = given
  }, new URL(link).hash)
  const locks = () => page.evaluate(() => (window as unknown as { locks: number }).locks)
  await expect(page.locator('html')).toHaveAttribute('data-present')
  await expect.poll(locks, 'the screen stays awake').toBe(1)
  await expect(page.getByRole('button', { name: 'All settings' })).toHaveCount(0)
  const picture = playground.picture('Decoded image')
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    await page.setViewportSize(size)
    // Everything in one window, and the plane has most of its height.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      .toBeLessThan(2)
    expect.soft((await playground.plane.boundingBox())?.height).toBeGreaterThan(0.6 * size.height)
    expect.soft((await picture.boundingBox())?.height).toBeGreaterThan(0.25 * size.height)
    const type = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
    expect.soft(type).toBeGreaterThan(size.height / 53)
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  await playground.plane.focus()
  await page.keyboard.press('PageDown')
  await expect(playground.plane).toBeHidden()
  await expect.poll(async () => (await picture.boundingBox())?.height).toBeGreaterThan(500)
  await page.getByRole('button', { name: 'Next view' }).click()
  await expect(picture).toBeHidden()
  await expect(page.getByRole('figure', { name: 'ELBO' })).toBeVisible()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(playground.plane).toBeVisible()
  await page.mouse.move(2, 2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.locator('html')).not.toHaveAttribute('data-present')
  expect(await locks()).toBe(0)
  await expect.poll(() => page.url(), 'the address follows').not.toContain('present')
  expect(page.url()).toContain('hide=beta,explore')
})

/** Follows a hash, as if it had been put into the address, and waits for what it draws. */
async function hidden(hash: string): Promise<void> {
  location.hash = hash
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
}

/** What one can use or read, by kind and name. */
const controls = (page: Page) =>
  page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLElement>(
        'button, input, select, a[href], [role=application], [role=img], figure, h2, [class*=stats] > *',
      ),
    )
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const label = element.ariaLabel ?? (element as HTMLInputElement).labels?.[0]?.textContent
        const kind = /^(div|span)$/.test(element.localName) && !element.role ? 'status' : element.localName
        const text = (label ?? element.textContent ?? '').trim()
        return kind === 'status' ? `status ${text.replace(/^[^a-z]+/i, '')}` : `${kind} ${text}`.slice(0, 60)
      }),
  )
