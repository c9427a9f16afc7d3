/**
 * Everything the page shows that may change, in one vanilla store. Curves are not here: they live in
 * `history.ts`, since charts follow them without React.
 */
import type { LoadProgress } from '../datasets/dataset'
import type { ImportProgress } from '../datasets/import/read-files'
import type { ProblemData } from '../lib/problem'
import type { KeptRun } from '../storage/keeper'
import type { Embedding, Examination } from '../training/answers'
import type { ImportedDataset, ImportPreview, RunStatus } from '../training/protocol'
import type { CurvePoint } from '../vae/learning-curve'
import type { ModelFile } from '../vae/model-file'
import type { Settings } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import type { RunInHand } from './autosave'
import { type ChosenImage, testImages } from './chosen-image'
import { type ExploreState, initialExploreState } from './explore/explore-state'
import type { ExportForm } from './exports'
import type { ManifoldGrid } from './manifold-grid'
import { dimensionsFrame, firstDimensions, type PlaneFrame, type PlaneSpan } from './plane-frame'
import { type PlaneWindow, wholePrior } from './plane-window'
import type { Shell } from './shell'

export interface SessionState {
  /** Of the present run. */
  settings: Settings
  /** Null until the first engine has been chosen. */
  status: RunStatus | null
  /** Where the parameters came from when the run began. */
  origin: Origin
  /** The trained run in whose place a person has put this one; null if there is none. */
  replaced: ReplacedRun | null
  /** The run from the seed before this one, whose curve is drawn behind that of this one; null: none, or dismissed. */
  former: FormerRun | null
  /** What an earlier visit has left and a person may go on with; null: nothing, or they have answered. */
  keptRun: KeptRun | null
  /** The Train button trains up to this epoch; null: until somebody pauses. */
  targetEpoch: number | null
  data: LoadProgress | null
  /** Data that a person is bringing. */
  incoming: ImportState | null
  /** Data that a person has brought, and that runs may have, the newest last. */
  imported: readonly ImportedDataset[]
  /** What a person should read, oldest first. */
  notices: readonly Notice[]
  latent: LatentState
  input: InputState
  explore: ExploreState
  /** The number of the lesson that is open; 0: the list of them; null: neither. */
  lesson: number | null
  /** What the model was last taken out of the page as, anew each time; null: it was not. */
  taken: { form: ExportForm } | null
  preferences: Preferences
  /** What of the page shows. */
  shell: Pick<Shell, 'present' | 'hide'> & {
    spotlight: Spotlight
    /** Whether what the run ought to look like is open. */
    expecting: boolean
  }
  /** Reloads into a newer version of the page; null: none has arrived. */
  takeNewVersion: (() => void) | null
}

export type ImportState =
  | { phase: 'reading'; progress: ImportProgress }
  | { phase: 'read'; preview: ImportPreview }
  | { phase: 'refused'; problem: ProblemData }

export interface FormerRun {
  settings: Settings
  points: readonly CurvePoint[]
}

export interface ReplacedRun {
  model: ModelFile
  kept: RunInHand
}

export type Origin = 'scratch' | 'pretrained' | 'file' | 'restored'

/** What a room sees: everything that is presented, or one thing alone. */
export type Spotlight = 'all' | 'decoded' | 'curves'

export interface Notice {
  id: number
  kind: 'error' | 'information'
  problem: ProblemData
  /** A remedy that the notice offers as a button. */
  remedy?: 'retry' | 'save-file'
}

export interface LatentState {
  /** The point whose decoded image is shown, [latentDimensions]. */
  z: readonly number[]
  /** Whether a person or a link put z there; else it stands where the model puts its first input, or at 0. */
  chosen: boolean
  /** A pointer drags z over the plane: the picture there comes first, before all that says in numbers where it is. */
  dragged: boolean
  /** The class that a conditional network is told with z and with the input; null until one is known. */
  label: number | null
  /** Pixel means of p(x|z), [pixels]; null until the first answer. */
  decoded: Float32Array | null
  /** Posteriors of test images; null until there are some. */
  embedding: Embedding | null
  /** Mean KL of each dimension over the test images, nats; null until they have been evaluated. */
  klPerDimension: readonly number[] | null
  /** What somebody wants the plane to span. */
  span: PlaneSpan
  /** What it spans: it goes through z along these axes. */
  frame: PlaneFrame
  /** The part of the plane that is looked at. */
  window: PlaneWindow
  /** Whether a person or a link chose it; else it shows the prior, or all codes of an autoencoder. */
  looked: boolean
  manifold: Manifold | null
  spacing: Spacing
  /** Images whose posteriors may be seen in the plane. */
  posteriorsOf: readonly ChosenImage[]
  /** These posteriors; null until somebody wants to see them. */
  posteriors: Posteriors | null
  /** Earlier posteriors of the first test images, oldest first. */
  trail: readonly Embedding[]
  layers: Layers
  /** Labels whose points are not shown. */
  hiddenClasses: ReadonlySet<number>
  /** A person has been asked for one of the points. */
  picking: boolean
}

/** Posteriors of chosen images, each [latentDimensions]; the label is null for pictures of a person's own. */
export interface Posteriors extends Pick<Embedding, 'means' | 'logVariances'> {
  labels: readonly (number | null)[]
}

/** `symbols` are those of their classes, which points carry where there is room for them. */
export type Layer = 'points' | 'manifold' | 'prior' | 'symbols' | 'density' | 'posteriors' | 'trails'

/** Which layers show. */
export type Layers = Readonly<Record<Layer, boolean>>

export const defaultLayers: Layers = {
  points: true,
  manifold: true,
  prior: true,
  symbols: false,
  density: false,
  posteriors: false,
  trails: false,
}

/** Those that the page offers as inputs. */
export const firstImages: readonly ChosenImage[] = testImages([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])

/** How cells of the manifold share the plane: equal widths, or equal shares of the prior. */
export type Spacing = 'even' | 'quantile'

/** Decoded images at the centres of the cells of a grid, row by row from the top left. */
export interface Manifold extends ManifoldGrid {
  /** [rows * columns, pixels] */
  images: Float32Array
}

export interface InputState {
  source: InputSource
  /** What the network sees, [pixels] in [0, 1]; null while there is no input. */
  image: Float32Array | null
  /** Lines of the drawing, x and y in turn, 0 to 1 from the top left; none while the input is not drawn. */
  strokes: readonly number[][]
  /** The test image's label or the file's name. */
  label: number | null
  fileName: string | null
  examination: Examination | null
  /** Which draw of the noise of training is put on it; null: none. Training without noise has none to put. */
  noiseDraw: number | null
  /** The image with that noise, which the encoder sees in its place; null without. */
  noisy: Float32Array | null
  /** The first test images, to pick from; null until loaded. */
  testImages: TestImages | null
  /** Index of the picked test image. */
  testIndex: number | null
}

export type InputSource = 'draw' | 'upload' | 'test'

export interface TestImages {
  /** [count, pixels] */
  images: Uint8Array
  labels: Uint8Array
}

export interface Preferences {
  theme: 'system' | 'light' | 'dark'
  language: Language
  /** Whether the browser is to keep runs. */
  keep: boolean
}

export type Language = 'en' | 'zh-CN'

/** How far the sliders of z reach, in units of the prior's standard deviation. */
export const planeHalfWidth = wholePrior.halfWidth

/**
 * How far from zero a coordinate of z is taken to mean something: ten standard deviations of the prior, where there
 * is one. The codes of an autoencoder lie where they like.
 */
export const farthestCode: Record<Settings['model']['kind'], number> = { vae: 10, ae: 1000 }

/** The state before anything has been loaded. */
export function initialState(preferences: Preferences): SessionState {
  const settings = defaultSettings()
  return {
    settings,
    status: null,
    origin: 'scratch',
    replaced: null,
    former: null,
    keptRun: null,
    targetEpoch: settings.stopAfterEpochs,
    data: null,
    incoming: null,
    imported: [],
    notices: [],
    latent: {
      z: new Array(settings.model.latentDimensions).fill(0),
      chosen: false,
      dragged: false,
      label: null,
      decoded: null,
      embedding: null,
      klPerDimension: null,
      span: firstDimensions,
      frame: dimensionsFrame(settings.model.latentDimensions, firstDimensions),
      window: wholePrior,
      looked: false,
      manifold: null,
      spacing: 'even',
      posteriorsOf: firstImages,
      posteriors: null,
      trail: [],
      layers: defaultLayers,
      hiddenClasses: new Set(),
      picking: false,
    },
    input: {
      source: 'draw',
      image: null,
      strokes: [],
      label: null,
      fileName: null,
      examination: null,
      noiseDraw: null,
      noisy: null,
      testImages: null,
      testIndex: null,
    },
    explore: initialExploreState,
    lesson: null,
    taken: null,
    preferences,
    shell: { present: false, hide: [], spotlight: 'all', expecting: false },
    takeNewVersion: null,
  }
}
