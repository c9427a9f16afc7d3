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

/** What is kept, as far as it can be read: it may be of another version of the page, or somebody's own work. */
export function readProgress(): Progress {
  let kept: unknown
  try {
    kept = JSON.parse(storedText(key) ?? '{}')
  } catch {
    return none
  }
  if (!isRecord(kept)) return none
  const { places, finished, before } = kept
  return {
    places: isRecord(places) ? soundPlaces(places) : none.places,
    finished: Array.isArray(finished) ? finished.filter(Number.isInteger) : none.finished,
    before: isRecord(before) && typeof before.hash === 'string' ? (before as unknown as Before) : none.before,
  }
}

export function keepProgress(progress: Progress): void {
  storeText(key, JSON.stringify(progress))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function soundPlaces(places: Record<string, unknown>): Record<string, Place> {
  const sound = Object.entries(places).filter((entry): entry is [string, Place] => isPlace(entry[1]))
  return Object.fromEntries(sound)
}

function isPlace(value: unknown): value is Place {
  return isRecord(value) && Number.isInteger(value.at) && Array.isArray(value.done) && isRecord(value.notes)
}
