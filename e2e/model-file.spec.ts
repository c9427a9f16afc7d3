import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { normals } from './normals'
import { largestDifference } from './pictures'
import { type Playground, quick, trainingImages } from './playground'
import { readSafetensors, type Tensor, writeSafetensors } from './safetensors'
import { expect, test } from './test'

test('a model comes back from its file exactly as it went', async ({ page, playground }) => {
  await playground.open(`${quick}&seed=3&objective.beta=2`)
  await playground.train({ steps: 25 })
  const before = await answers(playground)
  const settings = await playground.settings()
  const file = await exported(page)

  await playground.open(`${quick}&model.latentDimensions=3`)
  await imported(page, file)
  expect(await answers(playground)).toEqual(before)
  expect(await playground.settings()).toEqual(settings)
  expect(await playground.status()).toMatchObject({ step: 25, epoch: (25 * 16) / trainingImages })
  expect((await playground.history()).map(({ step }) => step).at(-1)).toBe(25)
})

test('a run that is taken up again draws the curve of an unbroken one', async ({ page, playground }) => {
  await playground.open(quick)
  await playground.train({ steps: 12 })
  const file = await exported(page)
  await playground.train({ steps: 8 })
  const unbroken = await terms(playground)

  await playground.reset()
  await imported(page, file)
  await playground.train({ steps: 8 })
  const resumed = await terms(playground)
  expect(resumed).toHaveLength(unbroken.length)
  expect(largestDifference(resumed.flat(), unbroken.flat())).toBeLessThan(1e-6)
})

test('a broken file is refused with a reason, and the model stays', async ({ page, playground }) => {
  await playground.open(quick)
  await playground.train({ steps: 3 })
  const file = await exported(page)
  const before = await answers(playground)
  const status = await playground.status()

  const { metadata, tensors } = readSafetensors(file)
  const changed = (change: (copy: Map<string, Tensor>) => void, facts = {}) => {
    const copy = new Map(tensors)
    change(copy)
    return writeSafetensors({ ...metadata, ...facts }, copy)
  }
  const broken: [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /not a safetensors file/],
    ['text', Buffer.from('no model, but quite some text'), /not a safetensors file/],
    ['cut short', file.subarray(0, file.length - 100), /do not fill it exactly/],
    ['header alone', file.subarray(0, 200), /not a safetensors file/],
    [
      'a tensor less',
      changed((copy) => copy.delete('decoder.1.bias')),
      /lacks the tensor “decoder\.1\.bias”/,
    ],
    [
      'a tensor more',
      changed((copy) => copy.set('stowaway', { shape: [1], data: Float32Array.of(1) })),
      /“stowaway”/,
    ],
    [
      'another shape',
      changed((copy) => copy.set('encoder.0.bias', { shape: [4], data: new Float32Array(4) })),
      /“encoder\.0\.bias” has the shape 4.*16/,
    ],
    [
      'not a number',
      changed((copy) =>
        copy.set('encoder.0.bias', { shape: [16], data: new Float32Array(16).fill(Number.NaN) }),
      ),
      /“encoder\.0\.bias” holds numbers that are not finite/,
    ],
    ['another format', changed(() => {}, { format: 'pt' }), /format “pt”/],
    ['a newer version', changed(() => {}, { version: '99' }), /newer version/],
    ['impossible settings', changed(() => {}, { settings: '{"batchSize":-1}' }), /batchSize/],
  ]
  for (const [name, bytes, reason] of broken) {
    await expect.soft(imported(page, bytes), name).rejects.toThrow(reason)
  }
  expect(await answers(playground)).toEqual(before)
  expect(await playground.status()).toEqual(status)
  expect(await playground.step()).toMatchObject({ step: 4, error: null })
})

test('weights and settings alone are a model, as another program writes them', async ({
  page,
  playground,
}) => {
  await playground.open(quick)
  const shapes: Record<string, number[]> = {
    'encoder.0.weight': [5, 784],
    'encoder.0.bias': [5],
    'encoder.mean.weight': [3, 5],
    'encoder.mean.bias': [3],
    'encoder.logVariance.weight': [3, 5],
    'encoder.logVariance.bias': [3],
    'decoder.0.weight': [5, 3],
    'decoder.0.bias': [5],
    'decoder.1.weight': [784, 5],
    'decoder.1.bias': [784],
  }
  const tensors = new Map(
    Object.entries(shapes).map(([name, shape], index): [string, Tensor] => {
      const size = shape.reduce((product, extent) => product * extent)
      return [name, { shape, data: Float32Array.from(normals(index, size), (value) => 0.2 * value) }]
    }),
  )
  const settings = { model: { hidden: [5], latentDimensions: 3, activation: 'tanh' } }
  await imported(page, writeSafetensors({ settings: JSON.stringify(settings) }, tensors))
  expect((await playground.settings()).model).toMatchObject(settings.model)

  const dense = (layer: string, input: number[]) => {
    const weight = tensors.get(`${layer}.weight`)?.data ?? new Float32Array()
    const bias = tensors.get(`${layer}.bias`)?.data ?? new Float32Array()
    return Array.from(bias, (start, row) =>
      input.reduce((sum, value, column) => sum + value * (weight[row * input.length + column] ?? 0), start),
    )
  }
  const image = normals(99, 784).map((value) => Math.abs(Math.tanh(value)))
  const code = dense('encoder.0', image).map(Math.tanh)
  const { mean, logVariance } = await playground.encode([image])
  expect(largestDifference(mean[0] ?? [], dense('encoder.mean', code))).toBeLessThan(1e-4)
  expect(largestDifference(logVariance[0] ?? [], dense('encoder.logVariance', code))).toBeLessThan(1e-4)

  const z = [0.3, -1.1, 0.7]
  const logits = dense('decoder.1', dense('decoder.0', z).map(Math.tanh))
  const [decoded = []] = await playground.decode([z])
  expect(
    largestDifference(
      decoded,
      logits.map((logit) => 1 / (1 + Math.exp(-logit))),
    ),
  ).toBeLessThan(1e-5)
  expect(await playground.train({ steps: 2 })).toMatchObject({ step: 2, error: null })
})

test('a person saves the model to a file and loads it', async ({ page, playground }) => {
  await playground.open(quick)
  await playground.train({ steps: 4 })
  const before = await answers(playground)
  await page.getByRole('button', { name: 'Take it further' }).click()
  const dialog = page.getByRole('dialog')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save model' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('vae-mnist-4.safetensors')
  await expect(dialog.getByText(/Saved as/)).toBeVisible()
  const buffer = await readFile(await saved.path())

  const archives = [
    ['For PyTorch', 'pytorch', ['model.safetensors', 'vae.py']],
    ['As a Keras script', 'keras', ['model.safetensors', 'train_keras.py']],
    [
      'For TensorFlow.js',
      'tensorflow',
      ['decoder/model.json', 'decoder/weights.bin', 'encoder/model.json', 'encoder/weights.bin'],
    ],
  ] as const
  for (const [form, ending, names] of archives) {
    const archive = page.waitForEvent('download')
    await dialog.getByRole('button', { name: `Save ZIP: ${form}` }).click()
    expect((await archive).suggestedFilename()).toBe(`vae-mnist-4-${ending}.zip`)
    const files = unzipSync(await readFile(await (await archive).path()))
    expect(Object.keys(files).toSorted()).toEqual(names)
    expect(Buffer.from(files['model.safetensors'] ?? buffer)).toEqual(buffer)
  }

  await playground.reset()
  const load = async (name: string, content: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Load model' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  }
  await load('broken.safetensors', buffer.subarray(0, 1000))
  await expect(dialog.getByText(/not a safetensors file/)).toBeVisible()
  expect((await playground.status()).step).toBe(0)
  await load('good.safetensors', buffer)
  await expect(dialog.getByText('The model from good.safetensors is in use.')).toBeVisible()
  expect(await answers(playground)).toEqual(before)
})

test('a person takes the decoder home as a page', async ({ page, playground, context }, testInfo) => {
  await playground.open(`${quick}&model.latentDimensions=3&z=0.5,-1,0`)
  await page.getByRole('button', { name: 'Take it further' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save page: As a web page' }).click()
  const file = testInfo.outputPath((await download).suggestedFilename())
  expect(file).toMatch(/vae-mnist-0\.html$/)
  await (await download).saveAs(file)

  const home = await context.newPage()
  await home.goto(`file://${file}`)
  await expect(home.getByText('Trained on MNIST for 0.0 epochs')).toBeVisible()
  const z = [0.5, -1, 1.5]
  const [expected = []] = await playground.decode([z])
  const decoded = await home.evaluate((code) => {
    return Array.from((window as unknown as { decode(z: number[]): ArrayLike<number> }).decode(code))
  }, z)
  expect(largestDifference(decoded, expected)).toBeLessThan(1e-4)

  await expect(home.getByRole('slider', { name: 'z2' })).toHaveValue('-1')
  await home.getByRole('slider', { name: 'z3' }).press('End')
  const plane = home.getByRole('application', { name: /^Latent space: z1 0\.50, z2 -1\.00/ })
  await plane.press('ArrowUp')
  await expect(home.getByRole('slider', { name: 'z2' })).toHaveValue('-0.94')
  await home.getByRole('combobox', { name: 'Up' }).selectOption('z3')
  await expect(home.getByRole('application', { name: 'Latent space: z1 0.50, z3 3.00' })).toBeVisible()
})

/** What a model says: equal exactly when it is the same model. */
async function answers(playground: Playground) {
  return {
    decoded: await playground.decode([
      [0, 0],
      [1, -1],
    ]),
    encoded: await playground.encode([normals(7, 784).map((value) => Math.abs(Math.tanh(value)))]),
    evaluation: await playground.evaluate({ limit: 50 }),
  }
}

/** The curve without the test terms, which are taken where training rests. */
async function terms(playground: Playground) {
  return (await playground.history()).map(({ step, elbo, reconstruction, kl }) => [
    step,
    elbo,
    reconstruction,
    kl,
  ])
}

/** The bytes as one text: a list of numbers travels slowly. */
async function exported(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const blob = await window.playground.exportModel()
    let bytes = ''
    for (const byte of new Uint8Array(await blob.arrayBuffer())) bytes += String.fromCharCode(byte)
    return btoa(bytes)
  })
  return Buffer.from(bytes, 'base64')
}

const imported = (page: Page, file: Buffer) =>
  page.evaluate((bytes) => {
    const blob = new Blob([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))])
    return window.playground.importModel(blob)
  }, file.toString('base64'))
