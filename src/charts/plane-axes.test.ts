import { describe, expect, it } from 'vitest'
import {
  axisTicks,
  clampToView,
  defaultView,
  gaussianEllipse,
  lineView,
  moved,
  showing,
  toAxes,
  toPixels,
  zoomed,
} from './plane-axes'

describe('the view of the plane', () => {
  it('puts the middle in the middle and the second axis upwards', () => {
    expect(toPixels(defaultView, 640, [0, 0])).toEqual([320, 320])
    expect(toPixels(defaultView, 640, [1, 1])).toEqual([420, 220])
    expect(toPixels(defaultView, 640, [-3.2, 3.2])).toEqual([0, 0])
  })

  it('goes there and back', () => {
    const view = { centre: [1.5, -0.25], halfWidth: 2.4 } as const
    for (const point of [
      [0, 0],
      [3.1, -2],
      [-0.9, 2.1],
    ] as [number, number][]) {
      const back = toAxes(view, 517, toPixels(view, 517, point))
      expect(back[0]).toBeCloseTo(point[0], 10)
      expect(back[1]).toBeCloseTo(point[1], 10)
    }
  })

  it('clamps to the window', () => {
    expect(clampToView(defaultView, [5, -4])).toEqual([3.2, -3.2])
    expect(clampToView(defaultView, [1, 2])).toEqual([1, 2])
  })

  it('ticks at round values inside the window', () => {
    expect(axisTicks(defaultView, 0)).toEqual([-3, -2, -1, 0, 1, 2, 3])
    expect(axisTicks({ centre: [0, 0], halfWidth: 8 }, 1)).toEqual([-5, 0, 5])
    expect(axisTicks({ centre: [0.5, 0], halfWidth: 0.35 }, 0)).toEqual([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
  })

  it('draws sigma to scale: half axes equal the pixel distance of sigma', () => {
    const gaussian = { mean: [0.63, -0.24], sigma: [0.06, 0.41], angle: 0 } as const
    for (const [side, sigmas, halfWidth] of [
      [480, 1, 3.2],
      [480, 2, 3.2],
      [1500, 2, 3.2],
      [640, 1, 0.05],
      [640, 2, 0.7],
      [640, 2, 400],
    ] as const) {
      const view = { centre: [0.6, -0.2], halfWidth } as const
      const ellipse = gaussianEllipse(view, side, gaussian, sigmas)
      const right = toPixels(view, side, [0.63 + sigmas * 0.06, -0.24])
      const top = toPixels(view, side, [0.63, -0.24 + sigmas * 0.41])
      const unit = side / (2 * halfWidth)
      expect(ellipse.radiusX).toBeCloseTo(sigmas * 0.06 * unit, 6)
      expect(ellipse.radiusY).toBeCloseTo(sigmas * 0.41 * unit, 6)
      expect(ellipse.x + ellipse.radiusX).toBeCloseTo(right[0], 6)
      expect(ellipse.y - ellipse.radiusY).toBeCloseTo(top[1], 6)
    }
  })

  it('turns an ellipse as its axes are turned', () => {
    const gaussian = { mean: [0.4, -0.3], sigma: [0.5, 0.2], angle: 0.7 } as const
    const { x, y, radiusX, rotation } = gaussianEllipse(defaultView, 640, gaussian, 1)
    const end = toPixels(defaultView, 640, [0.4 + 0.5 * Math.cos(0.7), -0.3 + 0.5 * Math.sin(0.7)])
    expect(x + radiusX * Math.cos(rotation)).toBeCloseTo(end[0], 6)
    expect(y + radiusX * Math.sin(rotation)).toBeCloseTo(end[1], 6)
  })

  it('zooms about a place, which stays where it is', () => {
    const view = { centre: [1, -2], halfWidth: 3 } as const
    const closer = zoomed(view, 2.5, [0.2, 0.7])
    expect(closer.halfWidth).toBeCloseTo(1.2, 12)
    toPixels(closer, 500, [0.2, 0.7]).forEach((pixel, axis) => {
      expect(pixel).toBeCloseTo(toPixels(view, 500, [0.2, 0.7])[axis] as number, 9)
    })
  })

  it('moves what it shows, and follows a place that left it', () => {
    const shifted = moved(defaultView, [0, 0], [1, -1])
    expect(toPixels(shifted, 640, [0, 0])).toEqual(toPixels(defaultView, 640, [1, -1]))
    expect(showing(defaultView, [3, -3])).toBe(defaultView)
    expect(showing(defaultView, [4, -3]).centre[0]).toBeCloseTo(0.8, 12)
  })

  it('keeps the heights of a line at any zoom', () => {
    const line = lineView({ centre: [4, 9], halfWidth: 0.8 })
    expect(toPixels(line, 640, [4, 1.6])).toEqual(toPixels(defaultView, 640, [0, 1.6]))
    expect(clampToView(line, [9, 3])).toEqual([expect.closeTo(4.8, 9), 3])
    expect(toAxes(line, 640, toPixels(line, 640, [4.2, -1]))).toEqual([
      expect.closeTo(4.2, 9),
      expect.closeTo(-1, 9),
    ])
  })
})
