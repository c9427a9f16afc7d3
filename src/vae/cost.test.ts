import { expect, it } from 'vitest'
import { networkCost } from './cost'
import { defaultSettings } from './settings-schema'
import { changeSettings } from './settings-validation'

const cost = (change: unknown) => networkCost(changeSettings(defaultSettings(), change), 784)

it('counts the default network as a person would', () => {
  // 784-128-64-(2, 2)-64-128-784: weights and biases.
  const encoder = 784 * 128 + 128 + 128 * 64 + 64 + 2 * (64 * 2 + 2)
  const decoder = 2 * 64 + 64 + 64 * 128 + 128 + 128 * 784 + 784
  const { parameters, bytes, flops } = cost({})
  expect(parameters).toBe(encoder + decoder)
  expect(bytes.weights).toBe(4 * parameters)
  expect(bytes.moments, 'Adam keeps two').toBe(8 * parameters)
  // Pixels, hidden layers, mean, log variance, ε, z, hidden layers, logits.
  expect(bytes.activations).toBe(4 * 128 * (784 + 128 + 64 + 2 + 2 + 2 + 2 + 64 + 128 + 784))
  const products = 784 * 128 + 128 * 64 + 2 * 64 * 2 + 2 * 64 + 64 * 128 + 128 * 784
  expect(flops.image).toBe(2 * products)
  expect(flops.step).toBe(128 * (6 * products - 2 * 784 * 128))
  expect(flops.step).toBeCloseTo(141e6, -6)
})

it('counts a network without hidden layers, whose code is made of the pixels themselves', () => {
  const model = { hidden: [], latentDimensions: 3 }
  const variational = cost({ model, batchSize: 1 })
  expect(variational.parameters).toBe(2 * (784 * 3 + 3) + 3 * 784 + 784)
  expect(variational.flops).toEqual({ image: 2 * 784 * 9, step: 2 * 784 * (3 * 9 - 6) })
  const plain = cost({ model: { ...model, kind: 'ae' }, batchSize: 1, optimizer: { kind: 'sgd' } })
  expect(plain.parameters).toBe(784 * 3 + 3 + 3 * 784 + 784)
  expect(plain.bytes.moments).toBe(4 * plain.parameters)
  // The code is z: no variance, no noise.
  expect(plain.bytes.activations).toBe(4 * (784 + 3 + 784))
  expect(plain.flops).toEqual({ image: 2 * 784 * 6, step: 2 * 784 * (3 * 6 - 3) })
})

it('tells the decoder’s work by its samples, and statistics from parameters', () => {
  const [one, five] = [cost({}), cost({ objective: { importanceSamples: 5 } })]
  const decoder = 2 * 64 + 64 * 128 + 128 * 784
  expect(five.flops.step - one.flops.step).toBe(128 * 4 * 6 * decoder)
  expect(five.flops.image).toBe(one.flops.image)
  expect(five.bytes.activations - one.bytes.activations).toBe(4 * 128 * 4 * (2 + 2 + 64 + 128 + 784))
  // A weight, a bias and two statistics for each unit of a hidden layer.
  const normalised = cost({ model: { batchNorm: true } })
  const units = 2 * (128 + 64)
  expect(normalised.parameters).toBe(one.parameters + 2 * units)
  expect(normalised.bytes.weights).toBe(one.bytes.weights + 4 * 4 * units)
})

it('counts a convolution by its places and its taps, beside the dense layers', () => {
  const model = { network: 'conv', channels: [3, 5], hidden: [], latentDimensions: 2 }
  const { parameters, bytes, flops } = cost({ model, batchSize: 1 })
  // 1-3-5 maps with sides of 28, 14 and 7, then 245-(2, 2) and 2-245, and back.
  expect(parameters).toBe(2 * (48 + 240) + 3 + 5 + 3 + 1 + 2 * (245 * 2 + 2) + 2 * 245 + 245)
  expect(bytes.activations).toBe(4 * (784 + 588 + 245 + 4 + 4 + 245 + 588 + 784))
  const [first, second, dense] = [48 * 14 ** 2, 240 * 7 ** 2, 245 * 2]
  expect(flops.image).toBe(2 * (2 * first + 2 * second + 3 * dense))
  expect(flops.step).toBe(3 * flops.image - 2 * first)
})
