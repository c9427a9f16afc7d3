import { expect, test } from 'vitest'
import { sumOf, sumOfShapes } from '../test-support/sum'
import { makeShapes } from './make-shapes'

test('a browser draws the shapes that Node draws, to the byte', async () => {
  expect(await sumOf(await makeShapes(1))).toBe(sumOfShapes)
})
