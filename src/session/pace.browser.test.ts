import { expect, test } from 'vitest'
import { pause } from '../lib/pause'
import { Pace } from './pace'

/** Keeps the thread for so long, as drawing does. */
function draw(milliseconds: number) {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** Draws whenever it has a turn, until so much time has passed; what share of it drawing took. */
async function shareOfDrawing(pace: Pace, drawingMs: number, forMs: number, beforeEach = () => {}) {
  const start = performance.now()
  let drawn = 0
  while (performance.now() - start < forMs) {
    beforeEach()
    await pace.turn()
    draw(drawingMs)
    drawn += drawingMs
    await pause(0)
  }
  return drawn / (performance.now() - start)
}

test('drawing takes a third of the thread at most, and a thirtieth beside a hand that moves something', async () => {
  const pace = new Pace()
  expect(await shareOfDrawing(pace, 40, 1200)).toBeLessThan(0.45)
  // The first of them may come before anybody moved anything.
  expect(await shareOfDrawing(pace, 40, 2400, () => pace.handMoves())).toBeLessThan(0.12)
})

test('a hand that comes to rest is not waited for any longer', async () => {
  const pace = new Pace()
  await pace.turn()
  draw(100)
  pace.handMoves()
  await pause(50)
  const movedAt = performance.now()
  pace.handMoves()
  await pace.turn()
  // Beside a hand that moves on it would be 2,900 ms.
  expect(performance.now() - movedAt).toBeLessThan(1000)
})

test('all who wait have the same turn, whose changes are one task', async () => {
  const pace = new Pace()
  const order: string[] = []
  void pace.turn().then(() => order.push('one'))
  void pace.turn().then(() => order.push('two'))
  await pace.turn()
  order.push('three')
  queueMicrotask(() => order.push('rendered'))
  setTimeout(() => order.push('another task'))
  await expect.poll(() => order).toEqual(['one', 'two', 'three', 'rendered', 'another task'])
})

test('where drawing takes long there is a turn for each, but one for a group', async () => {
  const pace = new Pace()
  await pace.turn()
  draw(80)
  const order: string[] = []
  const wait = (name: string, group?: string) => pace.turn(group).then(() => order.push(name))
  const all = [wait('a', 'both'), wait('alone'), wait('b', 'both')]
  await Promise.race(all)
  expect(order).toEqual(['a', 'b'])
  await Promise.all(all)
  expect(order).toEqual(['a', 'b', 'alone'])
})
