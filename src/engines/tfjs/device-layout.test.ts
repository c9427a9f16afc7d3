import { expect, test } from 'vitest'
import { parameterLayout } from '../../vae/parameters'
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
