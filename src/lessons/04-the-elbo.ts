import type { Session } from '../session/session'
import type { Lesson, Scene } from './lesson'
import { hasNewInput, inputTerms, tested, testedStep, trainedModel, trainTo } from './scene'

const steps = 100
/** Nats by which another image has to differ. */
const different = 20
/** Of the test images that are offered, a 1 and a 5, which cost little and much. */
const cheap = 2
const dear = 8

/** Reconstruction loss and KL divergence, of images and of the whole test set. */
export const theElbo: Lesson = {
  name: 'elbo',
  prediction: {
    choices: ['pixels', 'code', 'same'],
    knownAfter: 'pick',
    truth({ r, kl }) {
      if (r === undefined || kl === undefined) return null
      if (Math.abs(r - kl) < 0.1 * r) return 'same'
      return r > kl ? 'pixels' : 'code'
    },
  },
  steps: [
    { name: 'trained', anchor: 'plane', ...trainedModel },
    {
      name: 'pick',
      anchor: 'testImages',
      result: 'terms',
      needs: trainedModel,
      done: hasNewInput,
      numbers: terms,
      note: terms,
    },
    {
      name: 'other',
      anchor: 'testImages',
      result: 'terms',
      needs: trainedModel,
      done: (scene) => Math.abs((terms(scene).cost ?? Number.NaN) - (scene.notes.cost ?? 0)) >= different,
      help: { label: 'show', act: async (session, { notes }) => showOther(session, notes.cost ?? 0) },
      numbers: (scene) => ({ ...terms(scene), before: scene.notes.cost }),
    },
    {
      name: 'curves',
      anchor: 'curves',
      needs: trainedModel,
      done: (scene) => testedStep(scene) >= scene.since.step + steps,
      help: { label: 'train', steps, act: (session, { since }) => trainTo(session, since.step + steps) },
      numbers: (scene) => ({
        r: tested(scene)?.reconstruction,
        kl: tested(scene)?.kl,
        elbo: tested(scene)?.elbo,
      }),
    },
  ],
  check: {
    choices: ['difference', 'sum', 'positive'],
    right: 'sum',
    numbers: ({ r = 0, kl = 0 }) => ({ r, kl, sum: -(r + kl), difference: -(r - kl), positive: r + kl }),
  },
  further: 'step',
}

function terms(scene: Scene): { r?: number; kl?: number; cost?: number } {
  const found = inputTerms(scene)
  return found ? { r: found.reconstruction, kl: found.kl, cost: found.cost } : {}
}

/** A cheap image if the first was dear, and the other way round. */
function showOther(session: Session, cost: number): void {
  session.input.pickTestImage(cost > 100 ? cheap : dear)
}
