import { expect, test } from 'vitest'
import { Curve } from './curve'

const terms = (reconstruction: number, kl: number) => ({ reconstruction, kl, objective: 0, gradientNorm: 0 })

test('points lie at every early step and at every tenth later, and are means since the one before', () => {
  const curve = new Curve()
  for (let step = 1; step <= 45; step++) curve.add(step, step / 100, terms(step, 2))
  const points = curve.take()
  expect(points.map(({ step }) => step)).toEqual([
    ...Array.from({ length: 20 }, (_, index) => index + 1),
    30,
    40,
  ])
  expect(points.at(-1)).toEqual({ step: 40, epoch: 0.4, reconstruction: 35.5, kl: 2, elbo: -37.5 })
  expect(curve.take()).toEqual([])
  curve.flush(45, 0.45)
  expect(curve.take()).toMatchObject([{ step: 45, reconstruction: 43 }])
})

test('test terms are put on the point of their step, which is sent again if it has gone', () => {
  const curve = new Curve()
  curve.add(1, 0.1, terms(10, 1))
  expect(curve.take()).toHaveLength(1)
  curve.addTest(1, 0.1, { reconstruction: 8, kl: 2 })
  expect(curve.take()).toMatchObject([{ step: 1, reconstruction: 10, test: { elbo: -10 } }])
  curve.addTest(5, 0.5, { reconstruction: 8, kl: 2 })
  expect(curve.take()).toEqual([])
})

test('discarded steps leave no trace', () => {
  const curve = new Curve()
  for (let step = 21; step <= 25; step++) curve.add(step, 0, terms(1000, 1000))
  curve.returnTo()
  for (let step = 21; step <= 30; step++) curve.add(step, 0, terms(1, 1))
  expect(curve.take()).toMatchObject([{ step: 30, reconstruction: 1, kl: 1 }])
})
