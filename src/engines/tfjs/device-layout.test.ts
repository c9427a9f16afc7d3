import { expect, test } from 'vitest'
import { type NetworkSettings, parameterLayout } from '../../vae/parameters'
import { deviceLayout, toDevice, toHost } from './device-layout'

const counting = (size: number) => Float32Array.from({ length: size }, (_, index) => index + 1)

test.each([0, 20, 40, Number.POSITIVE_INFINITY])(
  'parameters come back as they went, joined up to %d',
  (joinedSize) => {
    const kinds = ['vae', 'ae'] as const
    for (const [hidden, kind] of [[], [4], [5, 3]].flatMap((hidden) =>
      kinds.map((kind) => [hidden, kind] as const),
    )) {
      const layout = parameterLayout({ kind, hidden, latentDimensions: 2 }, 6)
      const onDevice = deviceLayout(layout, joinedSize)
      const values = counting(layout.size)
      const moved = toDevice(onDevice, values)
      expect(toHost(onDevice, moved)).toEqual(values)
      // Every value once, and nothing but zeros beside.
      const all = moved.flatMap((group) => [...group])
      expect(all.filter((value) => value !== 0).sort((a, b) => a - b)).toEqual([...values])
      const padding = onDevice.groups.reduce((sum, group) => sum + group.padding, 0)
      expect(all).toHaveLength(layout.size + padding)
    }
  },
)

test('so do those of a convolutional network, whose maps have their channels last on the device', () => {
  const model: NetworkSettings = { kind: 'vae', network: 'conv', hidden: [3], latentDimensions: 2 }
  const layout = parameterLayout({ ...model, channels: [2, 5], batchNorm: true, conditional: true }, 36)
  const onDevice = deviceLayout(layout, 100)
  const values = counting(layout.size)
  for (const { isStatistic, offset, size } of layout.entries) {
    if (isStatistic) values.fill(0, offset, offset + size)
  }
  expect(toHost(onDevice, toDevice(onDevice, values))).toEqual(values)

  const single = parameterLayout({ ...model, channels: [2] }, 16)
  const [filter, bias, first] = toDevice(deviceLayout(single, 0), counting(single.size))
  const at = (name: string) => single.entries.find((entry) => entry.name === name)?.offset ?? Number.NaN
  // Taps, each with the weights of both channels.
  expect([...filter.subarray(0, 4)]).toEqual([1, 17, 2, 18])
  expect([...bias]).toEqual([33, 34])
  // Rows of encoder.0: place 0 of channel 0, place 0 of channel 1, place 1 of channel 0.
  const row = (index: number) => [...first.subarray(3 * index, 3 * index + 3)].map((value) => value - 1)
  const weights = at('encoder.0.weight')
  expect([0, 1, 2].map((index) => row(index)[0])).toEqual([weights, weights + 4, weights + 1])
})

test('joins small blocks and leaves large ones alone', () => {
  const layout = parameterLayout({ kind: 'vae', hidden: [128, 64], latentDimensions: 2 }, 784)
  const groupSizes = (joinedSize: number) =>
    deviceLayout(layout, joinedSize).groups.map(({ blocks }) => blocks.length)
  expect(groupSizes(0)).toEqual([1, 1, 1, 1, 1, 1])
  expect(groupSizes(32_768)).toEqual([1, 4, 1])
  expect(groupSizes(Number.POSITIVE_INFINITY)).toEqual([6])
})

test('a block is the transposed weight above its bias, mean and log variance side by side', () => {
  const layout = parameterLayout({ kind: 'vae', hidden: [], latentDimensions: 1 }, 2)
  // encoder.mean.weight [1, 2], its bias, encoder.logVariance.weight, its bias, decoder.0.weight [2, 1], its bias
  const values = Float32Array.of(11, 12, 13, 21, 22, 23, 31, 32, 33, 34)
  const [encoder, decoder] = toDevice(deviceLayout(layout, 0), values)
  expect([...encoder]).toEqual([11, 21, 12, 22, 13, 23])
  expect([...decoder]).toEqual([31, 32, 33, 34])
})
