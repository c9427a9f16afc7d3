/** What lessons ask of the page, and what they do on it. */
import type { Session } from '../session/session'
import type { SessionState } from '../session/state'
import type { Point } from '../training/protocol'
import type { Settings, SettingsChange } from '../vae/settings'
import { defaultSettings, type FieldPath, fieldPaths, valueAt, withValue } from '../vae/settings-schema'
import { changedFields, changeSettings, sameValue } from '../vae/settings-validation'
import { elbo } from '../vae/terms'
import type { Run, Scene, Step } from './lesson'

/** What lessons leave as it is: where it is computed, and how long the Train button trains. */
const kept: readonly FieldPath[] = ['backend', 'stopAfterEpochs']

/** The defaults with a change: what a lesson sets. */
function lessonSettings(change: SettingsChange, present: Settings): Settings {
  let settings = changeSettings(defaultSettings(), change)
  for (const path of kept) settings = withValue(settings, path, valueAt(present, path))
  return settings
}

/** Whether a run is set as a lesson wants it, as far as its claims depend on it. */
function isSet(settings: Settings, change: SettingsChange): boolean {
  const wanted = lessonSettings(change, settings)
  return fieldPaths.every((path) => sameValue(valueAt(wanted, path), valueAt(settings, path)))
}

/** A run as a lesson wants it, from the seed. */
async function beginAnew(session: Session, change: SettingsChange): Promise<void> {
  const { settings } = session.store.getState()
  await session.configure(lessonSettings(change, settings))
  // What can change while training does has left the weights as they were.
  if ((session.store.getState().status?.step ?? 0) > 0) await session.reset()
}

/** The newest terms of the test images, and when they were taken; null if they were not. */
export function tested(scene: Scene): (NonNullable<Point['test']> & { step: number }) | null {
  const point = scene.points.findLast(({ test }) => test)
  return point?.test ? { ...point.test, step: point.step } : null
}

/** How far the run had come when its test terms were taken last. */
export function testedStep(scene: Scene): number {
  return tested(scene)?.step ?? 0
}

/** A step that sets the run and trains it so far, from the seed. */
export function trainFresh(change: SettingsChange, steps: number): Run {
  return {
    done: (scene) => isFresh(scene, change) && testedStep(scene) >= steps,
    help: {
      label: 'setAndTrain',
      steps,
      async act(session, scene) {
        if (!isFresh(scene, change)) await beginAnew(session, change)
        await trainTo(session, steps)
      },
    },
  }
}

/** Whether all that a run has learned it has learned as a lesson wants it. */
function isFresh({ state, setAt }: Scene, change: SettingsChange): boolean {
  return isSet(state.settings, change) && setAt === 0
}

/** A step that goes on training the trained model with other settings, which it may change as it is. */
export function trainOn(change: SettingsChange, steps: number): Pick<Step, 'needs' | 'done' | 'help'> {
  const is = ({ settings }: SessionState) =>
    changedFields(changeSettings(settings, change), settings).length === 0
  return {
    needs: {
      ...trainedModel,
      done: ({ state }) => isTrained(state, { objective: { beta: state.settings.objective.beta } }),
    },
    done: (scene) => is(scene.state) && testedStep(scene) >= scene.setAt + steps,
    help: {
      label: 'setAndTrain',
      steps,
      async act(session, { state, setAt }) {
        const from = is(state) ? setAt : (state.status?.step ?? 0)
        await session.configure(change)
        await trainTo(session, from + steps)
      },
    },
  }
}

/** Trains a run as far as it has not come yet. */
export async function trainTo(session: Session, step: number): Promise<void> {
  const missing = step - (session.store.getState().status?.step ?? 0)
  if (missing > 0) await session.train({ steps: missing })
}

/** A step that opens the trained model, on which several lessons look. */
export const trainedModel: Run = {
  done: ({ state }) => isTrained(state, {}),
  help: { label: 'open', act: (session) => session.openPretrained() },
}

/** Whether a run has learned long enough, with the defaults but for a change. */
function isTrained({ settings, status }: SessionState, change: SettingsChange): boolean {
  return isSet(settings, change) && (status?.step ?? 0) >= 2000
}

/** Whether there is another input than when the step began, and the model has answered. */
export function hasNewInput({ state, since }: Scene): boolean {
  return state.input.examination !== null && state.input.image !== since.image
}

/** What the input costs, in nats, as the table under the decoded image has it. */
export function inputTerms({ state }: Scene) {
  const { examination } = state.input
  if (!examination) return null
  const { terms, moreSurprisingThan: share } = examination
  return {
    reconstruction: terms.reconstruction,
    kl: terms.kl,
    cost: -elbo(terms),
    share: share === null ? null : 100 * share,
  }
}
