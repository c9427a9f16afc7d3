/** How far a learner has come, kept in the browser. */
import { storedText, storeText } from '../session/stored-text'
import type { Notes } from './lesson'

const key = 'lessons'

/** Where a learner is in a lesson. */
export interface Place {
  /** 0: the prediction; then the steps; then the check. */
  at: number
  predicted: string | null
  /** The latest answer to the check. */
  answered: string | null
  /** Names of the steps that were done. */
  done: readonly string[]
  notes: Notes
}

export const beginning: Place = { at: 0, predicted: null, answered: null, done: [], notes: {} }

export interface Progress {
  /** By the number of the lesson. */
  places: Readonly<Record<number, Place>>
  /** Numbers of the lessons that were finished. */
  finished: readonly number[]
  /** What there was before lessons changed it; null: nothing was changed. */
  before: Before | null
}

export interface Before {
  /** Under which it is kept in the browser; null where it is not. */
  run: string | null
  /** Of its address. */
  hash: string
}

const none: Progress = { places: {}, finished: [], before: null }

/** What is kept, if it can be read. */
export function readProgress(): Progress {
  try {
    return { ...none, ...(JSON.parse(storedText(key) ?? '{}') as Partial<Progress>) }
  } catch {
    return none
  }
}

export function keepProgress(progress: Progress): void {
  storeText(key, JSON.stringify(progress))
}
