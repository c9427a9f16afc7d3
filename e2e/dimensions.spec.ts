import type { Locator, Page } from '@playwright/test'
import { places } from './gestures'
import { quick } from './playground'
import { expect, test } from './test'

/** A run that collapses: after 300 steps half of its dimensions have become inactive, after 600 all. */
const collapsing = `${quick}&objective.beta=6&optimizer.learningRate=0.003`

/** The numbers of the sliders in sight, from above. */
const numbers = async (page: Page) => {
  const sliders = await page.getByRole('slider', { name: /^z\d+$/ }).all()
  return Promise.all(
    sliders.map(async (slider) => Number((await slider.getAttribute('aria-label'))?.slice(1))),
  )
}

/** What the slider's description says. */
const described = (slider: Locator) =>
  slider.evaluate(
    (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
  )

test('1 to 64 latent dimensions: a slider each, ordered by the KL of evaluate()', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&model.latentDimensions=1`)
  await playground.loaded()
  for (const dimensions of [1, 2, 3, 32, 64]) {
    await playground.configure({ model: { latentDimensions: dimensions } })
    const asNumbered = Array.from({ length: dimensions }, (_, index) => index + 1)
    expect(await numbers(page), 'before anything is known').toEqual(asNumbered)
    await playground.train({ steps: 30 })
    const { klPerDimension } = await playground.evaluate({})
    const active = asNumbered.filter((number) => (klPerDimension[number - 1] ?? 0) > 0.01)
    const byKl = (list: number[]) =>
      list.toSorted((one, other) => (klPerDimension[other - 1] ?? 0) - (klPerDimension[one - 1] ?? 0))
    const expected = dimensions <= 2 ? asNumbered : dimensions <= 6 ? byKl(asNumbered) : byKl(active)
    await expect.poll(() => numbers(page)).toEqual(expected.length > 0 ? expected : byKl(asNumbered))
    for (const number of (await numbers(page)).slice(0, 3)) {
      const slider = page.getByRole('slider', { name: `z${number}`, exact: true })
      expect(await described(slider)).toContain(`${(klPerDimension[number - 1] ?? 0).toFixed(2)} nats`)
    }
  }
})

test('inactive dimensions are folded away, say why, and can be moved', async ({ page, playground }) => {
  await playground.open(`${collapsing}&model.latentDimensions=32`)
  await playground.loaded()
  await playground.train({ steps: 300 })
  const { klPerDimension } = await playground.evaluate({})
  const inactive = klPerDimension.filter((kl) => kl <= 0.01).length
  expect(inactive, 'some, not all').toBeGreaterThan(0)
  expect(inactive).toBeLessThan(32)
  const fold = page.getByText(/^\d+ inactive dimensions?$/)
  await expect(fold).toHaveText(new RegExp(`^${inactive} `))
  expect((await numbers(page)).length).toBe(32 - inactive)
  await fold.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await numbers(page)).length).toBe(32)
  const last = page.getByRole('slider', { name: /^z\d+$/ }).last()
  expect(await described(last)).toContain('the posterior equals the prior')
  await last.focus()
  await expect(page.locator('[popover]:popover-open')).toContainText('the decoder ignores it')
  await last.press('ArrowRight')
  expect(Number(await last.inputValue())).toBeCloseTo(0.01, 6)
  await last.blur()

  await playground.train({ steps: 300 })
  await expect(page.getByText(/^Every dimension is inactive/)).toBeVisible()
  await expect.poll(async () => (await numbers(page)).length, 'nothing is folded then').toBe(32)
})

test('a coordinate goes back to 0 by itself, and all of them at once', {
  tag: ['@desktop', '@phone'],
}, async ({ page, playground }) => {
  await playground.open(`${quick}&model.latentDimensions=3&z=1,-2,0.5`)
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true })
    const touch = await page.evaluate(() => matchMedia('(pointer: coarse)').matches)
    await (touch ? button.tap() : button.click())
  }
  await press('z2 to 0')
  expect(await playground.z()).toEqual([1, 0, 0.5])
  await expect(page.getByRole('button', { name: 'z2 to 0' })).toHaveCount(0)
  await page.getByRole('button', { name: 'z1 to 0' }).focus()
  await page.keyboard.press('Enter')
  expect(await playground.z()).toEqual([0, 0, 0.5])
  await press('All coordinates to 0')
  expect(await playground.z()).toEqual([0, 0, 0])
})

test('the order never jumps under a hand, or while training goes on', async ({ page, playground }) => {
  // Trains until the order has changed.
  test.slow()
  await playground.open(`${quick}&model.latentDimensions=5`)
  await playground.loaded()
  const slider = page.getByRole('slider', { name: 'z1', exact: true })
  const at = await places(slider)
  await page.mouse.move(...at(0.5, 0.5))
  await page.mouse.down()
  await playground.train({ steps: 30 })
  const { klPerDimension } = await playground.evaluate({})
  const byKl = [1, 2, 3, 4, 5].sort((a, b) => (klPerDimension[b - 1] ?? 0) - (klPerDimension[a - 1] ?? 0))
  expect(byKl, 'the order has changed').not.toEqual([1, 2, 3, 4, 5])
  const sort = page.getByRole('button', { name: 'Sort now' })
  await expect(sort).toBeVisible()
  await page.mouse.move(...at(0.7, 0.5), { steps: 3 })
  expect(await numbers(page)).toEqual([1, 2, 3, 4, 5])
  await page.mouse.up()
  expect(await numbers(page), 'the focus is still there').toEqual([1, 2, 3, 4, 5])
  await slider.blur()
  await expect.poll(() => numbers(page)).toEqual(byKl)
  await expect(sort).toHaveCount(0)

  // Another order while training goes on waits until somebody asks for it.
  const training = playground.train()
  const changed = async () => {
    await playground.evaluate({})
    return sort.isVisible()
  }
  await expect.poll(changed, { timeout: 40_000 }).toBe(true)
  expect(await numbers(page)).toEqual(byKl)
  await sort.click()
  await expect.poll(() => numbers(page)).not.toEqual(byKl)
  await playground.pause()
  await training
})

test('an autoencoder, which has no KL, orders its dimensions by the spread of its codes', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&model.kind=ae&model.latentDimensions=4`)
  await playground.loaded()
  await playground.train({ steps: 30 })
  await expect(page.getByRole('button', { name: 'Ordered by the spread of the codes' })).toBeVisible()
  const spreads = async () => {
    const texts = await Promise.all((await page.getByRole('slider', { name: /^z\d+$/ }).all()).map(described))
    return texts.map((text) => Number(text?.match(/by ([\d.]+), their standard deviation/)?.[1]))
  }
  await expect.poll(spreads).toHaveLength(4)
  await expect
    .poll(async () => {
      const found = await spreads()
      return found.every((spread, place) => spread > 0 && spread <= (found[place - 1] ?? Infinity))
    })
    .toBe(true)
})

test('another number of dimensions leaves no stale slider, while data load and while it trains', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&model.latentDimensions=32`)
  for (const dimensions of [3, 64, 2, 5]) {
    const training = playground.train().catch(() => {})
    await playground.configure({ model: { latentDimensions: dimensions } })
    expect((await numbers(page)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: dimensions }, (_, index) => index + 1),
    )
    await training
  }
})
