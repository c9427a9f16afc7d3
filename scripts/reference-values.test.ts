import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import linearErrorsOf from '../src/session/linear-errors.json'
import { defaultSettings } from '../src/vae/settings-schema'
import { changeSettings } from '../src/vae/settings-validation'
import { referenceLines } from '../src/views/curves/reference-lines'
import { collapseOf } from '../src/views/settings/loss/collapse'
import { linearErrors, referenceValues, testImages } from './reference-values.mjs'

const documented = readFileSync(new URL('../docs/numbers.md', import.meta.url), 'utf8')

describe.each([
  ['mnist', 'MNIST'],
  ['fashion-mnist', 'Fashion-MNIST'],
  ['shapes', 'Shapes'],
])('the values of %s', async (dataset, name) => {
  const values = referenceValues(await testImages(dataset))

  test('are those of the documentation', () => {
    const row = documented.split('\n').find((line) => line.startsWith(`| ${name} |`))
    const numbers = Object.values(values).map((value) => value.toFixed(2))
    expect(row).toBe(`| ${name} | ${numbers.join(' | ')} |`)
  })

  test('are those from which the settings warn of collapse', () => {
    const { largestVariance, largestBernoulli } = values
    for (const [likelihood, most] of [
      ['gaussian', largestVariance],
      ['bernoulli', largestBernoulli],
    ] as const) {
      const { limit } = collapseOf(changeSettings(defaultSettings(), { dataset, objective: { likelihood } }))
      expect(limit).toBeCloseTo(most, 2)
    }
  })

  test('are those from which the errors of principal components go down', () => {
    const errors = linearErrorsOf[dataset as 'mnist']
    expect(errors).toHaveLength(64)
    expect(errors[0]).toBeCloseTo(values.collapsedSquares - values.largestVariance, 1)
    expect(errors).toEqual(errors.toSorted((one, other) => other - one))
  })

  test('are those of the lines in the charts under a Gaussian likelihood', () => {
    const settings = changeSettings(defaultSettings(), {
      dataset,
      objective: { likelihood: 'gaussian', variance: 2 },
    })
    const [collapsed] = referenceLines('reconstruction', settings, null)
    expect(collapsed?.value).toBeCloseTo(values.collapsedSquares / 4 + 392 * Math.log(4 * Math.PI), 2)
  })

  test('are those of the lines in the charts', () => {
    // With so many latent dimensions that a chart shows the floor too.
    const settings = changeSettings(defaultSettings(), { dataset, 'model.latentDimensions': 32 })
    const lines = referenceLines('reconstruction', settings, null)
    const expected = { collapsed: values.collapsed, floor: values.floor }
    for (const { name: line, value } of lines) expect(value).toBeCloseTo(expected[line as 'floor'], 2)
    expect(lines.map(({ name: line }) => line)).toEqual(['collapsed', 'floor'])
  })
})

test('by hand: two images of two pixels', () => {
  const { collapsed, floor, collapsedSquares, largestVariance, largestBernoulli } = referenceValues({
    grey: Buffer.of(255, 0, 0, 51),
    count: 2,
    pixels: 2,
  })
  // Means 0.5 and 0.1; deviations ±(0.5, -0.1).
  const entropy = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p)
  expect(collapsed).toBeCloseTo(entropy(0.5) + entropy(0.1), 12)
  expect(floor).toBeCloseTo(entropy(0.2) / 2, 12)
  expect(collapsedSquares).toBeCloseTo(0.26, 12)
  expect(largestVariance).toBeCloseTo(0.26, 12)
  // In units of √(0.5 · 0.5) and √(0.1 · 0.9).
  // One direction is all that they vary in.
  expect(linearErrors({ grey: Buffer.of(255, 0, 0, 51), count: 2, pixels: 2 }, 1)).toEqual([0])
  expect(largestBernoulli).toBeCloseTo(0.25 / 0.25 + 0.01 / 0.09, 12)
})
