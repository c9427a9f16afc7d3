/** One run: a network, its data and how far it has come. The loop moves it on; nobody else writes to it. */
import type { Dataset } from '../../datasets/dataset'
import type { BackendReason, Engine, EngineChoice, StepTerms } from '../../engines/engine'
import type { ProblemData } from '../../lib/problem'
import type { Settings } from '../../vae/settings'
import { elbo } from '../../vae/terms'
import type { Interruption, RunState, RunStatus, SoundState } from '../protocol'
import type { EvaluationResult } from '../questions/evaluation'
import type { ProjectionJob } from '../questions/projection'
import type { TracedState } from '../questions/step-trace'
import { Batches } from './batches'
import { Curve } from './curve'
import { Pace } from './pacing'

export class Run {
  readonly id: number
  readonly dataset: Dataset
  readonly batches: Batches
  readonly curve = new Curve()
  readonly pace = new Pace()
  settings: Settings
  engine: Engine
  reason: BackendReason
  phase: RunStatus['phase'] = 'ready'
  problem: ProblemData | null = null
  step: number
  imagesSeen: number
  /** -ELBO of the test images in ascending order, when last taken. */
  surprise: Float32Array | null = null
  /** Posterior means of the first test images, as last taken. */
  encoded: { means: Float32Array; step: number; atMs: number } | null = null
  /** Codes that are being laid out in the plane. */
  projection: ProjectionJob | null = null
  /** Mean KL of each latent dimension over all test images, when last taken. */
  klPerDimension: readonly number[] | null = null
  /** Step at which the test terms were last taken. */
  testedStep: number | null = null
  /** Of the latest step that this object has seen. */
  latestTerms: StepTerms | null = null
  /** The step that has been looked at in slow motion. */
  traced: TracedState | null = null
  /** To return to when training diverges or the engine is lost. */
  lastSound: SoundState

  /** @param interrupted of a run that was at work before */
  constructor(
    id: number,
    dataset: Dataset,
    choice: EngineChoice,
    state: RunState,
    interrupted?: Interruption,
  ) {
    this.id = id
    this.dataset = dataset
    this.batches = new Batches(dataset.train, dataset.pixels)
    this.engine = choice.engine
    this.reason = interrupted?.tookOver ? { ...choice.reason, tookOver: interrupted.tookOver } : choice.reason
    if (interrupted) this.phase = 'paused'
    this.settings = state.settings
    this.step = state.step
    this.imagesSeen = state.imagesSeen
    this.lastSound = state
    this.curve.returnTo(state.openPoint)
  }

  /** Goes on from there: steps after it are undone. */
  returnTo({ step, imagesSeen, openPoint }: SoundState): void {
    this.curve.returnTo(openPoint)
    this.step = step
    this.imagesSeen = imagesSeen
  }

  /** @param result over the whole test set, with the parameters as they are */
  takeEvaluation({ evaluation, surprise }: EvaluationResult): void {
    this.surprise = surprise.sort()
    this.klPerDimension = evaluation.klPerDimension
  }

  /** -ELBO of the latest step, nats per image. */
  get cost(): number {
    return this.latestTerms ? -elbo(this.latestTerms) : Number.NaN
  }

  get epoch(): number {
    return this.imagesSeen / this.dataset.train.total
  }

  get status(): RunStatus {
    const { id, phase, step, epoch, engine, reason, dataset, problem } = this
    return {
      runId: id,
      phase,
      step,
      epoch,
      backend: engine.backend,
      engine: engine.name,
      threads: engine.threads,
      reason,
      stepsPerSecond: phase === 'training' ? this.pace.stepsPerSecond : null,
      trainingImages: dataset.train.total,
      testImages: dataset.test.total,
      classes: dataset.classes,
      problem,
    }
  }
}
