import { expect, test } from 'vitest'
import { Attendance } from './attendance'

/** Records so many ms of 64 stages, and gives for how many stages helpers are left out then. */
function restAfter(attendance: Attendance, worked: number, waited: number): number {
  for (let stage = 0; stage < 64; stage++) attendance.record(worked, waited)
  let rest = 0
  while (!attendance.sharesNext()) rest++
  return rest
}

test('helpers that are in time are never left out', () => {
  const attendance = new Attendance()
  for (let stage = 0; stage < 1000; stage++) {
    expect(attendance.sharesNext()).toBe(true)
    attendance.record(0.6, stage % 10 === 0 ? 3 : 0.1)
  }
})

test('helpers that are late rest, longer each time but not for ever', () => {
  const attendance = new Attendance()
  const rests = Array.from({ length: 7 }, () => restAfter(attendance, 0.6, 4))
  expect(rests).toEqual([512, 1024, 2048, 4096, 8192, 8192, 8192])
})

test('who is in time again starts afresh', () => {
  const attendance = new Attendance()
  const rests = [4, 4, 0.1, 4].map((waited) => restAfter(attendance, 0.6, waited))
  expect(rests).toEqual([512, 1024, 0, 512])
})
