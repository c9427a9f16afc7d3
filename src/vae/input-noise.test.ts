import { describe, expect, test } from 'vitest'
import { greyLevels } from './image'
import { corrupted } from './input-noise'
import { Stream } from './random'

const key = { seed: 1, stream: Stream.inputNoise, step: 0 }
const count = 6000
const bytes = Uint8Array.from({ length: count }, (_, index) => [0, 128, 255][index % 3])
const kinds = ['gaussian', 'masking', 'salt-and-pepper'] as const

/** Pixels that were so, as they are after it. */
function after(was: number, inputNoise: (typeof kinds)[number], noiseAmount: number): number[] {
  const noisy = corrupted(bytes, { inputNoise, noiseAmount }, key) ?? []
  return [...noisy].filter((_, index) => bytes[index] === was)
}

const share = (values: number[], of: (value: number) => boolean) => values.filter(of).length / values.length

describe.each(kinds)('%s noise', (inputNoise) => {
  test('is the same for the same key, of bytes what it is of grey levels, and changes no input', () => {
    const noise = { inputNoise, noiseAmount: 0.4 }
    const before = bytes.slice()
    const noisy = corrupted(bytes, noise, key)
    expect(noisy).toEqual(corrupted(bytes, noise, key))
    expect(noisy).not.toEqual(corrupted(bytes, noise, { ...key, step: 1 }))
    expect(bytes).toEqual(before)
    const levels = corrupted(greyLevels(bytes), noise, key) ?? new Float32Array()
    const rounded = Uint8Array.from(levels, (level) => Math.round(255 * level))
    expect(rounded).toEqual(noisy)
    expect(levels.every((level) => level >= 0 && level <= 1)).toBe(true)
  })

  test('of amount 0 leaves every byte as it is', () => {
    expect(corrupted(bytes, { inputNoise, noiseAmount: 0 }, key)).toEqual(bytes)
  })
})

test('Gaussian noise has the standard deviation asked for, and stops at black and white', () => {
  const grey = after(128, 'gaussian', 0.1).map((value) => (value - 128) / 255)
  const variance = grey.reduce((sum, value) => sum + value ** 2, 0) / grey.length
  expect(Math.sqrt(variance)).toBeCloseTo(0.1, 2)
  // Half of what it does to black and to white would lead beyond them.
  expect(share(after(0, 'gaussian', 0.1), (value) => value === 0)).toBeCloseTo(0.5, 1)
  expect(share(after(255, 'gaussian', 0.1), (value) => value === 255)).toBeCloseTo(0.5, 1)
})

test('masking makes the share asked for black, salt and pepper makes half of it white', () => {
  expect(share(after(128, 'masking', 0.3), (value) => value === 0)).toBeCloseTo(0.3, 1)
  expect(share(after(128, 'masking', 0.3), (value) => value === 128)).toBeCloseTo(0.7, 1)
  const salted = after(128, 'salt-and-pepper', 0.3)
  expect(share(salted, (value) => value === 0)).toBeCloseTo(0.15, 1)
  expect(share(salted, (value) => value === 255)).toBeCloseTo(0.15, 1)
})

test('none is none', () => {
  expect(corrupted(bytes, { inputNoise: 'none', noiseAmount: 0.3 }, key)).toBeNull()
})
