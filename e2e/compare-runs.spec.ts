import { keptSteps } from './kept-runs'
import { quick } from './playground'
import { expect, test } from './test'

test('the run before stays behind the curves until it is dismissed, and a sweep is a row of runs', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&model.kind=vae&subset.images=400&tab=compare`)
  await playground.loaded()
  await playground.train({ steps: 5 })
  await playground.configure({ seed: 2 })
  const curves = page.getByRole('region', { name: 'Learning curves' })
  await expect(curves.getByText(/The run before, faint: since then Seed 1.→.2/)).toBeVisible()
  await curves.getByRole('button', { name: 'Take the run before away' }).click()
  await expect(curves.getByText(/The run before/)).toHaveCount(0)

  await expect.poll(() => keptSteps(page)).toEqual([5])
  const workers = page.workers().length
  const panel = page.getByRole('tabpanel')
  await panel.getByLabel('Values').fill('0.5, 4, 4000')
  await expect(panel.getByRole('alert')).toContainText('between 0 and 1000')
  await panel.getByLabel('Values').fill('0.5, 4')
  await panel.getByRole('button', { name: 'Train 2 models' }).click()
  const plot = panel.getByRole('img', { name: /^Rate and distortion/ })
  await expect(plot).toHaveAttribute('aria-label', /β 0\.5: .*; β 4: /)
  const terms = [...((await plot.getAttribute('aria-label')) ?? '').matchAll(/: (\d+\.\d), (\d+\.\d)/g)]
  expect(terms).toHaveLength(2)
  await expect(panel.getByRole('checkbox', { name: 'β 0.5' })).toBeChecked()
  await expect.poll(() => page.workers().length).toBe(workers)
  expect((await keptSteps(page)).sort((a, b) => a - b)).toEqual([5, 25, 25])

  // What a sweep has found is what a single run finds.
  await playground.configure({ objective: { beta: 4 } })
  await playground.reset()
  await playground.train({ epochs: 1 })
  const test = (await playground.history()).at(-1)?.test
  expect(Number(terms[1]?.[1])).toBeCloseTo(test?.kl ?? 0, 1)
  expect(Number(terms[1]?.[2])).toBeCloseTo(test?.reconstruction ?? 0, 1)

  await panel.getByLabel('Epochs of each').fill('50')
  await panel.getByRole('button', { name: 'Train 2 models' }).click()
  await expect(panel.getByRole('progressbar', { name: /Model 1 of 2: β 0\.5/ })).toBeVisible()
  await panel.getByRole('button', { name: 'Cancel the sweep' }).click()
  await expect(panel.getByRole('progressbar')).toHaveCount(0)
  await expect.poll(() => page.workers().length).toBe(workers)
})
