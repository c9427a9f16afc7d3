import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import type { Manifest } from './dataset'
import { parseManifest } from './manifest'
import { FakeServer } from './test-support/fake-server'

let good: Manifest

beforeAll(async () => {
  good = (await FakeServer.start()).manifest
})

/** A copy of the good manifest with the value at a dotted path replaced. */
function withValue(path: string, value: unknown): unknown {
  const copy = structuredClone(good)
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[last] = value
  return copy
}

function reasonOf(value: unknown): string {
  try {
    parseManifest(value, 'mnist')
  } catch (error) {
    if (error instanceof Problem && error.code === 'dataset-malformed') {
      return (error as Problem<'dataset-malformed'>).facts.reason
    }
    throw error
  }
  return 'accepted'
}

describe('parseManifest', () => {
  test('takes the known fields and nothing else', () => {
    expect(parseManifest({ ...good, extra: 1 }, 'mnist')).toEqual(good)
  })

  test.each([
    ['id', 'fashion-mnist'],
    ['name', ''],
    ['name', 'x'.repeat(301)],
    ['licence.url', 'javascript:alert(1)'],
    ['classes', []],
    ['classes', 'abc'],
    ['classes.1', 'even'],
    ['classes.0', 7],
    ['image.width', 0],
    ['image.width', 2.5],
    ['image.height', 257],
    ['image.height', '2'],
    ['train.images', Number.MAX_SAFE_INTEGER],
    ['train.images', Number.NaN],
    ['train.images', -1],
    ['train.shards', []],
    ['train.shards.0', null],
    ['train.shards.1.images', 11],
    ['train.shards.0.byteLength', 17],
    ['train.shards.0.byteLength', 2 ** 53],
    ['train.shards.0.file', '../mnist/manifest.json'],
    ['train.shards.0.file', '/etc/passwd'],
    ['train.shards.0.file', 'https://elsewhere.example/x'],
    ['train.shards.0.file', 'a?b'],
    ['train.shards.0.file', '.hidden'],
    ['train.shards.2.sha256', 'A'.repeat(64)],
    ['test.labels.sha256', ''],
    ['test.labels.byteLength', 4],
  ])('refuses %s = %j and names it', (path, value) => {
    expect(reasonOf(withValue(path, value))).toBe(path)
  })

  test.each([
    ['too few images', { images: 11 }],
    ['shards of different sizes', { order: [2, 0, 1] }],
  ])(
    'refuses shards that do not add up: %s',
    (_, { images, order }: { images?: number; order?: number[] }) => {
      const changed = structuredClone(good)
      const { train } = changed
      if (images) train.images = images
      if (order) train.shards = order.map((index) => train.shards[index] as (typeof train.shards)[0])
      expect(reasonOf(changed)).toBe('train.shards')
    },
  )

  test('refuses one file used twice', () => {
    expect(reasonOf(withValue('test.labels.file', 'train-labels.bin'))).toBe('file')
  })

  test('never throws anything but a Problem', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void reasonOf(value)))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.anything(), (field, value) => {
        reasonOf(withValue(field, value))
      }),
    )
  })
})
