import { expect, test } from 'vitest'
import { decodingPlan, trainingPlan } from '../../vae/plan/build-plan'
import { defaultSettings } from '../../vae/settings-schema'
import { lower } from './lowering'
import { networkOf } from './network'
import { stepTermsKernel } from './terms-kernels'
import { applyKernel, updateKernel } from './update-kernels'

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

test('a conditional network puts its label behind z, and behind pixels not even that: the host does', () => {
  const model = { ...settings.model, hidden: [30], conditional: true }
  const conditional = trainingPlan({ ...settings, model }, 784)
  const network = networkOf(conditional, 128, 'graphics-card')
  const labels = lower(network, conditional, 128).map(({ label }) => label)
  expect(labels.slice(0, 4)).toEqual(['dense relu', 'posterior', 'tell', 'dense relu'])
  expect(labels).toHaveLength(8)
  const decoding = lower(network, decodingPlan({ ...settings, model }, 784), 128)
  expect(decoding.map(({ label }) => label)).toEqual(['dense relu', 'pixel means, bernoulli'])
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

/** Bytes of the workgroup memory that a shader declares: all of it is arrays of quads. */
function workgroupBytes(code: string): number {
  const arrays = code.matchAll(/var<workgroup> \w+: array<vec4f, (\d+)>/g)
  return [...arrays].reduce((sum, [, quads]) => sum + 16 * Number(quads), 0)
}

test.each(['graphics-card', 'processor'] as const)(
  'a %s with the smallest limits that there are has room for every workgroup',
  (hardware) => {
    const edges = new Set<number>()
    for (const [rows, hidden] of [
      [1, []],
      [128, [128, 64]],
      [4096, [2048, 512]],
    ] as const) {
      const wide = trainingPlan({ ...settings, model: { ...settings.model, hidden: [...hidden] } }, 784)
      const network = networkOf(wide, rows, hardware)
      for (const { edge } of Object.values(network.tiles)) edges.add(edge)
      const kernels = [...lower(network, wide, rows), updateKernel(network), applyKernel(network)]
      for (const { label, code } of [...kernels, stepTermsKernel(network)]) {
        expect(workgroupBytes(code), label).toBeLessThanOrEqual(16_384)
        expect(Number(/@workgroup_size\((\d+)\)/.exec(code)?.[1]), label).toBeLessThanOrEqual(256)
      }
    }
    expect([...edges].sort()).toEqual(hardware === 'processor' ? [16] : [16, 32, 64])
  },
)

test('batches get as many workgroups as they have rows for', () => {
  const network = networkOf(plan, 128, 'graphics-card')
  const [first] = lower(network, plan, 128)
  const edge = 16
  expect(first.workgroups(1)).toEqual([128 / edge, 1])
  expect(first.workgroups(129)).toEqual([128 / edge, 9])
})
