import type { Lesson } from './lesson'
import { hasNewInput, inputTerms, tested, trainFresh } from './scene'

const steps = 300
/** Reconstruction loss of whoever draws the mean image, and of whoever copies, nats of MNIST (docs/numbers.md). */
const mean = 205.65
const copy = 45.53

const narrowRun = trainFresh({ model: { kind: 'ae' } }, steps)
const wideRun = trainFresh({ model: { kind: 'ae', latentDimensions: 32 } }, steps)

/** An autoencoder with two numbers, and with 32. */
export const compressAndRebuild: Lesson = {
  name: 'autoencoder',
  prediction: {
    choices: ['copy', 'blur', 'mean'],
    knownAfter: 'compare',
    truth: ({ narrow }) =>
      narrow === undefined ? null : narrow > mean - 10 ? 'mean' : narrow < copy + 10 ? 'copy' : 'blur',
  },
  steps: [
    {
      name: 'train',
      anchor: 'reconstruction',
      ...narrowRun,
      numbers: (scene) => ({ loss: tested(scene)?.reconstruction }),
      note: (scene) => ({ narrow: tested(scene)?.reconstruction }),
    },
    {
      name: 'compare',
      anchor: 'testImages',
      result: 'comparison',
      needs: narrowRun,
      done: hasNewInput,
      numbers: (scene) => ({ loss: inputTerms(scene)?.reconstruction, mean: scene.notes.narrow }),
    },
    {
      name: 'wide',
      anchor: 'reconstruction',
      result: 'comparison',
      ...wideRun,
      numbers: (scene) => ({ loss: tested(scene)?.reconstruction, narrow: scene.notes.narrow }),
      note: (scene) => ({ wide: tested(scene)?.reconstruction }),
    },
    {
      name: 'again',
      anchor: 'testImages',
      result: 'comparison',
      needs: wideRun,
      done: hasNewInput,
      numbers: (scene) => ({ loss: inputTerms(scene)?.reconstruction }),
    },
  ],
  check: {
    choices: ['size', 'details', 'nothing'],
    right: 'details',
    numbers: ({ narrow, wide }) => ({ narrow, wide }),
  },
}
