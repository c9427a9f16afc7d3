import { imagePixels } from '../vae/image'
import type { SettingsChange } from '../vae/settings'
import type { Lesson, Scene, Step } from './lesson'
import { tested, trainFresh } from './scene'

const steps = 300

/** 784-128-64-32-64-128-784 with a squared error, as many tutorials have it. */
function network(kind: 'ae' | 'vae', variance: number): SettingsChange {
  return {
    model: { kind, hidden: [128, 64], latentDimensions: 32 },
    objective: { likelihood: 'gaussian', variance },
    // Long enough strides for a lesson's patience.
    optimizer: { learningRate: 0.003 },
  }
}

function train(name: string, kind: 'ae' | 'vae', variance: number): Step {
  return {
    name,
    // Before a VAE is trained there may be an autoencoder, which has no curve of the KL divergence.
    anchor: ({ state }) => (kind === 'ae' || state.settings.model.kind === 'ae' ? 'reconstruction' : 'kl'),
    ...trainFresh(network(kind, variance), steps),
    numbers(scene) {
      const error = squaredError(scene, variance)
      const share = error && error / (2 * variance)
      const { reconstruction: curve, kl } = tested(scene) ?? {}
      return { ...scene.notes, error, share, curve, constant: constant(variance), kl }
    },
    note: (scene) => ({ [`${name}Error`]: squaredError(scene, variance), [`${name}Kl`]: tested(scene)?.kl }),
  }
}

/** A tutorial's network: what its code trains, what it would train with a KL divergence, and a VAE. */
export const fromPictureToCode: Lesson = {
  name: 'code',
  prediction: {
    choices: ['vae', 'plain', 'nothing'],
    knownAfter: 'faults',
    // Read off the code: without variance, ε and KL it is one.
    truth: () => 'plain',
  },
  steps: [
    { name: 'faults' },
    train('plain', 'ae', 0.5),
    train('averaged', 'vae', 392),
    train('summed', 'vae', 0.5),
    {
      name: 'take',
      needs: trainFresh(network('vae', 0.5), steps),
      anchor: 'model',
      done: ({ state, since }) =>
        state.taken !== since.taken && ['pytorch', 'keras'].includes(state.taken?.form ?? ''),
    },
  ],
  check: {
    choices: ['layers', 'draw', 'epochs'],
    right: 'draw',
    numbers: ({ averagedKl, summedKl }) => ({ averaged: averagedKl, summed: summedKl }),
  },
}

/** Summed over the pixels: what a Gaussian likelihood charges for besides its constant (docs/numbers.md). */
function squaredError(scene: Scene, variance: number): number | null {
  const terms = tested(scene)
  return terms && 2 * variance * (terms.reconstruction - constant(variance))
}

/** What a Gaussian likelihood charges for an image without any error, nats. */
function constant(variance: number): number {
  return (imagePixels / 2) * Math.log(2 * Math.PI * variance)
}
