import { expect, it } from 'vitest'
import curves from '../../session/reference-curves.json'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { referenceLines } from './reference-lines'

const settings = defaultSettings()

it('knows what MNIST costs when collapsed and when trained', () => {
  expect(referenceLines('elbo', settings, null)).toEqual([{ name: 'collapsed', value: -205.65 }])
  expect(referenceLines('kl', settings, null)).toEqual([])
  const lines = referenceLines('reconstruction', settings, curves)
  expect(lines.map((line) => line.name)).toEqual(['collapsed', 'trained'])
  // Two seeds: 139.73 and 140.15.
  expect(lines[1]?.value).toBeCloseTo(139.94)
})

it.each([{ objective: { likelihood: 'gaussian' } }, { objective: { binarization: 'dynamic' } }])(
  'has nothing to compare with under %j',
  (change) => {
    expect(referenceLines('elbo', changeSettings(settings, change), curves)).toEqual([])
  },
)

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
