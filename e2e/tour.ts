/** Everything that the page can show, one thing after another, in either language. */
import type { Page } from '@playwright/test'
import { en } from '../src/i18n/catalogues/en'
import { lessons as lessonsInEnglish } from '../src/i18n/catalogues/en/lessons'
import { zhCN } from '../src/i18n/catalogues/zh-cn'
import { lessons as lessonsInChinese } from '../src/i18n/catalogues/zh-cn/lessons'
import { expect } from './test'

/** By the name of the browser's locale. */
const catalogues = {
  'en-US': { ...en, lessons: lessonsInEnglish },
  'zh-CN': { ...zhCN, lessons: lessonsInChinese },
}
type Texts = (typeof catalogues)['en-US']

export type Locale = keyof typeof catalogues

export interface Place {
  name: string
  /** Selector of what is looked at there. */
  within: string
}

/** Opens one thing, hands over where it is, and closes it when the next one is asked for. */
export async function* tour(page: Page, locale: Locale): AsyncGenerator<Place> {
  const texts = catalogues[locale]
  yield { name: 'page', within: 'body' }
  yield* furtherLayers(page, texts)
  yield* tabs(page)
  yield* dialogs(page, texts)
  yield* expectedCard(page, texts)
  yield* lessonCards(page, texts)
}

async function* furtherLayers(page: Page, { latent }: Texts): AsyncGenerator<Place> {
  const button = page.getByRole('button', { name: latent.moreLayers, exact: true })
  await button.click()
  yield { name: 'more layers', within: '[popover]:has(p)' }
  // On a low window the box lies over its button.
  await page.keyboard.press('Escape')
}

async function* tabs(page: Page): AsyncGenerator<Place> {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    const panel = page.getByRole('tabpanel')
    // What is out of sight asks the model for nothing, and is not complete.
    await panel.evaluate((shown) => shown.scrollIntoView({ block: 'center' }))
    await expect(panel.getByRole('button').first()).toBeVisible()
    yield { name: (await tab.textContent()) ?? '', within: '#section-explore' }
  }
}

async function* dialogs(page: Page, texts: Texts): AsyncGenerator<Place> {
  const { menu, settings } = texts
  const dialog = page.getByRole('dialog')
  for (const name of [
    texts.import.title,
    settings.all,
    menu.share,
    menu.runs,
    menu.model,
    menu.shortcuts,
    menu.about,
  ]) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(dialog).toBeVisible()
    await page.evaluate(unfold, 'dialog details')
    yield { name, within: 'dialog[open]' }
    await dialog.getByRole('button', { name: texts.app.close, exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
}

async function* expectedCard(page: Page, { latent }: Texts): AsyncGenerator<Place> {
  const button = page.getByRole('button', { name: latent.expected, exact: true })
  const card = page.getByRole('dialog', { name: latent.expected, exact: true })
  await button.click()
  await expect(card.getByRole('heading').first()).toBeVisible()
  yield { name: 'what one should see', within: 'body' }
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
}

async function* lessonCards(page: Page, { menu, lessons }: Texts): AsyncGenerator<Place> {
  const panel = page.getByRole('complementary', { name: lessons.title })
  const button = (name: string) => panel.getByRole('button', { name, exact: true })
  await page.getByRole('button', { name: menu.lessons, exact: true }).click()
  await expect(panel.getByRole('listitem').first()).toBeVisible()
  yield { name: 'lessons', within: 'aside' }
  // The last one has the longest sentences.
  await panel.getByRole('listitem').last().getByRole('button').click()
  yield { name: 'lesson: prediction', within: 'aside' }
  await button(lessons.skip).click()
  yield { name: 'lesson: step', within: 'body' }
  while (await button(lessons.skip).isVisible()) await button(lessons.skip).click()
  yield { name: 'lesson: check', within: 'aside' }
  await button(lessons.close).click()
  await expect(panel).toHaveCount(0)
}

const unfold = (selector: string) => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>(selector)) details.open = true
}
