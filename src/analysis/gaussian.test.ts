import { expect, test } from 'vitest'
import { gaussianOn } from './gaussian'
import { axesThrough, dimensionAxes } from './latent-plane'

const logVariance = [1, 4, 9].map(Math.log)

test('along single dimensions: their means and standard deviations', () => {
  const { mean, sigma, angle } = gaussianOn(dimensionAxes(3, [2, 0]), [5, 6, 7], logVariance)
  expect(mean).toEqual([7, 5])
  expect(sigma[0]).toBeCloseTo(3, 12)
  expect(sigma[1]).toBeCloseTo(1, 12)
  expect(angle).toBe(0)
})

test('a line has no second deviation', () => {
  expect(gaussianOn(dimensionAxes(1, [0]), [2], [0])).toEqual({ mean: [2, 0], sigma: [1, 0], angle: 0 })
})

test('axes at an angle: the marginal variance along any direction of the plane', () => {
  const axes = axesThrough([
    [0, 0, 0],
    [1, 1, 0],
    [0, 1, 2],
  ])
  const { sigma, angle } = gaussianOn(axes, [0, 0, 0], logVariance)
  for (const turn of [0, 0.4, 1.3, 2.9]) {
    const direction = [0, 1, 2].map(
      (i) => Math.cos(turn) * (axes[0][i] as number) + Math.sin(turn) * (axes[1][i] as number),
    )
    const expected = direction.reduce(
      (sum, value, i) => sum + value ** 2 * Math.exp(logVariance[i] as number),
      0,
    )
    const along = (Math.cos(turn - angle) * sigma[0]) ** 2 + (Math.sin(turn - angle) * sigma[1]) ** 2
    expect(along).toBeCloseTo(expected, 10)
  }
})

test('a distribution that is a point', () => {
  const point = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  expect(gaussianOn(dimensionAxes(2, [0, 1]), [1, 2], point)).toEqual({
    mean: [1, 2],
    sigma: [0, 0],
    angle: 0,
  })
})
