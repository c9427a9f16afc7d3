import { cellsToNearest, type Holes, holesOf } from '../analysis/holes'
import type { Lesson, Scene } from './lesson'
import { trainedModel, trainFresh } from './scene'

const steps = 400
/** Cells between z and the nearest code from which on z is in a hole. */
const inHole = 1
/** Shares that are less than so many times one another are called the same. */
const alike = 1.3

const plainRun = trainFresh({ model: { kind: 'ae' } }, steps)

/** The plane of an autoencoder beside that of a variational one. */
export const holes: Lesson = {
  name: 'holes',
  prediction: {
    choices: ['plain', 'variational', 'same'],
    knownAfter: 'variational',
    truth({ plain, variational }) {
      if (plain === undefined || variational === undefined) return null
      if (Math.max(plain, variational) < alike * Math.min(plain, variational)) return 'same'
      return plain > variational ? 'plain' : 'variational'
    },
  },
  steps: [
    {
      name: 'plain',
      anchor: 'plane',
      ...plainRun,
      done: (scene) => plainRun.done(scene) && holesIn(scene) !== null,
      numbers: measured,
      note: (scene) => ({ plain: measured(scene).empty }),
    },
    {
      name: 'hole',
      anchor: 'plane',
      result: 'decodedImage',
      needs: plainRun,
      done(scene) {
        const distance = toNearest(scene)
        return scene.since.visited.length > 0 && distance !== null && distance >= inHole
      },
      help: {
        label: 'show',
        async act(session, scene) {
          const { deepest } = holesIn(scene) ?? {}
          if (deepest) session.latent.move(deepest)
        },
      },
    },
    {
      name: 'variational',
      anchor: 'plane',
      ...trainedModel,
      done: (scene) => trainedModel.done(scene) && holesIn(scene) !== null,
      numbers: (scene) => ({ ...measured(scene), plain: scene.notes.plain }),
      note: (scene) => ({ variational: measured(scene).empty }),
    },
    {
      name: 'dice',
      anchor: 'priorDice',
      result: 'decodedImage',
      needs: trainedModel,
      counts: true,
      done: ({ since }) => since.visited.length >= 3,
      numbers: ({ since }) => ({ rolls: since.visited.length }),
    },
  ],
  check: {
    choices: ['kl', 'data', 'size'],
    right: 'kl',
    numbers: ({ plain, variational }) => ({ plain, variational }),
  },
  further: 'compare',
}

/** How far the codes reach from 0, and the share of places as widely spread that have none near, %. */
function measured(scene: Scene) {
  const found = holesIn(scene)
  const means = scene.state.latent.embedding?.means
  return {
    empty: found && 100 * found.empty,
    reach: means?.reduce((farthest, value) => Math.max(farthest, Math.abs(value)), 0),
  }
}

function toNearest(scene: Scene): number | null {
  const { embedding, z } = scene.state.latent
  const found = holesIn(scene)
  return embedding && found && cellsToNearest(embedding.means, found, [z[0] ?? 0, z[1] ?? 0])
}

const known = new WeakMap<Float32Array, Holes>()

/** Of all test images: while training goes on the plane shows fewer, between which there is more room. */
function holesIn({ state }: Scene): Holes | null {
  const { embedding, z } = state.latent
  if (!embedding || z.length !== 2 || embedding.labels.length !== state.status?.testImages) return null
  const found = known.get(embedding.means) ?? holesOf(embedding.means)
  known.set(embedding.means, found)
  return found
}
