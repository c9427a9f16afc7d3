import type { Page } from '@playwright/test'

/** The point z to the last digit; sliders round it, and end where the plane does at first. */
export async function exactZ(page: Page): Promise<number[]> {
  const fields = await page.getByRole('spinbutton', { name: /^z\d+ value$/ }).all()
  return Promise.all(fields.map(async (field) => Number(await field.getAttribute('aria-valuenow'))))
}
