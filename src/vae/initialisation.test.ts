import { expect, test } from 'vitest'
import { initialParameters } from './initialisation'
import { type NetworkSettings, type ParameterLayout, parameterLayout } from './parameters'

const layout = parameterLayout({ kind: 'vae', hidden: [128, 64], latentDimensions: 2 }, 784)

const values = (parameters: Float32Array, name: string, of: ParameterLayout = layout) => {
  const entry = of.entries.find((candidate) => candidate.name === name)
  if (!entry) throw new Error(name)
  return parameters.subarray(entry.offset, entry.offset + entry.size)
}

test.each([0, 1, 4_294_967_295])(
  'seed %i: weights fill ±sqrt(6 / (in + out)) evenly, biases are zero',
  (seed) => {
    const parameters = initialParameters(layout, seed)
    expect(parameters).toHaveLength(layout.size)
    for (const entry of layout.entries) {
      const array = values(parameters, entry.name)
      if (entry.shape.length === 1) {
        expect(array.every((value) => value === 0)).toBe(true)
        continue
      }
      const limit = Math.sqrt(6 / (entry.shape[0] + entry.shape[1]))
      expect(array.every((value) => Math.abs(value) <= limit)).toBe(true)
      const mean = array.reduce((sum, value) => sum + value, 0) / array.length
      const variance = array.reduce((sum, value) => sum + value * value, 0) / array.length
      expect(Math.abs(mean)).toBeLessThan((5 * limit) / Math.sqrt(3 * array.length))
      expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, array.length > 5000 ? 1 : 0)
    }
  },
)

test('a convolution has as many inputs and outputs as it has channels times taps', () => {
  const model: NetworkSettings = { kind: 'vae', hidden: [], latentDimensions: 2 }
  const convolutional = parameterLayout({ ...model, network: 'conv', channels: [32, 64] }, 64)
  const parameters = initialParameters(convolutional, 1)
  for (const name of ['encoder.conv.1.weight', 'decoder.conv.0.weight']) {
    const array = values(parameters, name, convolutional)
    expect(array).toHaveLength(64 * 32 * 16)
    const limit = Math.sqrt(6 / ((32 + 64) * 16))
    const largest = array.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    expect(largest).toBeLessThanOrEqual(limit)
    expect(largest).toBeGreaterThan(0.99 * limit)
  }
})

test('normalised outputs are as they are at first', () => {
  const model = { kind: 'vae', hidden: [5], latentDimensions: 2, batchNorm: true } as const
  const normalised = parameterLayout({ ...model, hidden: [5] }, 9)
  const parameters = initialParameters(normalised, 1)
  for (const [name, value] of Object.entries({ weight: 1, bias: 0, running_mean: 0, running_var: 1 })) {
    for (const part of ['encoder', 'decoder']) {
      expect([...values(parameters, `${part}.norm.0.${name}`, normalised)]).toEqual(new Array(5).fill(value))
    }
  }
})

test('the same seed gives the same parameters, another seed others', () => {
  const small = parameterLayout({ kind: 'vae', hidden: [5], latentDimensions: 2 }, 9)
  expect(initialParameters(small, 0)).toEqual(initialParameters(small, 0))
  expect(initialParameters(small, 0)).not.toEqual(initialParameters(small, 1))
})

test('golden values, which every later version must keep', () => {
  const weight = values(initialParameters(layout, 1), 'encoder.0.weight')
  expect([...weight.subarray(0, 4)]).toEqual([
    0.07075368613004684, -0.013590077869594097, 0.0423724502325058, 0.048735812306404114,
  ])
})

test('a matrix does not depend on the layers before it, nor repeats another', () => {
  const deeper = parameterLayout({ kind: 'vae', hidden: [128, 64, 64], latentDimensions: 2 }, 784)
  const [shallow, deep] = [initialParameters(layout, 1), initialParameters(deeper, 1)]
  expect(values(deep, 'encoder.mean.weight', deeper)).toEqual(values(shallow, 'encoder.mean.weight'))
  expect(values(deep, 'decoder.0.weight', deeper)).toEqual(values(shallow, 'decoder.0.weight'))

  const firsts = deeper.entries
    .filter((entry) => entry.shape.length === 2)
    .map((entry) => deep[entry.offset] * Math.sqrt(entry.shape[0] + entry.shape[1]))
  expect(new Set(firsts.map((first) => first.toFixed(5))).size).toBe(firsts.length)
})
