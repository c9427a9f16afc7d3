import type { Lesson, Scene } from './lesson'
import { tested, trainedModel, trainOn } from './scene'

const steps = 100

/** The trained model goes on with another weight of the KL divergence. */
export const whatBetaDoes: Lesson = {
  name: 'beta',
  prediction: {
    choices: ['both', 'trade', 'more'],
    knownAfter: 'four',
    truth({ r1, kl1, r4, kl4 }) {
      if (r1 === undefined || kl1 === undefined || r4 === undefined || kl4 === undefined) return null
      if (kl4 > kl1) return 'more'
      return r4 > r1 ? 'trade' : 'both'
    },
  },
  steps: [
    {
      name: 'trained',
      anchor: 'plane',
      ...trainedModel,
      numbers: (scene) => ({ r: tested(scene)?.reconstruction, kl: tested(scene)?.kl }),
      note: (scene) => ({ r1: tested(scene)?.reconstruction, kl1: tested(scene)?.kl }),
    },
    {
      name: 'four',
      anchor: 'beta',
      result: 'curves',
      counts: true,
      ...trainOn({ objective: { beta: 4 } }, steps),
      numbers: (scene) => ({
        r: tested(scene)?.reconstruction,
        kl: tested(scene)?.kl,
        now: betaOf(scene),
        ...scene.notes,
      }),
      note: (scene) => ({ r4: tested(scene)?.reconstruction, kl4: tested(scene)?.kl }),
    },
    {
      name: 'quarter',
      anchor: 'beta',
      result: 'curves',
      counts: true,
      ...trainOn({ objective: { beta: 0.25 } }, steps),
      numbers: (scene) => ({
        r: tested(scene)?.reconstruction,
        kl: tested(scene)?.kl,
        now: betaOf(scene),
        ...scene.notes,
      }),
      note: (scene) => ({
        rLow: tested(scene)?.reconstruction,
        klLow: tested(scene)?.kl,
      }),
    },
  ],
  check: {
    choices: ['sharp', 'price', 'speed'],
    right: 'price',
    numbers: ({ r1 = 0, kl1 = 0, r4 = 0, kl4 = 0 }) => ({ lost: r4 - r1, saved: kl1 - kl4 }),
  },
}

function betaOf({ state }: Scene): number {
  return state.settings.objective.beta
}
