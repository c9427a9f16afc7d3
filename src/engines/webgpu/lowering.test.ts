import { expect, test } from 'vitest'
import { trainingPlan } from '../../vae/plan/build-plan'
import { defaultSettings } from '../../vae/settings-schema'
import { lower } from './lowering'
import { networkOf } from './network'
import { threadsOf } from './tile'

const settings = defaultSettings()
const plan = trainingPlan(settings, 784)

test('a step of the default network is few shaders: its products, the updates and the terms', () => {
  const network = networkOf(plan, settings.batchSize, 'graphics-card')
  const kernels = lower(network, plan, settings.batchSize)
  expect(kernels.map(({ label }) => label)).toEqual([
    'dense relu',
    'dense relu',
    'posterior',
    'dense relu',
    'dense relu',
    'likelihood gradient, bernoulli',
    'input gradient, relu',
    'input gradient, relu',
    'posterior gradient',
    'input gradient, relu',
    'input gradient, relu',
  ])
})

test('networks of any shape share their shaders', () => {
  const codes = [[100], [7, 300, 20]].map((hidden) => {
    const model = { ...settings.model, hidden, latentDimensions: hidden.length }
    const other = trainingPlan({ ...settings, model }, 50)
    const network = networkOf(other, 16, 'graphics-card')
    return new Set(lower(network, other, 16).map(({ code }) => code))
  })
  expect(codes[1]).toEqual(codes[0])
})

test.each(['graphics-card', 'processor'] as const)('no workgroup is too large, on a %s', (hardware) => {
  for (const rows of [1, 128, 4096]) {
    const { tiles } = networkOf(plan, rows, hardware)
    for (const tile of Object.values(tiles)) expect(threadsOf(tile)).toBeLessThanOrEqual(256)
  }
})

test('batches get as many workgroups as they have rows for', () => {
  const network = networkOf(plan, 128, 'graphics-card')
  const [first] = lower(network, plan, 128)
  const edge = 16
  expect(first.workgroups(1)).toEqual([128 / edge, 1])
  expect(first.workgroups(129)).toEqual([128 / edge, 9])
})
