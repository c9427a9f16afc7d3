import { expect, test } from './test'

test('a visitor sees a decoded digit and what computes it', { tag: ['@desktop', '@phone'] }, async ({
  page,
  playground,
}) => {
  await playground.open()

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Decoded image' })).toBeVisible()
  // No graphics card in these projects: a software adapter is never chosen by itself.
  await expect(page.getByText(/\bWASM\b/).first()).toBeVisible()
})
