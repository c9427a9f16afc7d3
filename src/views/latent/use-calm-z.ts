import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand/react'
import { createStore } from 'zustand/vanilla'
import { timeNextFrame } from '../../lib/frame-time'
import { latestWins } from '../../lib/latest-wins'
import { pause } from '../../lib/pause'
import { useSession } from '../use-session'

/** It rests so many times what the frame took in which it has been drawn. */
const restPerFrame = 6
/** Nobody waits longer for it. */
const longestRestMs = 300

/**
 * z, for what says it in numbers and takes long to draw: while a pointer drags z over the plane, and looks at the picture,
 * it follows at intervals; else at once.
 */
export function useCalmZ(): readonly number[] {
  const { store } = useSession()
  const calm = useMemo(() => createStore(() => ({ z: store.getState().latent.z })), [store])
  useEffect(() => {
    const show = () => calm.setState({ z: store.getState().latent.z })
    const followCalmly = latestWins(async () => {
      show()
      await pause(Math.min(restPerFrame * (await timeNextFrame()), longestRestMs))
    })
    show()
    return store.subscribe(({ latent: { z, dragged } }) => {
      const shown = calm.getState().z
      if (z === shown) return
      if (dragged && z.length === shown.length) followCalmly()
      else show()
    })
  }, [store, calm])
  return useStore(calm, ({ z }) => z)
}
