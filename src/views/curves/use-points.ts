import { useEffect, useMemo, useState } from 'react'
import type { History } from '../../session/history'
import type { Point } from '../../training/protocol'
import { useSession } from '../use-session'

/** Texts change at most so often: nobody reads faster. */
const everyMs = 250

/** The points of the run for texts; charts follow the history itself. */
export function usePoints(): readonly Point[] {
  const { history } = useSession()
  const [points = []] = usePointsOf(useMemo(() => [history], [history]))
  return points
}

/** The points of several runs, as they are at one time. @param histories keep the same array while they are the same */
export function usePointsOf(histories: readonly History[]): readonly (readonly Point[])[] {
  const [points, setPoints] = useState(() => copies(histories))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      timer = undefined
      setPoints(copies(histories))
    }
    const later = () => {
      timer ??= setTimeout(take, everyMs)
    }
    const ends = histories.map((history) => history.subscribe(later))
    take()
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [histories])
  return points
}

function copies(histories: readonly History[]): readonly (readonly Point[])[] {
  return histories.map(({ points }) => [...points])
}
