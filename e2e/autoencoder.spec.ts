import { readFile } from 'node:fs/promises'
import { places } from './gestures'
import { quick } from './playground'
import { readSafetensors } from './safetensors'
import { expect, test } from './test'

test('choose an autoencoder, train it, see what it has not, and look around', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  await page.getByRole('button', { name: 'All settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'All settings' })
  const warmup = dialog.getByRole('spinbutton', { name: 'KL warm-up, steps' })
  await expect(warmup).toBeEnabled()
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Autoencoder' })
  // Greyed as soon as it is chosen, and with the reason.
  await expect(warmup).toBeDisabled()
  await expect(dialog.getByRole('spinbutton', { name: 'β' })).toBeDisabled()
  await expect(dialog.getByText('No effect on an autoencoder')).toHaveCount(4)
  await dialog.getByRole('button', { name: 'Apply and start afresh' }).click()
  await expect.poll(async () => (await playground.status()).phase).toBe('ready')
  expect((await playground.settings()).model.kind).toBe('ae')
  // The address follows at leisure.
  await expect.poll(() => page.url()).toContain('model.kind=ae')
  await expect(page.getByRole('slider', { name: 'β' })).toBeDisabled()

  const before = await playground.evaluate({ limit: 500 })
  await playground.train({ steps: 200 })
  const after = await playground.evaluate({ limit: 500 })
  expect(after.reconstruction).toBeLessThan(before.reconstruction - 50)
  expect(after).toMatchObject({ kl: 0, klPerDimension: [0, 0], elbo: -after.reconstruction })
  await expect(playground.evaluate({ importanceSamples: 2 })).rejects.toThrow(/importance-weighted bound/)

  await expect(page.getByRole('figure', { name: 'ELBO' })).toContainText('An autoencoder has no ELBO')
  await expect(page.getByRole('figure', { name: 'KL divergence' })).toContainText('its codes are points')
  await expect(page.getByRole('figure', { name: 'Reconstruction loss' })).toContainText('nats per image')
  await expect(page.getByText(/inactive/), 'no KL divergence says nothing of its dimensions').toHaveCount(0)
  const term = (name: string) => page.locator(`[data-term=${name}] dd`)
  await expect(term('reconstructionTerm')).toHaveText(/^\d+\.\d$/)
  await expect(term('klTerm')).toHaveText('–')
  await expect(term('negativeElbo')).toHaveText('–')
  await expect(term('surprise')).toHaveText(/% of test images/)

  // The link to a code that lies far out is taken at its word.
  await page.getByRole('button', { name: 'Go there' }).click()
  await expect.poll(() => page.url()).toMatch(/&z=-?[\d.]+,-?[\d.]+$/)
  const link = page.url()
  expect(link, 'the view follows the codes by itself').not.toContain('view=')
  await playground.plane.press('Home')
  await expect.poll(() => playground.z()).toEqual([0, 0])
  await page.getByRole('button', { name: 'Show a standard normal' }).click()
  const at = await places(playground.plane)
  await page.mouse.move(...at(0.5, 0.5))
  await page.mouse.down()
  await page.mouse.move(...at(0.75, 0.25), { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await playground.z()).map(Math.round)).toEqual([2, 2])
  await playground.open(new URL(link).hash.slice(1))
  expect(page.url()).toBe(link)
  await expect(playground.notices.getByText('does not know or accept')).toHaveCount(0)
})

test('an autoencoder gives codes without a spread, learns to take noise away, and comes back from its file', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&model.kind=ae&optimizer.kind=rmsprop&objective.inputNoise=gaussian`)
  await playground.train({ steps: 20 })
  const term = (name: string) => page.locator(`[data-term=${name}] dd`)
  const noise = page.getByRole('button', { name: 'Training noise' })
  await expect(term('reconstructionTerm')).toHaveText(/^\d/)
  await noise.click()
  await expect(page.getByRole('img', { name: 'Input without noise' })).toBeVisible()
  await expect(term('reconstructionTerm'), 'those of which image would they be?').toHaveCount(0)
  await expect(term('denoisedError')).toHaveText(/^0\.\d{4}$/)
  const drawn = (await term('noisyError').textContent()) ?? ''
  expect(Number(drawn)).toBeGreaterThan(0.03)
  await page.getByRole('button', { name: 'Draw the noise again' }).click()
  await expect(term('noisyError')).not.toHaveText(drawn)
  await playground.configure({ objective: { noiseAmount: 0 } })
  await expect(term('noisyError'), 'the amount changes while the run goes on').toHaveText('0.0000')
  expect((await playground.status()).step).toBe(20)
  await noise.click()
  await expect(term('reconstructionTerm')).toHaveText(/^\d/)
  const image = Array.from({ length: 784 }, (_, index) => (index % 28) / 27)
  const before = await playground.encode([image])
  expect(before.mean[0]).toHaveLength(2)
  expect(before.logVariance).toEqual([[Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]])

  await page.getByRole('button', { name: 'Take it further' }).click()
  const dialog = page.getByRole('dialog')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save model' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('ae-mnist-20.safetensors')
  const buffer = await readFile(await saved.path())
  const { tensors } = readSafetensors(buffer)
  const names = [...tensors.keys()]
  expect(names.filter((name) => name.includes('logVariance'))).toEqual([])
  expect(names.filter((name) => name.startsWith('optimizer.m.'))).toEqual([])
  expect(names.filter((name) => name.startsWith('optimizer.v.'))).toHaveLength(8)

  await playground.open(quick)
  await page.getByRole('button', { name: 'Take it further' }).click()
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Load model' }).click()
  await (await chooser).setFiles({ name: 'ae.safetensors', mimeType: 'application/octet-stream', buffer })
  await expect(dialog.getByText('The model from ae.safetensors is in use.')).toBeVisible()
  expect((await playground.settings()).model.kind).toBe('ae')
  expect((await playground.status()).step).toBe(20)
  expect(await playground.encode([image])).toEqual(before)
})
