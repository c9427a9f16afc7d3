import { quick } from './playground'
import { expect, test } from './test'

test('convolutions, chosen in the form, train, decode, and are computed by TensorFlow.js, which says why', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  await page.getByRole('button', { name: 'All settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'All settings' })
  const channels = (convolution: number) =>
    dialog.getByRole('spinbutton', { name: `Convolution ${convolution}` })
  await expect(channels(1), 'of no concern to dense layers').toHaveCount(0)
  await dialog.getByRole('combobox', { name: 'Layers' }).selectOption({ label: 'Convolutional' })
  await dialog.getByRole('slider', { name: 'Convolution 1' }).press('PageDown')
  await expect(channels(1)).toHaveValue('8')
  await channels(1).fill('4')
  await channels(2).fill('8')
  await channels(2).press('Enter')
  await dialog.getByRole('button', { name: 'Add a convolution' }).click()
  await expect(dialog.getByText('At most 3 convolutions.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove: Convolution 3' }).click()
  await dialog.getByRole('button', { name: 'Apply and start afresh' }).click()
  await expect(page.getByText('784 · 4×14² · 8×7² · 16 → 2 → 16 · 8×7² · 4×14² · 784')).toBeVisible()
  await expect.poll(() => page.url()).toMatch(/model\.network=conv&model\.channels=4,8/)

  await expect.poll(async () => (await playground.status()).phase).toBe('ready')
  const before = await playground.picture('Decoded image').screenshot()
  const { step, engine } = await playground.train({ steps: 60 })
  expect({ step, engine }).toEqual({ step: 60, engine: 'tfjs' })
  const points = await playground.history()
  expect(points.at(-1)?.elbo).toBeGreaterThan((points[0]?.elbo ?? Number.NaN) + 100)
  await expect
    .poll(async () => (await playground.picture('Decoded image').screenshot()).equals(before))
    .toBe(false)
  await page.getByRole('button', { name: /Computes on/ }).click()
  await expect(page.getByText('do not know convolutions')).toBeVisible()
})
