import { useRef } from 'react'
import type { Points } from './class-medians'
import { NearestPoint } from './nearest-point'

/** Finds the point near a place, see {@link NearestPoint.at}. @param points null: there are none */
export function useNearest(points: Points | null): NearestPoint['at'] {
  const lookup = useRef<{ points: Points; nearest: NearestPoint } | null>(null)
  return (place, reach, hidden) => {
    if (!points) return null
    // Built when it is needed first, since points come many times a second while something goes on.
    if (lookup.current?.points !== points) lookup.current = { points, nearest: new NearestPoint(points) }
    return lookup.current.nearest.at(place, reach, hidden)
  }
}
