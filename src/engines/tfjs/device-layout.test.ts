import { expect, test } from 'vitest'
import { parameterLayout } from '../../vae/parameters'
import { deviceLayout, rowLength, toDevice, toHost } from './device-layout'

test.each([[[]], [[4]], [[5, 3]]])('parameters come back as they went, hidden %j', (hidden) => {
  const layout = parameterLayout({ hidden, latentDimensions: 2 }, 6)
  const onDevice = deviceLayout(layout)
  const values = Float32Array.from({ length: layout.size }, (_, index) => index + 1)
  const moved = toDevice(onDevice, values)
  expect(toHost(onDevice, moved, layout.size)).toEqual(values)
  expect(moved.length % rowLength).toBe(0)
  // Every value once, and nothing but zeros beside.
  expect([...moved].filter((value) => value !== 0).sort((a, b) => a - b)).toEqual([...values])
})

test('a block is the transposed weight above its bias, mean and log variance side by side', () => {
  const layout = parameterLayout({ hidden: [], latentDimensions: 1 }, 2)
  // encoder.mean.weight [1, 2], its bias, encoder.logVariance.weight, its bias, decoder.0.weight [2, 1], its bias
  const values = Float32Array.of(11, 12, 13, 21, 22, 23, 31, 32, 33, 34)
  const moved = toDevice(deviceLayout(layout), values)
  expect([...moved.slice(0, 10)]).toEqual([11, 21, 12, 22, 13, 23, 31, 32, 33, 34])
})
