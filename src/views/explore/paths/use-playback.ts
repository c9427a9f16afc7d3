import { useEffect, useRef, useState } from 'react'
import { type LatentPoints, pointAt } from '../../../session/explore/latent-points'
import { useSession } from '../../use-session'

export interface Playback {
  playing: boolean
  /** Begins where it has stopped; from the start once it has come to the end. */
  play(): void
  pause(): void
}

/** Moves z along points, so many a second. It never begins by itself. */
export function usePlayback(points: LatentPoints | null, pointsASecond: number, loop: boolean): Playback {
  const session = useSession()
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  // While training goes on there are new ones time and again, which must not set the clock back.
  const latest = useRef(points)
  useEffect(() => {
    latest.current = points
  }, [points])
  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => {
      const path = latest.current
      if (!path) return setPlaying(false)
      session.latent.move(pointAt(path, Math.min(at, path.count - 1)))
      const ended = at + 1 >= path.count
      setAt(ended ? 0 : at + 1)
      if (ended && !loop) setPlaying(false)
    }, 1000 / pointsASecond)
    return () => clearTimeout(timer)
  }, [playing, at, pointsASecond, loop, session])
  return { playing, play: () => setPlaying(true), pause: () => setPlaying(false) }
}
