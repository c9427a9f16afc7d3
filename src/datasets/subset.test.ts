import { describe, expect, test } from 'vitest'
import type { Dataset } from './dataset'
import { SplitBuffer } from './loaded-split'
import { checkSubset, subsetOf } from './subset'

/** 40 training images in shards of 10 and 5 test images, of one pixel each: its value is its place. Labels 0 to 3 in turn. */
function counting(): Dataset & { train: SplitBuffer; test: SplitBuffer } {
  const split = (total: number, shardSize: number) => {
    const buffer = new SplitBuffer(total, shardSize, 1)
    buffer.images.forEach((_, place) => {
      buffer.images[place] = place
      buffer.labels[place] = place % 4
    })
    buffer.arrive(0)
    return buffer
  }
  const test = split(5, 5)
  test.arrive(1)
  return { classes: ['a', 'b', 'c', 'd'], pixels: 1, train: split(40, 10), test, retry: () => {} }
}

describe('a part of a data set', () => {
  test('is the data set itself where nothing is left out', () => {
    const whole = counting()
    expect(subsetOf(whole, 'mnist', { classes: [], images: null })).toBe(whole)
  })

  test('holds the images of its classes in their order, and of these the first ones', async () => {
    const whole = counting()
    const { train, test } = subsetOf(whole, 'mnist', { classes: [3, 1], images: 6 })
    expect([...train.labels]).toEqual([1, 3, 1, 3, 1, 3])
    expect([...test.labels]).toEqual([1, 3])
    expect(train.available).toBe(0)
    whole.train.arrive(1)
    expect([train.available, ...train.images]).toEqual([5, 1, 3, 5, 7, 9, 0])
    const all = train.whenAvailable(100)
    whole.train.arrive(2)
    await all
    expect([...train.images]).toEqual([1, 3, 5, 7, 9, 11])
  })

  test('waits for nothing but its own images', async () => {
    const whole = counting()
    const { train } = subsetOf(whole, 'mnist', { classes: [], images: 20 })
    whole.train.arrive(1)
    whole.train.arrive(2)
    whole.train.fail(3, new Error('gone'))
    await train.whenAvailable(20)
    expect([...train.images]).toEqual(Array.from({ length: 20 }, (_, place) => place))
  })

  test('takes what its images are made from along', () => {
    const factors = {
      list: [{ name: 'x', values: 40 }],
      values: Uint8Array.from({ length: 40 }, (_, x) => 39 - x),
    }
    const whole = counting()
    const train = Object.assign(whole.train, { factors })
    const part = subsetOf({ ...whole, train }, 'mnist', { classes: [2], images: 3 })
    expect(part.train.factors).toEqual({ list: factors.list, values: Uint8Array.of(37, 33, 29) })
  })

  test('that leaves nothing is refused, as is a class that there is not', () => {
    const nothing = () => subsetOf(counting(), 'mnist', { classes: [7], images: null })
    expect(nothing).toThrow(expect.objectContaining({ code: 'subset-empty' }))
    const unknown = () => checkSubset({ dataset: 'shapes', subset: { classes: [2, 3], images: null } })
    expect(unknown).toThrow(
      expect.objectContaining({
        code: 'subset-class-unknown',
        facts: { dataset: 'shapes', label: 3, last: 2 },
      }),
    )
    checkSubset({ dataset: 'mnist', subset: { classes: [0, 9], images: null } })
  })
})
