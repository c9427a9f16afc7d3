import type { Lesson, Numbers, Scene } from './lesson'
import { hasNewInput, trainedModel } from './scene'
import { asShown } from './shown'

const rolls = 3
/** Standard deviations of the posterior within which nearly every draw lies. */
const near = 5

/** What the encoder gives, and how a sample of it is drawn. */
export const meanVarianceDice: Lesson = {
  name: 'dice',
  prediction: {
    choices: ['same', 'near', 'anywhere'],
    knownAfter: 'roll',
    truth: ({ epsilon }) =>
      epsilon === undefined ? null : epsilon === 0 ? 'same' : Math.abs(epsilon) < near ? 'near' : 'anywhere',
  },
  steps: [
    { name: 'trained', anchor: 'plane', ...trainedModel },
    {
      name: 'pick',
      anchor: 'testImages',
      result: 'posterior',
      needs: trainedModel,
      done: hasNewInput,
      numbers: drawn,
    },
    {
      name: 'roll',
      anchor: 'posteriorDice',
      result: 'plane',
      needs: trainedModel,
      counts: true,
      done: ({ since, state }) => since.visited.length >= rolls && state.input.examination !== null,
      help: { label: 'show', act: async (session) => session.input.samplePosterior() },
      numbers: (scene) => ({ ...drawn(scene), rolls: scene.since.visited.length }),
      note: drawn,
    },
    {
      name: 'unsure',
      anchor: 'drawing',
      result: 'posterior',
      needs: trainedModel,
      done: (scene) => hasNewInput(scene) && scene.state.input.source !== 'test',
      numbers: (scene) => ({ ...drawn(scene), before: scene.notes.deviation }),
    },
  ],
  check: {
    choices: ['sum', 'mean', 'product'],
    right: 'sum',
    numbers(notes) {
      const mean = asShown(notes.mean ?? 0)
      const deviation = asShown(notes.deviation ?? 0)
      return {
        ...{ mean, deviation },
        sum: mean + 2 * deviation,
        onlyMean: mean + 2,
        product: 2 * mean * deviation,
      }
    },
  },
}

/** Of the first dimension: what the encoder says, and which ε has put z where it is. */
function drawn({ state }: Scene): Numbers {
  const { examination } = state.input
  if (!examination) return {}
  const mean = examination.mean[0] ?? 0
  const deviation = Math.exp((examination.logVariance[0] ?? 0) / 2)
  const z = state.latent.z[0] ?? 0
  return { mean, deviation, z, epsilon: (z - mean) / deviation }
}
