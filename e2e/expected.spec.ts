import { allImages, expect, test } from './test'

// What a run is at a step depends on all of them.
test.use(allImages)

test('a card says what one should see, whether one does, and what a changed setting leads to', async ({
  page,
  playground,
}) => {
  const usual = 'v=1&backend=wasm'
  await playground.open(usual)
  const card = page.getByRole('dialog', { name: 'What should I see?' })
  const button = page.getByRole('button', { name: 'What should I see?' })
  await button.press('Enter')
  await expect(card.getByRole('heading')).toBeFocused()
  await expect(card.getByText('As it should be'), 'the model that comes with the page').toBeVisible()
  await expect(card.getByRole('img', { name: /ten digits/ })).toBeVisible()

  await playground.loaded()
  await playground.reset()
  await expect(card.getByText(/^Train to compare/)).toBeVisible()
  await playground.train({ steps: 100 })
  await expect(card.getByText('As it should be'), 'a run from the seed').toBeVisible()
  const elbo = card.getByRole('row', { name: /ELBO/ })
  await expect(elbo.getByRole('img', { name: 'as expected' })).toBeVisible()

  await playground.configure({ objective: { beta: 8 } })
  await expect(card.getByText(/^β: 1 on the card, 8 here\. Expect a lower KL divergence/)).toBeVisible()
  await expect(elbo.getByRole('img')).toHaveCount(0)

  await card.getByRole('heading').press('Escape')
  await expect(card).toHaveCount(0)
  await expect(button).toBeFocused()

  await page.evaluate((hash) => {
    location.hash = `${hash}&present=1`
  }, usual)
  await button.blur()
  await page.keyboard.press('e')
  await expect(card, 'while presenting, by its key').toBeVisible()
  await page.evaluate((hash) => {
    location.hash = `${hash}&hide=expected`
  }, usual)
  await expect(card).toHaveCount(0)
  await expect(button).toHaveCount(0)
})
