/** Choosing images by the one control for it. */
import type { Locator, Page } from '@playwright/test'

/** Opens a choice and takes a test image by its number, from 1; the box stays open. */
export async function chooseNumber(page: Page, choice: Locator, number: number) {
  if ((await choice.getAttribute('aria-expanded')) === 'false') await choice.click()
  const field = page.getByRole('spinbutton', { name: 'Number in the test set' })
  await field.fill(String(number))
  await field.press('Enter')
}
