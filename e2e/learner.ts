/** Somebody who takes lessons: reads the card, does on the page what it says, answers. */
import type { Locator, Page } from '@playwright/test'
import type { lessons as Texts } from '../src/i18n/catalogues/en/lessons'
import { lessons } from '../src/lessons/lessons'
import type { Progress } from '../src/lessons/progress'
import { places } from './gestures'
import { expect } from './test'

export class Learner {
  readonly page: Page
  readonly card: Locator
  readonly #texts: typeof Texts

  constructor(page: Page, texts: typeof Texts) {
    this.page = page
    this.#texts = texts
    this.card = page.getByRole('complementary', { name: texts.title })
  }

  button = (name: string) => this.card.getByRole('button', { name, exact: true })

  /** Takes a lesson from the list, from its prediction to the right answer. @returns what it has written down */
  async take(number: number): Promise<Record<string, number>> {
    const lesson = lessons[number - 1]
    if (!lesson) throw new Error(`no lesson ${number}`)
    const texts = this.#texts[lesson.name]
    await this.card
      .getByRole('listitem')
      .nth(number - 1)
      .getByRole('button')
      .click()
    await expect(this.card.getByRole('heading', { level: 2 })).toHaveText(texts.title)
    const { at } = (await this.progress()).places?.[number] ?? { at: 0 }
    if (at === 0) {
      await this.card.getByRole('radio').first().check()
      await this.button(this.#texts.next).click()
    }
    for (const { name } of lesson.steps.slice(Math.max(at - 1, 0))) {
      await this.#do(name)
      await expect(this.button(this.#texts.next), `${lesson.name}: ${name}`).toBeVisible({ timeout: 40_000 })
      if (name === lesson.prediction.knownAfter)
        await this.#expectOutcome(lesson.prediction.choices[0] ?? '', number)
      await this.button(this.#texts.next).click()
    }
    await this.#answer(lesson.check)
    const { places: all, finished } = await this.progress()
    expect(finished).toContain(number)
    await this.button(this.#texts.all).click()
    return { ...all[number]?.notes }
  }

  progress = (): Promise<Progress> =>
    this.page.evaluate(() => JSON.parse(localStorage.getItem('vae-playground.lessons') ?? '{}'))

  /** The guess is told apart from what the run says. */
  async #expectOutcome(guess: string, number: number) {
    const lesson = lessons[number - 1]
    const notes = (await this.progress()).places[number]?.notes ?? {}
    const truth = lesson?.prediction.truth(notes)
    expect(truth).not.toBeNull()
    const verdict = this.card.getByText(this.#texts.predictedRight)
    await expect(verdict).toHaveCount(truth === guess ? 1 : 0)
  }

  /** A wrong answer first. */
  async #answer({ choices, right }: { choices: readonly string[]; right: string }) {
    const radios = this.card.getByRole('radio')
    await radios.nth(choices.findIndex((name) => name !== right)).check()
    await expect(this.card.getByText(this.#texts.wrong)).toBeVisible()
    await radios.nth(choices.indexOf(right)).check()
    await expect(this.card.getByText(this.#texts.finished)).toBeVisible()
    for (const text of await this.card.locator('fieldset').allInnerTexts()) expect(text).not.toMatch(/–|\{\{/)
  }

  /** By the page's own controls where there are such, else by the button that does it for learners. */
  async #do(name: string) {
    const { page } = this
    const anchor = (of: string) => page.locator(`[data-anchor="${of}"]`)
    const thrice = async (of: string) => {
      for (let i = 0; i < 3; i++) await anchor(of).click()
      if (!this.#onPhone) return
      await expect(
        this.card.locator('figure canvas').first(),
        'what comes of it is in small beside the text',
      ).toBeVisible()
      await expect(anchor(of), 'and the page stays where the hand is').toBeInViewport()
    }
    const ways: Record<string, () => Promise<void>> = {
      compare: () => this.#pick(1),
      again: () => this.#pick(4),
      pick: () => this.#pick(1),
      digit: () => this.#pick(3),
      same: () => thrice('priorDice'),
      dice: () => thrice('priorDice'),
      roll: () => thrice('posteriorDice'),
      unsure: () => this.#scribble(anchor('drawing')),
      odd: () => this.#scribble(anchor('drawing')),
      paths: async () => {
        await page.locator('#section-explore [role=tab][id$="-paths"]').click()
        await page.getByRole('button', { name: /^(Picture 3 of|第 3 张)/ }).click()
      },
      take: async () => {
        await anchor('model').click()
        const download = page.waitForEvent('download')
        await page.getByRole('dialog').getByRole('button', { name: /Keras/ }).click()
        expect((await download).suggestedFilename()).toMatch(/keras\.zip$/)
        await page.keyboard.press('Escape')
      },
    }
    // What an earlier visit has trained, or opened, is made again.
    const { train, open } = this.#texts.missing
    const missing = this.card.getByText(train).or(this.card.getByText(open))
    if (await missing.isVisible()) {
      await this.card.locator('[data-help]').click()
      await expect(missing).toHaveCount(0, { timeout: 40_000 })
    }
    if (this.#onPhone && name === 'score')
      await expect(page.locator('nav [aria-current]'), 'the section that is pointed at').toHaveText(
        /^(Explore|探索)$/,
      )
    const way = ways[name]
    if (way) return way()
    const help = this.card.locator('[data-help]')
    // Nothing to do where the page is as it should be already.
    await expect(help.or(this.button(this.#texts.next))).toBeVisible()
    if (await help.isVisible()) await help.click()
  }

  get #onPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 768
  }

  async #pick(index: number) {
    const images = this.page.locator('[data-anchor="testImages"] button')
    const pressed = await images.nth(index).getAttribute('aria-pressed')
    await images.nth(pressed === 'true' ? index + 1 : index).click()
  }

  async #scribble(area: Locator) {
    await area.scrollIntoViewIfNeeded()
    const at = await places(area)
    const { mouse } = this.page
    await mouse.move(...at(0.2, 0.3))
    await mouse.down()
    for (const [x, y] of [
      [0.8, 0.35],
      [0.25, 0.75],
      [0.7, 0.8],
    ] as const)
      await mouse.move(...at(x, y), { steps: 4 })
    await mouse.up()
  }
}
