import { quick } from './playground'
import { expect, test } from './test'

test('two models train side by side, always at the same step, until the comparison ends', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&tab=compare`)
  await playground.loaded()
  const alone = page.workers().length
  const panel = page.getByRole('tabpanel')
  await panel.getByLabel('B differs in').selectOption('Kind')
  await panel.getByRole('button', { name: 'Start both from the seed' }).click()
  const one = panel.getByRole('region', { name: 'Model A' })
  const other = panel.getByRole('region', { name: 'Model B' })
  await expect(other).toContainText('Autoencoder')
  expect(page.workers().length).toBe(alone + 1)

  const seen = page.evaluate(async () => {
    const pairs = new Set<string>()
    const stepOf = (side: Element) => side.getAttribute('data-step')
    while (pairs.size < 5) {
      pairs.add(Array.from(document.querySelectorAll('[data-step]'), stepOf).join(' '))
      await new Promise(requestAnimationFrame)
    }
    return [...pairs].map((pair) => pair.split(' ').map(Number))
  })
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  for (const [a, b] of await seen) expect(a).toBe(b)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
  const { step } = await playground.status()
  await expect(one).toContainText(`step ${step.toLocaleString('en')}`)
  await expect(other).toContainText(`step ${step.toLocaleString('en')}`)
  const kl = panel.getByRole('row', { name: /^KL divergence train/ }).getByRole('cell')
  await expect(kl.nth(1)).toHaveText('–')
  await expect(kl.first()).toHaveText(/^\d+\.\d$/)

  // What is chosen in one is chosen in the other.
  const [z1 = 0, z2 = 0] = await playground.z()
  await panel.getByRole('application', { name: 'Latent space of B' }).press('ArrowRight')
  await expect.poll(() => playground.z()).not.toEqual([z1, z2])

  await page.getByRole('button', { name: 'Reset' }).click()
  await playground.step()
  await expect(other).toContainText('step 1')
  await panel.getByRole('button', { name: 'End the comparison' }).click()
  await expect(other).toHaveCount(0)
  await expect.poll(() => page.workers().length).toBe(alone)
  expect(await playground.train({ steps: 9 })).toMatchObject({ step: 10, error: null })
})
