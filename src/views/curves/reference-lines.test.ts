import { expect, it } from 'vitest'
import linearErrors from '../../session/linear-errors.json'
import page from '../../session/page-curves.json'
import reference from '../../session/reference-curves.json'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { referenceLines } from './reference-lines'

const settings = defaultSettings()
const curves = { runs: reference.runs, pageRuns: page.runs, linearErrors }

it('knows what MNIST costs when collapsed and when trained', () => {
  expect(referenceLines('elbo', settings, null)).toEqual([{ name: 'collapsed', value: -205.65 }])
  expect(referenceLines('kl', settings, null)).toEqual([])
  const lines = referenceLines('reconstruction', settings, curves)
  expect(lines.map((line) => line.name)).toEqual(['collapsed', 'trained'])
  // Two seeds: 139.73 and 140.15.
  expect(lines[1]?.value).toBeCloseTo(139.94)
})

it('has nothing to compare with where the pixels are others', () => {
  const binary = changeSettings(settings, { objective: { binarization: 'dynamic' } })
  expect(referenceLines('elbo', binary, curves)).toEqual([])
})

it('compares a Gaussian likelihood with the mean image and with as many principal components', () => {
  const change = { objective: { likelihood: 'gaussian', variance: 0.5 }, model: { latentDimensions: 32 } }
  const gaussian = changeSettings(settings, change)
  const constant = 392 * Math.log(Math.PI)
  const [collapsed, linear, ...others] = referenceLines('reconstruction', gaussian, curves)
  expect(collapsed).toEqual({ name: 'collapsed', value: 52.85 + constant })
  // A mean squared error of 0.0167.
  expect(linear?.name).toBe('linear')
  expect(((linear?.value ?? Number.NaN) - constant) / 784).toBeCloseTo(0.0167, 4)
  expect(others).toEqual([])
  expect(referenceLines('elbo', gaussian, curves)).toEqual([{ name: 'collapsed', value: -52.85 - constant }])
  expect(referenceLines('kl', gaussian, curves)).toEqual([])
})

it.each([
  { objective: { beta: 4 } },
  { model: { activation: 'elu' } },
  { model: { hidden: [64] } },
  { optimizer: { learningRate: 0.01 } },
  { batchSize: 64 },
])('shows no trained reference under %j', (change) => {
  const lines = referenceLines('elbo', changeSettings(settings, change), curves)
  expect(lines.map((line) => line.name)).toEqual(['collapsed'])
})

it('ignores what changes nothing about the numbers', () => {
  const other = changeSettings(settings, { seed: 9, backend: 'cpu', objective: { variance: 1 } })
  expect(referenceLines('kl', other, curves).map((line) => line.name)).toEqual(['trained'])
})

it('compares Fashion-MNIST with Fashion-MNIST only', () => {
  const fashion = changeSettings(settings, { dataset: 'fashion-mnist' })
  expect(referenceLines('elbo', fashion, curves)).toEqual([
    { name: 'collapsed', value: -385 },
    { name: 'trained', value: -260.82 },
  ])
  const wide = changeSettings(fashion, { model: { latentDimensions: 8 } })
  expect(referenceLines('reconstruction', wide, curves)).toEqual([
    { name: 'collapsed', value: 385 },
    { name: 'floor', value: 189.86 },
  ])
})

it.each([
  ['mnist', 'gaussian'],
  ['fashion-mnist', 'gaussian'],
  ['shapes', 'bernoulli'],
  ['shapes', 'gaussian'],
] as const)('compares %s under a %s likelihood with a run of this page', (dataset, likelihood) => {
  const like = changeSettings(settings, { dataset, objective: { likelihood } })
  const [elbo, reconstruction, kl] = (['elbo', 'reconstruction', 'kl'] as const).map(
    (metric) =>
      referenceLines(metric, like, curves).find(({ name }) => name === 'trainedHere')?.value ?? Number.NaN,
  ) as [number, number, number]
  // Data as they can be: terms that add up, better than the mean image, and with a code.
  expect(-elbo).toBeCloseTo(reconstruction + kl, 1)
  const collapsed = referenceLines('reconstruction', like, curves)[0]?.value ?? Number.NaN
  expect(reconstruction).toBeLessThan(collapsed)
  expect(kl).toBeGreaterThan(3)
  const other = changeSettings(like, { objective: { variance: 1 } })
  const names = referenceLines('elbo', other, curves).map(({ name }) => name)
  expect(names.includes('trainedHere')).toBe(likelihood === 'bernoulli')
})
