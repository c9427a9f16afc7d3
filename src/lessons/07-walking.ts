import type { Session } from '../session/session'
import type { Lesson, Scene } from './lesson'
import { trainedModel } from './scene'

/** Classes to come by. */
const wanted = 4
/** Standard deviations of the prior beyond which z is far out. */
const farOut = 3.5
/** A walk through the middle of the plane that comes with the page: from the ones to the zeros, in so many strides. */
const strides = 24
const [from, to] = [
  [-2.2, 0.4],
  [1.3, -1.4],
] as const

/** From one image to another in the latent space. */
export const walking: Lesson = {
  name: 'walk',
  prediction: {
    choices: ['fade', 'through', 'noise'],
    knownAfter: 'walk',
    truth: ({ met }) => (met === undefined ? null : met >= 3 ? 'through' : 'fade'),
  },
  steps: [
    { name: 'trained', anchor: 'plane', ...trainedModel },
    {
      name: 'walk',
      anchor: 'plane',
      result: 'decodedImage',
      needs: trainedModel,
      counts: true,
      done: (scene) => classesMet(scene) >= wanted,
      help: { label: 'show', act: walk },
      numbers: (scene) => ({ met: classesMet(scene) }),
      note: (scene) => ({ met: classesMet(scene) }),
    },
    {
      name: 'paths',
      anchor: ({ state }) => (state.explore.tab === 'paths' ? 'explored' : 'paths'),
      needs: trainedModel,
      done: ({ state, since }) => state.explore.tab === 'paths' && since.visited.length > 0,
      help: { label: 'tab', act: async (session) => session.explore.open('paths') },
    },
    {
      name: 'out',
      anchor: 'plane',
      result: 'decodedImage',
      needs: trainedModel,
      counts: true,
      done: ({ state, since }) => since.visited.length > 0 && distance(state.latent.z) > farOut,
      help: { label: 'show', act: async (session) => session.latent.move([2.6, 2.6]) },
      numbers: ({ state }) => ({ distance: distance(state.latent.z) }),
    },
  ],
  check: { choices: ['class', 'alike', 'nothing'], right: 'alike' },
}

function distance(z: readonly number[]): number {
  return Math.hypot(...z)
}

async function walk(session: Session): Promise<void> {
  for (let i = 0; i <= strides; i++) {
    const share = i / strides
    session.latent.move(
      [0, 1].map((axis) => (from[axis] as number) * (1 - share) + (to[axis] as number) * share),
    )
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

/** How many classes the test images nearest to the places of z have had. */
function classesMet({ state, since }: Scene): number {
  const { embedding, z } = state.latent
  if (!embedding || z.length !== 2) return 0
  const met = new Set<number>()
  let last: readonly number[] | null = null
  for (const place of since.visited) {
    // Strides too short to come by anybody.
    if (last && Math.hypot((place[0] ?? 0) - (last[0] ?? 0), (place[1] ?? 0) - (last[1] ?? 0)) < 0.1) continue
    last = place
    met.add(nearestLabel(embedding, place))
  }
  return met.size
}

function nearestLabel(
  { means, labels }: NonNullable<Scene['state']['latent']['embedding']>,
  [x = 0, y = 0]: readonly number[],
): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < labels.length; i++) {
    const squared = ((means[2 * i] as number) - x) ** 2 + ((means[2 * i + 1] as number) - y) ** 2
    if (squared < least) {
      least = squared
      nearest = i
    }
  }
  return labels[nearest] ?? -1
}
