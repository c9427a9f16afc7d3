import { useEffect, useState } from 'react'
import type { Point } from '../../training/protocol'
import { useSession } from '../use-session'

/** Texts change at most so often: nobody reads faster. */
const everyMs = 250

/** The points of the run for texts; charts follow the history itself. */
export function usePoints(): readonly Point[] {
  const { history } = useSession()
  const [points, setPoints] = useState<readonly Point[]>(() => [...history.points])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      timer = undefined
      setPoints([...history.points])
    }
    const unsubscribe = history.subscribe(() => {
      timer ??= setTimeout(take, everyMs)
    })
    take()
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [history])
  return points
}
