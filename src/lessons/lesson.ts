/** What a lesson is: data alone. Its sentences stand in the catalogues under its name and the names of its steps. */
import type { ExploreTab, ScoredGroups } from '../session/explore/explore-state'
import type { Session } from '../session/session'
import type { SessionState } from '../session/state'
import type { Point } from '../training/protocol'

export interface Lesson {
  /** In the texts. */
  name: LessonName
  prediction: Prediction
  steps: readonly Step[]
  check: Check
  /** The tab with which to go on from here. */
  further?: ExploreTab
}

export type LessonName =
  | 'autoencoder'
  | 'holes'
  | 'dice'
  | 'elbo'
  | 'beta'
  | 'collapse'
  | 'walk'
  | 'surprise'
  | 'code'

/** A question before anything is done; the learner's own run answers it. */
export interface Prediction {
  /** In the order in which they are offered. */
  choices: readonly string[]
  /** The step after which the answer is known. */
  knownAfter: string
  /** What the run says, from what was written down; null where that does not suffice. */
  truth(notes: Notes): string | null
}

/** One thing to do. */
export interface Step {
  name: string
  /** What it points at, which may change as the learner gets on. */
  anchor?: Anchor | ((scene: Scene) => Anchor)
  /** Where one sees what has come of it, if that is elsewhere. */
  result?: Anchor
  /** What it looks at, if it makes no run itself: without that run there is nothing to do. */
  needs?: Run
  /** Whether a line under its text says how far one is. */
  counts?: true
  /** Whether the learner has done it, by whatever way; a step without is for reading. */
  done?(scene: Scene): boolean
  /** Does it for the learner, on the press of a button. */
  help?: Help
  /** Numbers of the page in its text, by name. */
  numbers?(scene: Scene): Numbers
  /** Written down when it is done. */
  note?(scene: Scene): Numbers
}

/** A run as a lesson wants it, and what makes it. */
export interface Run {
  done(scene: Scene): boolean
  help: Help
}

export interface Help {
  /** On the button; those that put another run or more training in the place of what there is, and others. */
  label: 'train' | 'setAndTrain' | 'open' | 'show' | 'tab' | 'score'
  /** How many steps it trains, if it does. */
  steps?: number
  act(session: Session, scene: Scene): Promise<unknown>
}

/** A question at the end. */
export interface Check {
  choices: readonly string[]
  right: string
  /** In question, choices and answer. */
  numbers?(notes: Notes): Numbers
}

/** Numbers in a text, by name; null or absent where one is not known yet. */
export type Numbers = Readonly<Record<string, number | null | undefined>>

/** What a learner's run has given so far. */
export type Notes = Readonly<Record<string, number>>

/** Controls that are pointed at. */
export type Anchor =
  | 'network'
  | 'beta'
  | 'settings'
  | 'train'
  | 'plane'
  | 'priorDice'
  | 'testImages'
  | 'drawing'
  | 'posteriorDice'
  | 'terms'
  | 'curves'
  | 'reconstruction'
  | 'kl'
  | 'paths'
  | 'anomalies'
  | 'posterior'
  | 'decodedImage'
  | 'comparison'
  | 'explored'
  | 'model'

/** What a step sees of the page. */
export interface Scene {
  state: SessionState
  /** The curve of the present run, oldest first. */
  points: readonly Point[]
  /** What the tab Anomalies has scored; null if nothing. */
  scored: ScoredGroups | null
  /** The step of the run at which it was set as it is now; 0: the whole run has been trained so. */
  setAt: number
  since: Since
  notes: Notes
}

/** How things were when the step began, and where z has been since. */
export interface Since {
  step: number
  image: Float32Array | null
  taken: SessionState['taken']
  /** Places of z, oldest first, without the one where it was. */
  visited: readonly (readonly number[])[]
}
