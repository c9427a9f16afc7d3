import { allImages, expect, test } from './test'

// Those that the model which comes with the page was measured on.
test.use(allImages)

test('measures agree with the evaluation, and the lamp says which dimensions are used', async ({
  page,
  playground,
}) => {
  await playground.open('v=1&backend=wasm')
  await playground.loaded()
  await page.getByRole('tab', { name: 'Measures' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByRole('button', { name: 'Measure', exact: true }).click()
  const figure = async (name: string) => {
    const stat = panel.locator(`[data-measure=${name}] span`).first()
    const [value = ''] = ((await stat.textContent()) ?? '').split(' ')
    return Number(value.replace('−', '-').replace('%', ''))
  }
  await expect(panel.locator('[data-measure=elbo]')).toBeVisible({ timeout: 60_000 })
  const { elbo, reconstruction, kl, meanSquaredError } = await playground.evaluate({ split: 'test' })
  expect(await figure('elbo')).toBeCloseTo(elbo, 1)
  // The curve ends with the terms of the weights that came with the page, which are rounded.
  expect((await playground.history()).at(-1)?.test?.elbo).toBeCloseTo(elbo, 1)
  expect(await figure('reconstruction')).toBeCloseTo(reconstruction, 1)
  expect(await figure('kl')).toBeCloseTo(kl, 1)
  expect(await figure('error')).toBeCloseTo(meanSquaredError, 3)
  expect(await figure('bound')).toBeGreaterThan(elbo)
  expect(await figure('accuracy')).toBeGreaterThan(65)

  // A larger β trades reconstruction for KL. In a small network, which is measured in less time.
  await playground.configure({ model: { hidden: [32] }, objective: { beta: 20 } })
  await playground.train({ steps: 200 })
  await panel.getByRole('button', { name: 'Measure', exact: true }).click()
  const plot = panel.getByRole('img', { name: 'Rate and distortion in nats of each measured model' })
  await expect(plot).toHaveAttribute('aria-label', /β 1, 2 dim\.: .*; β 20, 2 dim\.: /)
  const models = [...((await plot.getAttribute('aria-label')) ?? '').matchAll(/dim\.: (\d+\.\d), (\d+\.\d)/g)]
  const [before = [], after = []] = models.map(([, ...terms]) => terms.map(Number))
  expect(after[0]).toBeLessThan(before[0] as number)
  expect(after[1]).toBeGreaterThan(before[1] as number)

  await expect(panel.getByText('2 of 2 dimensions active')).toBeVisible()
  await expect(panel.getByText('Every dimension says something.')).toBeVisible()
  await expect(panel.getByRole('list', { name: 'KL of each dimension' }).getByRole('listitem')).toHaveCount(2)

  // Where it is known what the images were made from, what each dimension says about that.
  await expect(panel.getByText(/^Mutual information gap/)).toHaveCount(0)
  await playground.configure({ dataset: 'shapes', objective: { beta: 1 } })
  await playground.train({ steps: 200 })
  await panel.getByRole('button', { name: 'Measure', exact: true }).click()
  const heading = panel.getByRole('button', { name: /^Mutual information gap/ })
  await expect(heading).toBeVisible({ timeout: 60_000 })
  const rows = panel.getByRole('region', { name: 'What each dimension says of each factor' }).getByRole('row')
  await expect(rows).toHaveCount(6)
  const cells = async (row: number) => (await rows.nth(row).getByRole('cell').allTextContents()).map(Number)
  const factors = await Promise.all([1, 2, 3, 4, 5].map(cells))
  for (const [one = 0, other = 0, ahead = 0] of factors) expect(ahead).toBeCloseTo(Math.abs(one - other), 1)
  const gap = Number((await heading.textContent())?.split(' ').at(-1))
  expect(gap).toBeCloseTo(factors.reduce((sum, row) => sum + (row[2] ?? 0), 0) / 5, 1)
  // Where a shape is, is what two dimensions say first.
  expect(Math.max(...(factors[3] ?? []), ...(factors[4] ?? []))).toBeGreaterThan(0.2)
})
