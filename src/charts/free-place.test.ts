import { expect, it } from 'vitest'
import { freePlace } from './free-place'

const frame = { left: 0, top: 0, width: 100, height: 50 }
const box = (left: number, top: number) => ({ left, right: left + 20, top, bottom: top + 10 })
const line = (y: number) => ({ left: 0, right: 100, top: y, bottom: y })

it('takes the first place that is free', () => {
  expect(freePlace([box(0, 0), box(30, 0)], [], frame)).toEqual(box(0, 0))
  expect(freePlace([box(0, 0), box(30, 0)], [box(10, 5)], frame)).toEqual(box(30, 0))
})

it('is not struck through by a line, but may lie beside it', () => {
  expect(freePlace([box(0, 0)], [line(5)], frame)).toBeNull()
  expect(freePlace([box(0, 0)], [line(10)], frame)).toEqual(box(0, 0))
})

it('stays within the frame', () => {
  expect(freePlace([box(90, 0), box(0, -1), box(0, 45)], [], frame)).toBeNull()
})
