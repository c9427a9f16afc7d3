/** What a person has set in the Explore panel. The pictures in it are no state: `renewed.ts` asks for them. */
export interface ExploreState {
  /** The tab that is open. */
  tab: ExploreTab
  samples: SamplesState
}

export type ExploreTab = 'samples' | 'dimensions' | 'neighbours'

export interface SamplesState {
  /** The key of the samples' random numbers: the same seed gives the same sheet again. */
  seed: number
}

export const initialExploreState: ExploreState = { tab: 'samples', samples: { seed: 1 } }
