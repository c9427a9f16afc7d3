import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Locator } from '@playwright/test'
import { SplitBuffer } from '../src/datasets/loaded-split'
import { Batches } from '../src/training/loop/batches'
import { greyLevels, imagePixels } from '../src/vae/image'
import { type ModelFile, readModelFile } from '../src/vae/model-file'
import { parameterLayout } from '../src/vae/parameters'
import { trainingPlan } from '../src/vae/plan/build-plan'
import { runPlan } from '../src/vae/plan/run-plan'
import { type Playground, quick, trainingImages } from './playground'
import { expect, test } from './test'

const steps = 30

test('the six stages show the numbers of the next step, and the engine then takes it', async ({
  page,
  playground,
}) => {
  await playground.open(`${quick}&objective.beta=2`)
  await playground.train({ steps })
  const expected = await nextStep(playground)
  await page.getByRole('button', { name: 'Slow motion' }).click()
  await expect(page.getByText(`Step ${steps + 1}: image 1 of 16 in its batch`)).toBeVisible()

  // By keyboard, from stage to stage.
  const stage = (name: string) => page.getByRole('button', { name, exact: true })
  await stage('1 Encode').focus()
  await expect(page.getByRole('img', { name: 'Output of a hidden layer 1: 16 units' })).toBeVisible()
  const layers = playground.plane.locator('canvas')
  const before = await layers.count()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Mean and variance' })).toBeVisible()
  await expect(layers, 'the plane shows the posterior of the image').toHaveCount(before + 1)
  const table = page.getByRole('table', { name: 'Mean and variance' })
  await shows(numbers(table, 'mean'), expected.of('mean'))
  await shows(numbers(table, 'logVariance'), expected.of('logVariance'))
  await page.keyboard.press('3')
  const draw = page.getByRole('table', { name: 'Draw ε' })
  await shows(numbers(draw, 'epsilon'), expected.of('epsilon'))
  await shows(numbers(draw, 'z'), expected.of('z'))

  // What is the same lights up together: from the name, from the formula, and from the line of code.
  const code = page.getByRole('button', { name: 'return mean + epsilon' })
  await draw.getByRole('button', { name: 'Random number' }).focus()
  await expect(code).toHaveAttribute('data-lit')
  await expect(numbers(draw, 'epsilon').first()).toHaveAttribute('data-lit')
  await expect(numbers(draw, 'mean').first()).not.toHaveAttribute('data-lit')
  await page.locator('math [data-symbol=mean]').first().hover()
  await expect(numbers(draw, 'mean').first()).toHaveAttribute('data-lit')
  await code.focus()
  await expect(page.locator('math [data-symbol=z]').first()).toHaveAttribute('data-lit')

  // By mouse.
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await next.click()
  await expect(page.getByRole('img', { name: 'Logits' })).toBeVisible()
  await next.click()
  const terms = page.getByRole('table', { name: 'Terms' })
  await shows(numbers(terms, 'reconstruction').last(), [expected.terms.reconstruction])
  await shows(numbers(terms, 'kl').last(), [expected.terms.kl])
  await shows(numbers(terms, 'objective'), [expected.terms.reconstruction + 2 * expected.terms.kl])
  await next.click()
  const slopes = page.getByRole('table', { name: 'backward' })
  await shows(numbers(slopes, 'slopeZ'), expected.of('gradient.z', 16))
  await shows(numbers(slopes, 'slopeMean'), expected.of('gradient.mean', 16))

  await page.getByRole('button', { name: 'Take this step' }).click()
  await expect(page.getByText('It agrees with the reference')).toBeVisible()
  expect(await playground.status()).toMatchObject({ step: steps + 1, phase: 'paused' })
  // With the decoder alone, the encoder keeps its weights to the last bit.
  const encoder = async () => parametersOf(await model(playground), 'encoder')
  const frozen = await encoder()
  await page.getByRole('combobox', { name: 'Trains' }).last().selectOption('Decoder only')
  await playground.step()
  expect(await encoder()).toEqual(frozen)
  expect(await playground.settings()).toMatchObject({ optimizer: { trains: 'decoder' } })
  await expect(page.getByText('Only the decoder is trained')).toBeVisible()
  await expect(page.getByText(`Step ${steps + 3}: image 1 of 16 in its batch`)).toBeVisible()
  await page.getByRole('button', { name: 'Take this step' }).click()
  await expect(page.getByText('It agrees with the reference')).toBeVisible()
  await page.getByRole('button', { name: 'Look at the next step' }).click()
  await expect(page.getByText(`Step ${steps + 4}: image 1 of 16 in its batch`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Encode forward' })).toBeVisible()
})

const numbers = (table: Locator, symbol: string) => table.locator(`data[data-symbol=${symbol}]`)

/** What is written, within what four decimals can say, and what stands behind it, within 1e-4. */
async function shows(shown: Locator, expected: ArrayLike<number>) {
  const values = await shown.evaluateAll((all) =>
    (all as HTMLDataElement[]).map(({ value }) => Number(value)),
  )
  expect(values).toHaveLength(expected.length)
  const texts = await shown.allTextContents()
  for (const [index, value] of values.entries()) {
    const number = expected[index] ?? Number.NaN
    expect(Math.abs(value - number)).toBeLessThan(1e-4 * Math.max(1, Math.abs(number)))
    expect(texts[index]).toContain(Math.abs(number).toFixed(4).slice(0, 4))
  }
}

async function model(playground: Playground) {
  const bytes = await playground.page.evaluate(async () => {
    return [...new Uint8Array(await (await window.playground.exportModel()).arrayBuffer())]
  })
  return readModelFile(Uint8Array.from(bytes), imagePixels)
}

function parametersOf({ settings, snapshot }: ModelFile, half: 'encoder' | 'decoder'): number[][] {
  return parameterLayout(settings.model, imagePixels)
    .entries.filter(({ name }) => name.startsWith(half))
    .map(({ offset, size }) => [...snapshot.parameters.subarray(offset, offset + size)])
}

/** The same step of the first image, computed here: from the page's model and the data file, by the plan. */
async function nextStep(playground: Playground) {
  const { settings, snapshot, step, imagesSeen } = await model(playground)
  const folder = new URL('../public/datasets/mnist/', import.meta.url)
  const shard = (name: string) => gunzipSync(readFileSync(new URL(name, folder)))
  const split = new SplitBuffer(trainingImages, trainingImages, imagePixels)
  split.images.set(shard('train-images-0.bin'))
  split.labels.set(shard('train-labels.bin').subarray(0, split.labels.length))
  const batch = new Batches(split, imagePixels).assemble(settings, step, imagesSeen)
  const plan = trainingPlan(settings, imagePixels)
  const buffers = new Map([
    ['images', Float64Array.from(greyLevels(batch.images))],
    ['epsilon', Float64Array.from(batch.epsilon)],
  ])
  const sums = { reconstruction: 0, klPerDimension: new Float64Array(2) }
  const parameters = Float64Array.from(snapshot.parameters)
  runPlan(plan, { ...batch, buffers, parameters, sums, update: () => {} })
  const kl = sums.klPerDimension.reduce((sum, nats) => sum + nats, 0)
  return {
    of: (name: string, factor = 1) => (buffers.get(name) ?? []).slice(0, 2).map((value) => value * factor),
    terms: { reconstruction: sums.reconstruction / batch.count, kl: kl / batch.count },
  }
}
