/** What a person has set in the Explore panel. The pictures in it are no state: `renewed.ts` asks for them. */
export interface ExploreState {
  /** The tab that is open. */
  tab: ExploreTab
  samples: SamplesState
  projection: ProjectionState
}

export type ExploreTab = 'samples' | 'dimensions' | 'neighbours' | 'projection'

export interface SamplesState {
  /** The key of the samples' random numbers: the same seed gives the same sheet again. */
  seed: number
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

export const initialProjection: ProjectionState = { running: false, progress: 0, step: 0, points: null }

export const initialExploreState: ExploreState = {
  tab: 'samples',
  samples: { seed: 1 },
  projection: initialProjection,
}
