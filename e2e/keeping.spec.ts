import type { Page } from '@playwright/test'
import { largestDifference } from './pictures'
import { quick } from './playground'
import { expect, test } from './test'

const offer = (page: Page) => page.getByText(/Your last session is here/)

/** Steps of the runs that the browser keeps, in no order. */
const keptSteps = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('vae-playground')
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const all = database.transaction('runs').objectStore('runs').getAll()
    const runs = await new Promise<{ step: number }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result)
    })
    database.close()
    return runs.map(({ step }) => step)
  })

test('a reload brings the run back: weights, moments, curve and view', async ({ page, playground }) => {
  await playground.open()
  await expect(page.getByRole('button', { name: 'Start from scratch' })).toBeVisible()
  await playground.open(`${quick}&objective.beta=2&z=0.5,-1`)
  await expect(offer(page), 'nothing was trained').toHaveCount(0)
  await playground.train({ steps: 12 })
  await expect.poll(() => keptSteps(page)).toEqual([12])
  const curve = await playground.history()
  await playground.train({ steps: 8 })
  const unbroken = (await playground.history()).map(({ elbo }) => elbo)
  // Left before the eight steps are kept: the run is there as it was at step 12 or 20.
  await playground.open(`${quick}&seed=5`)
  await expect(offer(page)).toHaveText(/VAE on MNIST, 0\.00\d+ epochs, .*ago/)
  expect((await playground.settings()).seed, 'a link opens as it says').toBe(5)
  await playground.train({ steps: 3 })
  await expect.poll(async () => (await keptSteps(page)).length, 'and takes nothing away').toBe(2)

  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('The run before')).toBeVisible()
  await expect(offer(page)).toHaveCount(0)
  const { step } = await playground.status()
  expect(await playground.settings()).toMatchObject({ seed: 1, objective: { beta: 2 } })
  expect(await playground.z()).toEqual([0.5, -1])
  expect((await playground.history()).slice(0, 12)).toEqual(curve)
  await playground.train({ steps: 20 - step })
  const resumed = (await playground.history()).map(({ elbo }) => elbo)
  expect(largestDifference(resumed, unbroken)).toBeLessThan(1e-6)
})
