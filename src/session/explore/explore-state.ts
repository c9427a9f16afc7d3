/** What a person has set in the Explore panel. The pictures in it are no state: `renewed.ts` asks for them. */
import type { ImageTrace } from '../../vae/reference/step-trace'
import { type ChosenImage, testImages } from '../chosen-image'
import type { LatentPoints } from './latent-points'
import type { Stage } from './step-view'

export interface ExploreState {
  /** The tab that is open. */
  tab: ExploreTab
  samples: SamplesState
  path: PathState
  direction: DirectionState
  projection: ProjectionState
  anomalies: AnomaliesState
  /** Oldest first. */
  measured: readonly MeasuredModel[]
  /** What the plane shows of a step in slow motion; null while nobody looks at one. */
  step: ShownStep | null
}

/** An image of a batch at a stage of its step. */
export interface ShownStep {
  stage: Stage
  /** Steps before it. */
  number: number
  /** Of the image in its batch, from 0. */
  index: number
  image: ImageTrace
}

export const tabNames = [
  'samples',
  'paths',
  'directions',
  'dimensions',
  'neighbours',
  'projection',
  'measures',
  'anomalies',
  'step',
  'compare',
  'save',
] as const

export type ExploreTab = (typeof tabNames)[number]

export interface SamplesState {
  /** What they are drawn around: the prior, the posterior of the input, or at a distance from its mean. */
  of: 'prior' | 'posterior' | 'around'
  /** The key of the samples' random numbers: the same seed gives the same sheet again. */
  seed: number
  /** Of 'around', in standard deviations of the prior. */
  distance: number
}

export interface ProjectionState {
  /** Whether it is being laid out. */
  running: boolean
  /** 0 to 1. */
  progress: number
  /** Of the run, when the codes were taken. */
  step: number
  /** Null before there is a layout: places, [count, 2], with the labels and the places in the test set, [count]. */
  points: { xy: Float32Array; labels: Uint8Array; indices: Uint32Array } | null
}

export interface AnomaliesState {
  /** What counts as anomalous: another data set, which may be a person's own, or one class of the present one. */
  against: AnomalousGroup
  /** The score: -ELBO, or the reconstruction term alone. */
  by: 'elbo' | 'reconstruction'
  /** Share of the normal images that the threshold is to take for anomalous, 0 to 1. */
  falseAlarms: number
}

/** A variational autoencoder as it was measured. */
export interface MeasuredModel {
  /** Tells models whose terms can be compared from others. */
  kin: string
  /** Nats an image: KL and reconstruction term of the test images. */
  rate: number
  distortion: number
  beta: number
  latentDimensions: number
}

export type AnomalousGroup = { kind: 'dataset'; id: string } | { kind: 'class'; label: number }

export interface ScoredGroups {
  normal: ScoredGroup
  anomalous: ScoredGroup
  /** Of the run, when they were scored. */
  step: number
}

/** Some images of a data set with their terms, [count] each: test images, or any of data that a person brought. */
export interface ScoredGroup {
  dataset: string
  /** Places among them. */
  indices: Uint32Array
  reconstruction: Float32Array
  kl: Float32Array
  /** Class names, one an image. */
  classes: readonly string[]
}

export const initialAnomalies: AnomaliesState = {
  against: { kind: 'dataset', id: 'fashion-mnist' },
  by: 'elbo',
  falseAlarms: 0.05,
}

export const initialProjection: ProjectionState = { running: false, progress: 0, step: 0, points: null }

export interface PathState {
  kind: PathKind
  /** The two ends of a line or an arc; all four are corners: top left, top right, bottom left, bottom right. */
  ends: PathEnds
  /** Points that z has left behind while it was traced, each [latentDimensions]. */
  traced: readonly (readonly number[])[]
  /** Whether z leaves a trace now. */
  tracing: boolean
  /** What the plane shows of a path; null while nobody looks at one. */
  shown: ShownPath | null
}

export interface ShownPath extends LatentPoints {
  /** Points in a row: a line leads through each row. */
  row: number
}

export type PathKind = 'line' | 'arc' | 'corners' | 'traced'
export type PathEnds = readonly [PathEnd, PathEnd, PathEnd, PathEnd]

/** Where a path ends: a point, or a picture, which lies where the encoder puts it. */
export type PathEnd =
  | { from: 'origin' }
  | { from: 'input' }
  /** @property z the point as it was when it was chosen */
  | { from: 'z'; z: readonly number[] }
  | { from: 'sample'; seed: number }
  | { from: 'image'; image: ChosenImage }

export interface DirectionState {
  /** It leads from the mean of the first group to that of the second. */
  groups: readonly [ImageGroup, ImageGroup]
  /** What it is added to: the mean of the first group, where the input or another image lies, or a point. */
  base:
    | { kind: 'group' }
    | { kind: 'input' }
    | { kind: 'image'; image: ChosenImage }
    | { kind: 'z'; z: readonly number[] }
}

/** The test images of a class, or chosen ones. */
export type ImageGroup = { kind: 'class'; label: number } | { kind: 'images'; images: readonly ChosenImage[] }

export const initialExploreState: ExploreState = {
  tab: 'samples',
  samples: { of: 'prior', seed: 1, distance: 1 },
  path: {
    kind: 'line',
    // The first seven, two, zero and six of MNIST.
    ends: testImages([0, 1, 3, 11]).map((image) => ({ from: 'image', image })) as unknown as PathEnds,
    traced: [],
    tracing: false,
    shown: null,
  },
  direction: {
    groups: [
      { kind: 'class', label: 0 },
      { kind: 'class', label: 1 },
    ],
    base: { kind: 'group' },
  },
  projection: initialProjection,
  anomalies: initialAnomalies,
  measured: [],
  step: null,
}
