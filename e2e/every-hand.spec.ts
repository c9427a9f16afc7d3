/** What the latent space offers, by mouse, by touch and by keyboard alone; each other story uses what is handy. */
import type { Locator, Page } from '@playwright/test'
import { fingerDrag, places } from './gestures'
import { exactZ } from './latent-point'
import { calm, greys, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

interface Hand {
  press(control: Locator): Promise<void>
  /** From a select. The list itself is drawn by the system, which shows it to mouse and finger. */
  choose(select: Locator, option: string): Promise<void>
  /** Pulls a slider up. */
  pull(slider: Locator): Promise<void>
}

const hands: Record<'mouse' | 'touch' | 'keyboard', Hand> = {
  mouse: {
    press: (control) => control.click(),
    choose: async (select, option) => void (await select.selectOption(option)),
    async pull(slider) {
      await slider.scrollIntoViewIfNeeded()
      const at = await places(slider)
      const mouse = slider.page().mouse
      await mouse.move(...at(0.5, 0.5))
      await mouse.down()
      await mouse.move(...at(0.8, 0.5), { steps: 3 })
      await mouse.up()
    },
  },
  touch: {
    press: (control) => control.tap(),
    choose: async (select, option) => void (await select.selectOption(option)),
    async pull(slider) {
      await slider.scrollIntoViewIfNeeded()
      const at = await places(slider)
      await fingerDrag(slider.page(), at(0.5, 0.5), at(0.8, 0.5))
    },
  },
  keyboard: {
    async press(control) {
      await control.focus()
      await control.press('Enter')
    },
    async choose(select, option) {
      await select.focus()
      await select.press('Home')
      const chosen = () => select.locator('option:checked').textContent()
      for (let press = 0; press < 20 && (await chosen()) !== option; press++) await select.press('ArrowDown')
      expect(await chosen()).toBe(option)
    },
    async pull(slider) {
      await slider.focus()
      await slider.press('PageUp')
    },
  },
}

for (const [name, hand] of Object.entries(hands)) {
  test(`the latent space by ${name} alone`, { tag: name === 'touch' ? '@phone' : '@desktop' }, async ({
    page,
    playground,
  }) => {
    await playground.open(`${quick}&model.latentDimensions=3`)
    await playground.loaded()
    await playground.train({ steps: 40 })
    await test.step('layers', () => layers(page, hand))
    await test.step('z', () => movesZ(page, playground, hand))
    await test.step('a plane through images', () => spans(page, hand))
    await test.step('directions', () => directions(page, hand))
    await test.step('paths', () => paths(page, hand))
    await test.step('UMAP', () => umap(page, hand))
    await test.step('files', () => files(page, hand))
  })
}

async function layers(page: Page, hand: Hand) {
  const toggles = async (chip: Locator) => {
    const before = await chip.getAttribute('aria-pressed')
    await hand.press(chip)
    await expect(chip).not.toHaveAttribute('aria-pressed', before ?? '')
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  for (const name of ['points', 'manifold', 'prior']) await toggles(button(name))
  await toggles(button('points'))
  await hand.press(button('More layers'))
  const more = page.getByRole('group', { name: 'More layers' })
  for (const name of ['density', 'posteriors', 'trails']) await toggles(more.getByRole('button', { name }))
  await hand.choose(more.getByRole('combobox', { name: 'Manifold' }), 'equal shares of the prior')
  await hand.press(button('More layers'))
  await expect(more).toHaveCount(0)

  const three = page.getByRole('group', { name: 'Classes' }).getByRole('button', { name: '3', exact: true })
  await toggles(three)
  await hand.press(button('Show all'))
  await expect(three).toHaveAttribute('aria-pressed', 'true')

  await hand.press(button('Zoom in'))
  await expect.poll(() => page.url()).toContain('view=')
  await hand.press(button('Show the prior'))
  await expect.poll(() => page.url()).not.toContain('view=')
}

async function movesZ(page: Page, playground: Playground, hand: Hand) {
  const before = (await playground.z())[0] ?? 0
  await hand.pull(page.getByRole('slider', { name: 'z1', exact: true }))
  await expect.poll(async () => (await playground.z())[0]).toBeGreaterThan(before)
  for (const name of ['Sample the prior', 'Sample this posterior']) {
    const z = await playground.z()
    await hand.press(page.getByRole('button', { name }))
    await expect.poll(() => playground.z(), name).not.toEqual(z)
  }
  const picture = playground.picture('Decoded image')
  const what = page.getByRole('combobox', { name: 'What is decoded' })
  await hand.choose(what, 'sample of p(x|z)')
  const sampled = await calm(picture)
  await hand.press(page.getByRole('button', { name: 'Sample the pixels again' }))
  await expect.poll(async () => largestDifference(sampled, await greys(picture))).toBe(255)
}

async function spans(page: Page, hand: Hand) {
  await hand.choose(page.getByRole('combobox', { name: 'Plane', exact: true }), 'three images')
  const third = page.getByRole('button', { name: /^Image C: / })
  await hand.press(third)
  await hand.press(
    page.getByRole('group', { name: /^Image C: / }).getByRole('button', { name: /^Test image 8:/ }),
  )
  await expect(third).toHaveAccessibleName(/^Image C: Test image 8:/)
  await hand.press(third)
  await expect(third).toHaveAttribute('aria-expanded', 'false')
}

async function directions(page: Page, hand: Hand) {
  await openTab(page, hand, 'Directions')
  await hand.choose(page.getByRole('combobox', { name: 'From group' }), 'class 1')
  await hand.choose(page.getByRole('combobox', { name: 'To group' }), 'class 7')
  const along = (amount: string) =>
    page.getByRole('button', { name: `${amount} times the direction`, exact: true })
  await hand.press(along('0.00'))
  await expect(along('0.00')).toHaveAttribute('aria-pressed', 'true')
  const start = await exactZ(page)
  await hand.pull(page.getByRole('slider', { name: 'Along the direction' }))
  await expect.poll(() => exactZ(page)).not.toEqual(start)

  await hand.choose(page.getByRole('combobox', { name: 'To group' }), 'chosen images')
  await expect(page.getByText('Both groups need an image')).toBeVisible()
  const addition = page.getByRole('button', { name: 'To group: add an image' })
  await hand.press(addition)
  await hand.press(page.getByRole('button', { name: 'Add', exact: true }))
  await expect(along('1.00')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Is there already' })).toBeDisabled()
  await hand.press(addition)
  await hand.press(page.getByRole('button', { name: 'To group: take out Test image 1: 7' }))
  await expect(page.getByText('Both groups need an image')).toBeVisible()
}

async function paths(page: Page, hand: Hand) {
  await openTab(page, hand, 'Paths')
  await hand.choose(page.getByRole('combobox', { name: 'From', exact: true }), 'the origin')
  await hand.choose(page.getByRole('combobox', { name: 'Speed' }), '16 pictures / s')
  await hand.press(page.getByRole('button', { name: 'Play', exact: true }))
  await expect(page.getByRole('button', { name: 'Picture 16 of 16' })).toHaveAttribute('aria-pressed', 'true')
  await hand.press(page.getByRole('button', { name: 'Picture 1 of 16' }))
  await expect.poll(() => exactZ(page)).toEqual([0, 0, 0])
  for (const [name, file] of [
    ['Save as PNG', 'vae-mnist-40-path.png'],
    ['Save as CSV', 'vae-mnist-40-path.csv'],
    ['Save as GIF', 'vae-mnist-40-path.gif'],
  ] as const)
    await saves(page, hand, name, file)
}

async function umap(page: Page, hand: Hand) {
  await openTab(page, hand, 'UMAP')
  await hand.press(page.getByRole('button', { name: 'Lay out', exact: true }))
  await hand.press(page.getByRole('button', { name: 'Cancel' }))
  await expect(page.getByRole('progressbar', { name: 'Layout' })).toHaveCount(0)
}

async function files(page: Page, hand: Hand) {
  await openTab(page, hand, 'Save')
  await saves(page, hand, 'Save as PNG: Latent space', 'vae-mnist-40-latent-space.png')
  await saves(page, hand, 'Save as CSV: Test images', 'vae-mnist-40-test-images.csv')
}

async function saves(page: Page, hand: Hand, name: string, file: string) {
  const button = page.getByRole('button', { name, exact: true })
  await expect(button).toBeEnabled()
  const download = page.waitForEvent('download')
  await hand.press(button)
  expect((await download).suggestedFilename()).toBe(file)
}

/** The keys go from tab to tab, of which only the open one is a stop of Tab. */
async function openTab(page: Page, hand: Hand, name: string) {
  const tab = page.getByRole('tab', { name })
  if (hand === hands.keyboard) {
    await page.getByRole('tab', { selected: true }).focus()
    await page.keyboard.press('Home')
    while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowRight')
  } else await hand.press(tab)
  // What is out of sight is not computed.
  await page.getByRole('tabpanel').evaluate((panel) => panel.scrollIntoView())
}
