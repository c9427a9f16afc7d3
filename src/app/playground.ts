/**
 * `window.playground`: the verbs of the buttons for a teacher's console, for notebooks that embed the page and
 * for tests. It takes and gives plain arrays and copies, and rejects with sentences in the page's language.
 */
import type { Translate } from '../i18n/i18n'
import { problemText } from '../i18n/problem-text'
import { toProblem } from '../lib/problem'
import type { ExportForm } from '../session/exports'
import type { Session } from '../session/session'
import type { Evaluation, EvaluationOptions, Measures } from '../training/answers'
import type { Point, RunStatus, TrainingAmount } from '../training/protocol'
import { imagePixels } from '../vae/image'
import type { Settings, SettingsChange } from '../vae/settings'
import { backendReasonText } from '../views/backend-reason-text'
import { exportTarget } from '../views/export-target'
import { argumentChecks, type LabelOption, rowsOf } from './playground-arguments'

export interface Playground {
  version: string
  ready: Promise<void>
  settings(): Settings
  configure(change: SettingsChange): Promise<void>
  train(amount?: TrainingAmount): Promise<PlaygroundStatus>
  pause(): Promise<PlaygroundStatus>
  step(): Promise<PlaygroundStatus>
  reset(): Promise<PlaygroundStatus>
  status(): PlaygroundStatus
  /** Oldest first. */
  history(): Point[]
  evaluate(options?: Partial<EvaluationOptions>): Promise<Evaluation>
  /** Some seconds. */
  measure(): Promise<Measures>
  /** @param images each of 784 values in [0, 1] */
  encode(
    images: ArrayLike<number>[],
    options?: LabelOption,
  ): Promise<{ mean: number[][]; logVariance: number[][] }>
  decode(z: ArrayLike<number>[], options?: LabelOption): Promise<number[][]>
  /** @param form of what is saved; the model file unless said otherwise */
  exportModel(form?: ExportForm): Promise<Blob>
  importModel(file: Blob): Promise<void>
}

export interface PlaygroundStatus
  extends Pick<RunStatus, 'phase' | 'step' | 'epoch' | 'backend' | 'engine' | 'stepsPerSecond'> {
  trainingImages: number
  testImages: number
  backendReason: string
  error: string | null
}

/** @param translate gives the sentences of the language that is spoken when they are needed */
export function createPlayground(session: Session, translate: Translate, version: string): Playground {
  const told = tellingIn(translate)
  const check = argumentChecks(translate)
  const status = (run: RunStatus | null) =>
    playgroundStatus(run, session.store.getState().settings, translate)
  const dimensions = () => session.store.getState().settings.model.latentDimensions
  const ready = told(() => session.ready)
  // Whoever waits for it learns of a failure; for everybody else the page has a notice.
  ready.catch(() => {})

  return {
    version,
    ready,
    settings: () => structuredClone(session.store.getState().settings),
    configure: (change) => told(async () => session.configure(check.change(change))),
    train: (amount) => told(async () => status(await session.train(check.amount(amount)))),
    pause: () => told(async () => status(await session.pause())),
    step: () => told(async () => status(await session.step())),
    reset: () => told(async () => status(await session.reset())),
    status: () => status(session.status()),
    history: () => structuredClone([...session.points()]),
    evaluate: (options) => told(() => session.evaluate(check.evaluation(options))),
    measure: () => told(() => session.measure()),
    encode: (images, options) =>
      told(async () => {
        const { mean, logVariance } = await session.encode(
          check.rows('images', images, imagePixels, { within: [0, 1] }),
          images.length,
          check.label(options),
        )
        return { mean: rowsOf(mean, images.length), logVariance: rowsOf(logVariance, images.length) }
      }),
    decode: (z, options) =>
      told(async () => {
        const codes = check.rows('z', z, dimensions())
        return rowsOf(await session.decode(codes, z.length, check.label(options)), z.length)
      }),
    exportModel: (form) =>
      told(async () => session.exportModel(exportTarget(check.form(form), session, translate))),
    importModel: (file) => told(async () => session.importModel(check.file(file))),
  }
}

/** Runs a verb; what goes wrong becomes an Error with a sentence that a person can act on. */
function tellingIn(translate: Translate) {
  return async <Result>(verb: () => Promise<Result>): Promise<Result> => {
    try {
      return await verb()
    } catch (thrown) {
      throw new Error(problemText(toProblem(thrown), translate), { cause: thrown })
    }
  }
}

/** The status as scripts see it; before the first engine is there, what was asked for stands in. */
function playgroundStatus(run: RunStatus | null, settings: Settings, translate: Translate): PlaygroundStatus {
  if (!run) {
    return {
      phase: 'loading',
      step: 0,
      epoch: 0,
      backend: settings.backend === 'auto' ? 'cpu' : settings.backend,
      engine: 'tfjs',
      backendReason: translate('notices.starting'),
      stepsPerSecond: null,
      trainingImages: 0,
      testImages: 0,
      error: null,
    }
  }
  const { phase, step, epoch, backend, engine, stepsPerSecond, trainingImages, testImages, problem } = run
  return {
    ...{ phase, step, epoch, backend, engine, stepsPerSecond, trainingImages, testImages },
    backendReason: backendReasonText(run, translate),
    error: problem && problemText(problem, translate),
  }
}
