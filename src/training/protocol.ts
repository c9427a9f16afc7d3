/**
 * What the page and the worker say to each other. `LocalTrainer` implements {@link Trainer} in the worker,
 * `SupervisedTrainer` on the page; whoever holds a Trainer cannot tell which. Arrays cross as transferred typed
 * arrays; tensors and GPU buffers never cross.
 */
import type { LoadProgress } from '../datasets/dataset'
import type { Skipped } from '../datasets/import/image-collector'
import type { FilePart } from '../datasets/import/own-data-file'
import type { ImportFile, ImportProgress } from '../datasets/import/read-files'
import type { BackendReason, EngineMemory, EngineName, Posterior, TookOver } from '../engines/engine'
import type { EngineFailure } from '../engines/engine-failures'
import type { ProblemData, ProblemFacts } from '../lib/problem'
import type { CurvePoint } from '../vae/learning-curve'
import type { Backend, Settings } from '../vae/settings'
import type { Snapshot } from '../vae/snapshot'
import type {
  Embedding,
  Evaluation,
  EvaluationOptions,
  Examination,
  LabelledImages,
  Measures,
  Neighbours,
  Projection,
  Scores,
  StepComparison,
  TestTable,
  TracedStep,
} from './answers'

export interface Trainer {
  /** Calls back for every event from now on; returns what ends that. */
  subscribe(listener: (event: TrainerEvent) => void): () => void
  /**
   * Loads what a run of these settings begins with; the present one goes on.
   * @throws Problem saying what is wrong with the data, or with the settings for these data
   */
  prepare(settings: Settings): Promise<void>
  /**
   * Ends the present run and begins another: engine, data (at least the first shard) and parameters are
   * usable when this resolves. Without a state the parameters are drawn from the seed.
   * @param runId that its events shall carry; @param interrupted of a run that was at work before, in another worker
   */
  begin(runId: number, settings: Settings, state?: RunState, interrupted?: Interruption): Promise<RunStatus>
  /** Takes over settings of the present run that need no new run; a change of backend moves the run. */
  change(settings: Settings): Promise<RunStatus>
  /** Trains for an amount, or until paused. Resolves when done or paused, test terms taken. */
  train(amount?: TrainingAmount): Promise<RunStatus>
  /** Stops after the step in progress. */
  pause(): Promise<RunStatus>
  /** One optimiser step. */
  step(): Promise<RunStatus>
  /**
   * Training goes no further than this step of the run, of this one and of those to come: it waits there, says so, and
   * rests only there when it is paused. Null: as far as it likes. @returns whether training goes on
   */
  leash(step: number | null): Promise<boolean>
  /**
   * The posterior of images. @param images [count, pixels] in [0, 1]; @param labels that a conditional network is
   * told, [count]; without them, the first class
   */
  encode(images: Float32Array, count: number, labels?: Uint8Array): Promise<Posterior>
  /** Pixel means of p(x|z): [count, pixels]. @param z [count, latentDimensions]; @param label of all of them */
  decode(z: Float32Array, count: number, label?: number): Promise<Float32Array>
  /** What the model makes of one image, [pixels] in [0, 1]. */
  examine(image: Float32Array, label?: number): Promise<Examination>
  evaluate(options: EvaluationOptions): Promise<Evaluation>
  /** Pictures of the test set of the present data set, or of those of another that {@link score} takes. */
  testImages(indices: readonly number[], dataset?: string): Promise<LabelledImages>
  /**
   * What images of data sets cost the present model, all at one step: the test images, whether it was trained on their
   * classes or not, but all images of data that a person brought, unless they are the present data set.
   */
  score(datasets: readonly string[]): Promise<Scores[]>
  /**
   * The test images nearest to a point of the latent space, and those nearest to its decoded image.
   * @param z [latentDimensions]; @param count of each kind; @param label that z is decoded with
   */
  nearest(z: Float32Array, count: number, label?: number): Promise<Neighbours>
  /**
   * Begins to lay out the posterior means of test images in the plane, for looking alone; one begun before is given
   * up. @param count images, drawn by the seed of the run; while training goes on, among fewer
   */
  beginProjection(count: number): Promise<void>
  /** Goes on with that for some milliseconds. */
  advanceProjection(): Promise<Projection>
  /** Posteriors of the first `count` test images. */
  embed(count: number): Promise<Embedding>
  /** What each test image costs, and where it lies, with the parameters as they are now. */
  tabulate(): Promise<TestTable>
  /** Takes some seconds; training makes way meanwhile. */
  measure(): Promise<Measures>
  /**
   * The step that the run would take next, by the reference executor, and one image of its batch in full. Needs
   * settings that `vae/traceable.ts` lets pass. @param image of the batch, from 0; beyond it, the last
   */
  traceStep(image: number): Promise<TracedStep>
  /**
   * What the engine has made of the step that was traced last, once it has taken it.
   * @throws Problem 'model-changed' if it has not, or has gone further
   */
  compareTrace(): Promise<StepComparison>
  /** Which events the page cares to see; training is faster without. */
  observe(interest: Interest): Promise<void>
  /** Everything that another run needs to go on from here. */
  state(): Promise<RunState>
  /** Loads what is missing of the present data set, after a failure. */
  retryData(): Promise<void>
  /** Reads files as a data set, to be looked at before it is used; another reading is given up. */
  readData(files: readonly ImportFile[]): Promise<ImportPreview>
  /** Gives that up, while it is read or afterwards. */
  cancelData(): Promise<void>
  /**
   * Makes what was read a data set for runs, in the place of those before.
   * @param negative turned light on dark; @param beside the one that the present run has, which then stays as well
   * @returns those that there are, the newest last
   */
  acceptData(negative: boolean, beside: boolean): Promise<ImportedDataset[]>
  /** A data set that a person has brought, as the parts of a file to be kept. @throws Problem 'dataset-not-here' */
  ownData(id: string): Promise<FilePart[]>
  /**
   * Makes what has been a data set before one again, under an id.
   * @param beside those that stay: all others are forgotten; @returns those that there are, the newest last
   * @throws Problem 'dataset-not-here' where what was kept is damaged
   */
  restoreData(id: string, from: DataOrigin, beside: readonly string[]): Promise<ImportedDataset[]>
  /** A picture file as the network sees it: see `datasets/prepare.ts`. */
  readPicture(file: Blob, name: string): Promise<Float32Array>
  memory(): Promise<EngineMemory>
}

/** What files hold that a person gave us. */
export interface ImportPreview {
  name: string
  /** Images of either split. */
  train: number
  test: number
  classes: { name: string; images: number }[]
  /** How large the pictures were and how many of each size, the most frequent sizes. */
  sizes: [size: string, images: number][]
  otherSizes: number
  /** The first of the files that were left out, and how many there were. */
  skipped: readonly Skipped[]
  skippedFiles: number
  /** Whether most are dark on light. */
  mostlyLight: boolean
  /** Some of the training images, [count, pixels]. */
  samples: Uint8Array
}

/** A data set that a person has brought. */
export interface ImportedDataset {
  id: string
  name: string
  classes: readonly string[]
}

/** From what a data set of a person's own is made again: files as they were chosen, or what was kept of it. */
export type DataOrigin = { files: readonly ImportFile[]; negative: boolean } | { kept: readonly FilePart[] }

/** All absent: until paused. */
export interface TrainingAmount {
  steps?: number
  epochs?: number
  /** In their place: where it shall end, however far the run has come. */
  until?: Goal
}

/** Where a run shall stop: whichever comes first. */
export interface Goal {
  step: number
  imagesSeen: number
}

export interface Interest {
  /** Moving points of the latent plane while training. */
  embedding: boolean
}

/** A state known to be good. */
export interface SoundState {
  snapshot: Snapshot
  /** Steps and images of the whole run. */
  step: number
  imagesSeen: number
  /** Of steps that are in no point of the curve yet; absent: there are none. */
  openPoint?: OpenPoint
}

/** Sums over steps that will share a point. */
export interface OpenPoint {
  reconstruction: number
  kl: number
  steps: number
}

/** A run at rest, enough to continue it on any engine. */
export interface RunState extends SoundState {
  settings: Settings
}

/** What became of the worker in which a run was. */
export interface Interruption {
  /** Who did the arithmetic there; null where another is not to blame. */
  tookOver: TookOver | null
  /** Engines that have failed on this page, oldest first. */
  failures: readonly EngineFailure[]
}

/** How training that diverged goes on: from the step that was kept, with half the learning rate. */
export type Calming = ProblemFacts['training-calmed']

/** What a person is told when a run goes on after something has failed. */
export interface Recovery {
  failure: EngineFailure
  /** Where it goes on, and how many steps have been lost, which are done again. */
  step: number
  repeated: number
  backend: Backend
}

export interface RunStatus {
  runId: number
  phase: 'loading' | 'ready' | 'training' | 'paused' | 'failed'
  step: number
  /** Images seen / training images. */
  epoch: number
  backend: Backend
  engine: EngineName
  /** That share the arithmetic on the processor. */
  threads: number
  reason: BackendReason
  /** Measured over the last second or so; null when not training. */
  stepsPerSecond: number | null
  trainingImages: number
  testImages: number
  classes: readonly string[]
  /** What stopped the run, if anything did. */
  problem: ProblemData | null
}

/** A point of the curve: means over the steps since the previous point; test terms are over the whole test set. */
export type Point = CurvePoint

/** Events of a run that is over are dropped by their runId. */
export type TrainerEvent = { runId: number } & (
  | { type: 'status'; status: RunStatus }
  | { type: 'points'; points: Point[] }
  | { type: 'embedding'; embedding: Embedding }
  /** Mean KL of each latent dimension over the whole test set, whenever that has been evaluated. */
  | { type: 'test-kl'; klPerDimension: readonly number[] }
  | { type: 'data'; progress: LoadProgress }
  | { type: 'import'; progress: ImportProgress }
  | { type: 'data-failed'; problem: ProblemData }
  /** A state to return to: at most some 50 steps or a quarter of a second of training are not in it. */
  | { type: 'kept'; state: SoundState }
  /** Training that was asked for has begun, and where it will end. */
  | { type: 'under-way'; goal: Goal }
  /** It waits at its leash; it took so long to tell what the page cares to see. */
  | { type: 'at-leash'; step: number; tookMs: number }
  /** How long the worker may be silent from now on: it does something that takes longer than usual, or is done with it. */
  | { type: 'patience'; milliseconds: number }
  /** Training goes on after it has diverged. */
  | { type: 'calmed'; calming: Calming }
  /** The run goes on after something has failed, and training with it, if it was under way. */
  | { type: 'recovered'; recovery: Recovery; training: boolean }
)
