import { expect, test } from 'vitest'
import { Pace } from './pacing'

/** The pace after many slices of one step each. */
function paceOf(msPerStep: number): Pace {
  const pace = new Pace()
  for (let slice = 0; slice < 50; slice++) pace.record(1, msPerStep, slice * msPerStep)
  return pace
}

test.each([
  ['a step a slice, until one has been timed', new Pace(), 1, 1],
  ['a fast graphics card', paceOf(0.01), 64, 2],
  ['a slow one', paceOf(0.5), 16, 2],
  ['a processor', paceOf(3), 2, 2],
  ['a step that fills a slice', paceOf(8), 1, 2],
  ['a processor that imitates a graphics card: no step waits behind another', paceOf(75), 1, 1],
])('%s', (_, pace, stepsPerSlice, slicesInFlight) => {
  expect(pace).toMatchObject({ stepsPerSlice, slicesInFlight })
})

test('steps a second are those of the last half second, smoothed; a rest does not count', () => {
  const pace = new Pace()
  pace.start(0)
  pace.record(10, 400, 400)
  expect(pace.stepsPerSecond).toBeNull()
  pace.record(10, 100, 500)
  expect(pace.stepsPerSecond).toBe(40)
  pace.record(40, 500, 1000)
  expect(pace.stepsPerSecond).toBe(60)
  pace.start(9000)
  expect(pace.stepsPerSecond).toBeNull()
  pace.record(25, 500, 9500)
  expect(pace.stepsPerSecond).toBe(50)
  pace.forget(9500)
  expect(pace).toMatchObject({ stepsPerSlice: 1, slicesInFlight: 1, stepsPerSecond: null })
})

test('a page that was frozen in mid-slice is as fast afterwards as it was before', () => {
  const pace = new Pace()
  pace.start(0)
  let now = 0
  const slices = (count: number) => {
    for (let slice = 0; slice < count; slice++) {
      now += 8
      pace.record(8, 8, now)
    }
  }
  slices(100)
  const before = pace.stepsPerSecond
  now += 600_000
  pace.record(8, 600_000, now)
  expect(pace.stepsPerSlice).toBe(8)
  slices(100)
  expect(pace.stepsPerSecond).toBeCloseTo(before as number)
})
