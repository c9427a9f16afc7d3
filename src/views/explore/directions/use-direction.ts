import { useMemo } from 'react'
import { difference, movedAlong, type Vector } from '../../../analysis/direction'
import { type LatentPoints, pointsOf } from '../../../session/explore/latent-points'
import { useSessionState } from '../../use-session'
import { useRenewed } from '../use-renewed'

/** How far along the direction the pictures of the strip lie. */
export const amounts: readonly number[] = Array.from({ length: 17 }, (_, i) => (i - 8) / 4)

export interface Direction {
  /** Of the two groups; null of one that is empty. */
  means: readonly [Vector | null, Vector | null]
  direction: Vector | null
  /** What the direction is added to; null while there is no input. */
  start: Vector | null
  strip: LatentPoints | null
}

/** The direction that a person has chosen, under the present model. */
export function useDirection(): Direction {
  const { groups, base } = useSessionState((state) => state.explore.direction)
  const latentDimensions = useSessionState((state) => state.settings.model.latentDimensions)
  const examination = useSessionState((state) => state.input.examination)
  const question = useMemo(() => {
    const alone = base.kind === 'image' ? [{ kind: 'images', images: [base.image] } as const] : []
    return { groups: [...groups, ...alone], latentDimensions }
  }, [groups, base, latentDimensions])
  const answered = useRenewed((explore) => explore.groupMeans(), question)
  return useMemo(() => {
    const [first = null, second = null, alone = null] = answered?.question === question ? answered.answer : []
    const direction = first && second && difference(first, second)
    const chosen = {
      group: () => first,
      image: () => alone,
      input: () => examination && Array.from(examination.mean),
      z: () => (base.kind === 'z' ? base.z : null),
    }[base.kind]()
    const start = chosen?.length === latentDimensions ? chosen : null
    const strip =
      start && direction && pointsOf(amounts.map((amount) => movedAlong(start, direction, amount)))
    return { means: [first, second], direction, start, strip }
  }, [answered, question, base, examination, latentDimensions])
}
