import type { SettingsChange } from '../vae/settings'
import type { Lesson, Step } from './lesson'
import { tested, trainFresh } from './scene'

const steps = 400

/** Thirty-two dimensions, smooth units, a high learning rate and a dear KL divergence: it collapses. */
const collapsing = {
  model: { latentDimensions: 32, activation: 'softplus' },
  objective: { beta: 5 },
  optimizer: { learningRate: 0.005 },
} as const satisfies SettingsChange

/** A run like that one but for its objective. */
function cure(name: string, objective: SettingsChange['objective'], anchor: Step['anchor']): Step {
  return {
    name,
    ...(anchor ? { anchor } : {}),
    result: 'kl',
    ...trainFresh({ ...collapsing, objective: { ...collapsing.objective, ...objective } }, steps),
    numbers: (scene) => ({ kl: tested(scene)?.kl, collapsed: scene.notes.collapsed }),
    note: (scene) => ({ [name]: tested(scene)?.kl }),
  }
}

/** A model that says nothing, and three ways to make it speak. */
export const posteriorCollapse: Lesson = {
  name: 'collapse',
  prediction: {
    choices: ['much', 'some', 'nothing'],
    knownAfter: 'collapsed',
    truth: ({ collapsed }) =>
      collapsed === undefined ? null : collapsed < 0.5 ? 'nothing' : collapsed < 10 ? 'some' : 'much',
  },
  steps: [
    cure('collapsed', {}, 'kl'),
    {
      name: 'same',
      anchor: 'priorDice',
      result: 'decodedImage',
      needs: trainFresh(collapsing, steps),
      counts: true,
      done: ({ since }) => since.visited.length >= 3,
      numbers: ({ since }) => ({ rolls: since.visited.length }),
    },
    cure('cheaper', { beta: 1 }, 'beta'),
    cure('warmUp', { klWarmupSteps: 300 }, 'settings'),
    cure('freeBits', { freeBitsNats: 0.25 }, 'settings'),
  ],
  check: {
    choices: ['cheaper', 'warmUp', 'freeBits'],
    right: 'warmUp',
    numbers: ({ collapsed, cheaper, warmUp, freeBits }) => ({ collapsed, cheaper, warmUp, freeBits }),
  },
}
