import { lessons as english } from '../src/i18n/catalogues/en/lessons'
import { lessons as chinese } from '../src/i18n/catalogues/zh-cn/lessons'
import type { LessonName } from '../src/lessons/lesson'
import { lessons } from '../src/lessons/lessons'
import type { Progress } from '../src/lessons/progress'
import { Learner } from './learner'
import { allImages, expect, test } from './test'

/** What an earlier visit of a learner has left, who has done most of the training then. */
const earlierVisit: Progress = {
  places: {
    1: {
      at: 4,
      predicted: 'copy',
      answered: null,
      done: ['train', 'compare', 'wide'],
      notes: { narrow: 178.7, wide: 114.7 },
    },
    2: { at: 3, predicted: 'plain', answered: null, done: ['plain', 'hole'], notes: { plain: 10.5 } },
    5: {
      at: 3,
      predicted: 'both',
      answered: null,
      done: ['trained', 'four'],
      notes: { r1: 139.5, kl1: 6, r4: 143.7, kl4: 4.6 },
    },
    6: {
      at: 6,
      predicted: 'nothing',
      answered: null,
      done: ['collapsed', 'same', 'cheaper', 'warmUp', 'freeBits'],
      notes: { collapsed: 0.006, cheaper: 9.4, warmUp: 3.6, freeBits: 7.2 },
    },
    9: {
      at: 4,
      predicted: 'plain',
      answered: null,
      done: ['faults', 'plain', 'averaged'],
      notes: { plainError: 18, averagedError: 53.4, averagedKl: 0 },
    },
  },
  finished: [],
  before: null,
}

test.use(allImages)

const languages = [
  { locale: 'en-US', button: 'Lessons', texts: english, tag: '@desktop', left: null },
  { locale: 'zh-CN', button: '课程', texts: chinese, tag: '@phone', left: earlierVisit },
] as const

/** What a lesson claims, of the numbers that a learner has found. */
const claims: Record<LessonName, (notes: Record<string, number>) => void> = {
  autoencoder: ({ narrow = 0, wide = 0 }) => expect(wide).toBeLessThan(narrow - 40),
  holes: ({ plain = 0, variational = 0 }) => expect(plain).toBeGreaterThan(2 * variational),
  dice: ({ epsilon = 9 }) => expect(Math.abs(epsilon)).toBeLessThan(5),
  elbo: ({ r = 0, kl = 0, cost = 0 }) => {
    expect(cost).toBeCloseTo(r + kl, 3)
    expect(r).toBeGreaterThan(5 * kl)
  },
  beta({ r1 = 0, kl1 = 0, r4 = 0, kl4 = 0, rLow = 0, klLow = 0 }) {
    expect(kl4).toBeLessThan(kl1 - 1)
    expect(r4).toBeGreaterThan(r1 + 2)
    expect(klLow).toBeGreaterThan(kl1 + 1)
    expect(rLow).toBeLessThan(r1 - 0.5)
  },
  collapse({ collapsed = 9, cheaper = 0, warmUp = 0, freeBits = 0 }) {
    expect(collapsed).toBeLessThan(0.5)
    for (const cured of [cheaper, warmUp, freeBits]) expect(cured - collapsed).toBeGreaterThan(3)
  },
  walk: ({ met = 0 }) => expect(met).toBeGreaterThanOrEqual(4),
  surprise({ area = 0, found = 0, digits = 0, strange = 0 }) {
    expect(area).toBeGreaterThan(0.99)
    expect(found).toBeGreaterThan(95)
    expect(strange).toBeGreaterThan(3 * digits)
  },
  code({ averagedKl = 9, averagedError = 0, summedKl = 0, summedError = 99, plainError = 99 }) {
    expect(averagedKl).toBeLessThan(0.01)
    expect(averagedError).toBeGreaterThan(52)
    expect(summedKl).toBeGreaterThan(3)
    expect(summedError).toBeLessThan(48)
    expect(plainError).toBeLessThan(30)
  },
}

for (const { locale, button, texts, tag, left } of languages) {
  test.describe(locale, { tag }, () => {
    test.use({ locale })
    test('the nine lessons, as a learner takes them', async ({ page, playground }) => {
      test.setTimeout(300_000)
      if (left) {
        const kept = JSON.stringify(left)
        await page.addInitScript((text) => localStorage.setItem('vae-playground.lessons', text), kept)
      }
      await playground.open('v=1&backend=wasm')
      await page.getByRole('button', { name: button, exact: true }).click()
      const learner = new Learner(page, texts)
      for (const [index, { name }] of lessons.entries()) {
        const number = index + 1
        const notes = await test.step(`lesson ${number}`, () => learner.take(number))
        test.info().annotations.push({ type: `lesson ${number}`, description: JSON.stringify(notes) })
        claims[name](notes)
      }
      // What there was before the lessons comes back.
      await learner.button(texts.restore).click()
      await expect.poll(async () => (await playground.status()).step).toBe(9380)
      await expect(learner.button(texts.restore)).toHaveCount(0)
    })
  })
}

test('a lesson comes with its link, goes forward by a clicker, outlives a reload, and prints a sheet', async ({
  page,
  playground,
}) => {
  await playground.open('v=1&backend=wasm&lesson=4')
  const { card, button } = new Learner(page, english)
  const at = (step: number) => expect(card.getByText(`· Step ${step} of 6`)).toBeVisible()
  await at(1)
  await expect(page.getByRole('complementary')).not.toHaveAttribute('aria-modal')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await at(3)
  await expect(page.locator('[data-pointed]')).toHaveAttribute('data-anchor', 'testImages')
  await page.keyboard.press('PageUp')
  await at(2)
  expect(await page.evaluate(() => document.activeElement === document.body), 'the focus is left alone').toBe(
    true,
  )

  await page.reload()
  await playground.ready()
  await at(2)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1, name: english.elbo.title })).toBeVisible()
  await expect(page.getByRole('img', { name: /#v=1&lesson=4$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  await button(english.close).click()
  await expect(card).toHaveCount(0)
  await expect(page).not.toHaveURL(/lesson/)
})
