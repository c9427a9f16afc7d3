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
  await expect(offer).toHaveText(/VAE on MNIST, 0\.0032 epochs, .*ago/)
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
})
