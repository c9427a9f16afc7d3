import { crc32, deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { quick, trainingImages } from './playground'
import { expect, test } from './test'

/** A grey PNG of 40 x 30: a bar of one level on white. */
function barPng(level: number): Uint8Array {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const rows = Buffer.alloc(30 * 41, 255)
  for (let y = 0; y < 30; y++) rows.fill(level, y * 41 + 16, y * 41 + 24).writeUInt8(0, y * 41)
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 30, 8, 0, 0, 0, 0])
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...chunks])
}

const pictures = Object.fromEntries(
  Array.from({ length: 24 }, (_, index) => [
    `pets/${index % 2 ? 'dog' : 'cat'}/${index}.png`,
    barPng(4 * index),
  ]),
)
const pets = zipSync({
  ...pictures,
  'pets/dog/torn.png': barPng(9).subarray(0, 60),
  'pets/.DS_Store': strToU8('x'),
  'pets/README.txt': strToU8('Pets, as they were found.'),
})

test('data of one’s own are looked at, then trained on; what is wrong changes nothing', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  const dialog = page.getByRole('dialog')
  const chooser = dialog.locator('input[type=file][multiple]')
  await page.getByRole('button', { name: 'Your own data' }).click()
  const labels = Buffer.from([0, 0, 8, 1, 0, 0, 0, 2, 1, 1])
  await chooser.setInputFiles({ name: 'labels-idx1-ubyte', mimeType: '', buffer: labels })
  await expect(dialog.getByRole('alert')).toContainText(
    /labels-idx1-ubyte cannot be read: it is a file of labels/,
    {
      timeout: 1000,
    },
  )
  expect(await playground.settings()).toMatchObject({ dataset: 'mnist' })
  expect(await playground.status()).toMatchObject({ phase: 'ready', trainingImages })

  await chooser.setInputFiles({ name: 'pets.zip', mimeType: 'application/zip', buffer: Buffer.from(pets) })
  await expect(dialog.getByText('21 images for training, 3 for tests')).toBeVisible()
  await expect(dialog).toContainText('40 × 30 (24)')
  await dialog.getByText('24 used, 2 files were left out').click()
  await expect(dialog).toContainText(/torn\.png .*damaged or cut short/)
  await expect(dialog).toContainText(/README\.txt cannot be read: it is neither a table of pixels nor/)
  // Dark on light, as the border says: the negative is proposed.
  await expect(dialog.getByRole('checkbox', { name: /Negative/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Use these images' }).click()
  await expect.poll(async () => (await playground.settings()).dataset).toBe('own-pets')
  await expect.poll(async () => (await playground.status()).phase).toBe('ready')
  const classes = page.getByRole('group', { name: 'Classes' })
  await expect(classes.getByRole('button')).toHaveText(['cat', 'dog'])
  await playground.train({ steps: 2 })
  expect(await playground.status()).toMatchObject({ step: 2, trainingImages: 21, testImages: 3 })

  // A drop opens the same preview. As anomalies they leave the run as it is, and all of them are scored.
  const rows = Array.from({ length: 30 }, (_, row) => `${row % 3},${new Array(16).fill(row).join(',')}`)
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'squares.csv', { type: 'text/csv' }))
    return transfer
  }, rows.join('\n'))
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(dialog.getByRole('heading', { name: 'Your own data: squares' })).toBeVisible()
  await expect(dialog.getByText('3 classes')).toBeVisible()
  await dialog.getByRole('button', { name: 'Score as anomalies' }).click()
  await expect(dialog).toHaveCount(0)
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByRole('combobox', { name: 'Anomalous' }).locator(':checked')).toHaveText('squares')
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  await expect(panel.getByText('Anomalous: 30')).toBeVisible()
  await expect(panel.getByText('Normal: 3')).toBeVisible()
  await expect(panel.getByRole('img', { name: /^[012], image \d+: / })).toHaveCount(16)
  expect(await playground.status()).toMatchObject({ step: 2, trainingImages: 21 })

  await page.getByRole('combobox', { name: 'Data set' }).selectOption('mnist')
  await expect.poll(async () => (await playground.status()).trainingImages).toBe(trainingImages)
  await page.getByRole('combobox', { name: 'Data set' }).selectOption({ label: 'pets' })
  await expect.poll(async () => (await playground.status()).trainingImages).toBe(21)

  // What others have taken the place of is named no more.
  const group = panel.getByRole('combobox', { name: 'Anomalous' })
  await group.selectOption('squares')
  await page.getByRole('button', { name: 'Your own data' }).first().click()
  const circles = { name: 'circles.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
  await chooser.setInputFiles(circles)
  await dialog.getByRole('button', { name: 'Use these images' }).click()
  await expect.poll(async () => (await playground.settings()).dataset).toBe('own-circles')
  await expect(group.getByRole('option', { name: 'squares' })).toHaveCount(0)
  await expect(group.locator(':checked')).toHaveText('Fashion-MNIST')
  await page.getByRole('combobox', { name: 'Data set' }).selectOption('mnist')
  await expect.poll(async () => (await playground.status()).trainingImages).toBe(trainingImages)

  // After a reload a run on them comes back with them; two runs have one copy.
  await playground.open(quick)
  await page.getByRole('button', { name: 'Runs' }).click()
  const kept = dialog.getByRole('region', { name: 'Your own images' })
  const named = dialog.getByRole('listitem', { name: 'VAE on pets' })
  await expect(named).toContainText('Data set MNIST → pets')
  await expect(kept.getByRole('listitem', { name: 'pets' })).toContainText('kB, 1 run')
  await named.getByRole('button', { name: 'Open' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'Data set' }).locator(':checked')).toHaveText('pets')
  expect(await playground.status()).toMatchObject({ step: 2, trainingImages: 21, testImages: 3 })
  await expect(classes.getByRole('button')).toHaveText(['cat', 'dog'])
  expect(await playground.train({ steps: 1 })).toMatchObject({ step: 3, error: null })

  // Deleted, they are not kept again.
  await page.getByRole('button', { name: 'Runs' }).click()
  await kept.getByRole('button', { name: 'Delete' }).click()
  await kept
    .getByRole('group', { name: /for good/ })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(kept).toHaveCount(0)
  await expect(named).toHaveCount(1)
})
