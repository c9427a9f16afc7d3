import { expect, test } from 'vitest'
import type { Point } from '../training/protocol'
import { History } from './history'

const point = (step: number, kl = step): Point => ({
  step,
  epoch: step / 10,
  reconstruction: 1,
  kl,
  elbo: -1 - kl,
})

test('a point of a step taken again replaces it and what came after', () => {
  const history = new History()
  history.append([point(1), point(2), point(3)])
  history.append([{ ...point(3), test: { reconstruction: 1, kl: 2, elbo: -3 } }])
  expect(history.points.map(({ step }) => step)).toEqual([1, 2, 3])
  expect(history.points[2]?.test?.kl).toBe(2)
  history.append([point(2, 9)])
  expect(history.points.map(({ kl }) => kl)).toEqual([1, 9])
})

test('a long curve is thinned everywhere and keeps its beginning and its end', () => {
  const history = new History()
  for (let step = 1; step <= 10_000; step++) history.append([point(step)])
  const steps = history.points.map(({ step }) => step)
  expect(steps.length).toBeLessThanOrEqual(4000)
  expect(steps.length).toBeGreaterThan(1500)
  expect(steps[0]).toBeLessThan(20)
  expect(steps.at(-1)).toBe(10_000)
})

test('listeners hear of every change until they leave', () => {
  const history = new History()
  let heard = 0
  const leave = history.subscribe(() => heard++)
  history.append([point(1)])
  history.append([])
  history.replace([])
  leave()
  history.append([point(1)])
  expect(heard).toBe(2)
})
