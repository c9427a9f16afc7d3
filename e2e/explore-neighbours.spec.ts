import type { Page } from '@playwright/test'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { allImages, expect, test } from './test'

// Of fewer, none would stand still while training goes on.
test.use(allImages)

const open = async (page: Page, playground: Playground, hash = quick) => {
  await playground.open(hash)
  await playground.loaded()
  await page.getByRole('tab', { name: 'Neighbours' }).scrollIntoViewIfNeeded()
  await page.getByRole('tab', { name: 'Neighbours' }).click()
  // What is out of sight is not computed.
  await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView())
}

const images = (page: Page, name: 'Nearest codes' | 'Nearest pictures') =>
  page.getByRole('group', { name }).getByRole('button', { name: /^Test image \d+: \d, distance [\d.]+$/ })

const distances = async (page: Page, name: 'Nearest codes' | 'Nearest pictures') =>
  (await images(page, name).evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel))).map((label) =>
    Number(label?.match(/[\d.]+$/)?.[0]),
  )

test('the nearest test images', async ({ page, playground }) => {
  await test.step('eight in each space, nearest first, and they follow z', async () => {
    await open(page, playground, `${quick}&z=0.4,-0.7`)
    await playground.train({ steps: 40 })
    for (const name of ['Nearest codes', 'Nearest pictures'] as const) {
      await expect(images(page, name)).toHaveCount(8)
      const found = await distances(page, name)
      expect(found).toEqual(found.toSorted((one, other) => one - other))
    }
    await expect(page.getByText('among 10,000 test images')).toHaveCount(2)

    const first = images(page, 'Nearest pictures').first()
    const [decoded = []] = await playground.decode([[0.4, -0.7]])
    const error = async () => {
      const shown = await greys(first.locator('canvas'))
      const mean = decoded.reduce((sum, value, i) => sum + (value - (shown[i] ?? 0) / 255) ** 2, 0) / 784
      return Math.abs(mean - ((await distances(page, 'Nearest pictures'))[0] ?? 0))
    }
    await expect.poll(error, 'the mean squared error to the decoded image').toBeLessThan(0.0001)

    const before = await distances(page, 'Nearest codes')
    await page.getByRole('slider', { name: 'z1', exact: true }).press('PageUp')
    await expect.poll(() => distances(page, 'Nearest codes')).not.toEqual(before)

    await page.getByRole('button', { name: 'Test image 3: 1' }).click()
    await page.getByRole('button', { name: 'Go there' }).click()
    const itself = 'Test image 3: 1, distance 0.00'
    await expect(images(page, 'Nearest codes').first(), 'of its own mean').toHaveAccessibleName(itself)
  })

  await test.step('choosing one makes it the input, by mouse and by keys', async () => {
    await settled(page)
    const third = images(page, 'Nearest pictures').nth(2)
    await third.click()
    await expect(third).toHaveAttribute('aria-pressed', 'true')
    await isInput(playground, await greys(third.locator('canvas')))
    await page.keyboard.press('ArrowRight')
    const fourth = images(page, 'Nearest pictures').nth(3)
    await expect(fourth).toBeFocused()
    await isInput(playground, await greys(fourth.locator('canvas')))
  })

  await test.step('neighbours follow the training and other latent dimensions', async () => {
    await expect(images(page, 'Nearest codes')).toHaveCount(8)
    const before = await distances(page, 'Nearest codes')
    const training = playground.train()
    await expect.poll(() => distances(page, 'Nearest codes')).not.toEqual(before)
    await expect(page.getByText('among 2,000 test images'), 'those that move').toBeVisible()
    await playground.pause()
    await training
    await expect(page.getByText('among 10,000 test images')).toHaveCount(2)
    await playground.configure({ model: { latentDimensions: 5 } })
    await expect(images(page, 'Nearest codes')).toHaveCount(8)
  })
})

test('choosing one by finger makes it the input', { tag: '@phone' }, async ({ page, playground }) => {
  await open(page, playground)
  await settled(page)
  const second = images(page, 'Nearest codes').nth(1)
  await second.tap()
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  await isInput(playground, await greys(second.locator('canvas')))
})

/** Waits until the neighbours are those of the present weights. */
async function settled(page: Page) {
  let previous: number[] = []
  const unchanged = async () => {
    const before = previous
    previous = await distances(page, 'Nearest codes')
    return previous.length === 8 && before.join() === previous.join()
  }
  await expect.poll(unchanged, { intervals: [1000] }).toBe(true)
}

/** Waits until the network's input is this picture, of 28 x 28 greys. */
async function isInput(playground: Playground, shown: number[]) {
  const input = playground.picture('Input image')
  const expected = await greysOf(
    shown.map((grey) => grey / 255),
    input,
  )
  await expect.poll(async () => largestDifference(expected, await greys(input))).toBeLessThanOrEqual(1)
}
