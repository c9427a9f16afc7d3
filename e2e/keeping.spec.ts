import { keptSteps } from './kept-runs'
import { quick } from './playground'
import { expect, test } from './test'

test('a reload brings the run back: weights, moments, curve and view', async ({ page, playground }) => {
  const offer = page.getByText(/Your last session is here/)
  const answers = async () => ({
    history: await playground.history(),
    decoded: await playground.decode([[0.5, -1]]),
  })
  await playground.open(`${quick}&objective.beta=2&z=0.5,-1`)
  await expect(offer).toHaveCount(0)
  await playground.train({ steps: 12 })
  await expect.poll(() => keptSteps(page)).toEqual([12])
  const before = await answers()

  await playground.open(`${quick}&seed=5`)
  await expect(offer).toHaveText(/VAE on MNIST, 0\.019 epochs, .*ago/)
  expect((await playground.settings()).seed, 'a link opens as it says').toBe(5)
  await playground.train({ steps: 3 })
  await expect.poll(async () => (await keptSteps(page)).sort(), 'and takes nothing away').toEqual([12, 3])

  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The run before')).toBeVisible()
  await expect(offer).toHaveCount(0)
  expect(await playground.settings()).toMatchObject({ seed: 1, objective: { beta: 2 } })
  expect(await playground.z()).toEqual([0.5, -1])
  expect(await answers()).toEqual(before)
  expect(await playground.train({ steps: 8 })).toMatchObject({ step: 20, error: null })
  await expect.poll(async () => (await keptSteps(page)).sort(), 'it is the same run').toEqual([20, 3])

  await page.getByRole('button', { name: 'Runs' }).click()
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText(/open now.*0\.032 epochs · ELBO −\d+\.\d, test −\d+\.\d/)
  await expect(rows.last()).toContainText('β 2 → 1, Seed 1 → 5')
  await rows.first().getByRole('button', { name: 'Rename' }).click()
  await dialog.getByLabel('New name').fill('Beta of two')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toContainText('Beta of two')
  await rows.last().getByRole('button', { name: 'Open' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await playground.status()).toMatchObject({ step: 3, error: null })

  await page.getByRole('button', { name: 'Runs' }).click()
  const download = page.waitForEvent('download')
  await rows.first().getByRole('button', { name: 'Save to file' }).click()
  expect((await download).suggestedFilename()).toBe('Beta of two.safetensors')
  await rows.first().getByRole('button', { name: 'Delete' }).click()
  await dialog
    .getByRole('group', { name: /for good/ })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(rows).toHaveCount(1)
  await dialog.getByRole('checkbox', { name: 'Keep runs in this browser' }).uncheck()
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await dialog
    .getByRole('group', { name: /for good/ })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(dialog.getByText('Nothing was trained here yet')).toBeVisible()
  await playground.step()
  await page.waitForTimeout(1000)
  expect(await keptSteps(page)).toEqual([])
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'vae-playground.keep': 'off' })
})
