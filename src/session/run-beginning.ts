/** What the session has to know when a run begins. */
import { checkSubset } from '../datasets/subset'
import { Problem } from '../lib/problem'
import type { CurvePoint } from '../vae/learning-curve'
import type { ModelFile } from '../vae/model-file'
import type { Settings, SettingsChange } from '../vae/settings'
import { type FieldPath, ownDataset, valueAt, withValue } from '../vae/settings-schema'
import { sameValue } from '../vae/settings-validation'
import type { ViewInAddress } from './address-view'
import type { RunInHand } from './autosave'
import type { Origin, SessionState } from './state'

/** Where a run begins: with fresh parameters from the seed, unless there is a model. */
export interface Beginning {
  origin?: Origin
  model?: ModelFile
  /** What to look at; without it, the present view as far as it fits. */
  view?: ViewInAddress
  /** Where it goes on being kept; without it, it is a run of its own. */
  kept?: RunInHand
}

/** What is known of a run before it has begun. */
const untouched = { phase: 'loading', step: 0, epoch: 0, stepsPerSecond: null, problem: null } as const

/** The classes that were chosen mean nothing in another data set: unless it says which, all take part. */
export function forOtherData(settings: Settings, change: SettingsChange): Settings {
  const { dataset = settings.dataset } = change
  return dataset === settings.dataset ? settings : withValue(settings, 'subset.classes', [])
}

export function differ(one: Settings, other: Settings, ...paths: FieldPath[]): boolean {
  return paths.some((path) => !sameValue(valueAt(one, path), valueAt(other, path)))
}

/** @throws Problem 'subset-class-unknown', or 'dataset-not-here' of one that was brought to another page or an earlier one */
export function checkData(settings: Settings, { imported }: SessionState): void {
  checkSubset(settings)
  const { dataset } = settings
  if (ownDataset.test(dataset) && !imported.some(({ id }) => id === dataset)) {
    throw new Problem('dataset-not-here', { dataset })
  }
}

/**
 * What the page shows once another run takes the place of the present one.
 * @param points of the present one
 */
export function begun(
  settings: Settings,
  origin: Origin,
  points: readonly CurvePoint[],
): (
  state: SessionState,
) => Pick<SessionState, 'settings' | 'origin' | 'replaced' | 'former' | 'status' | 'targetEpoch'> {
  return ({ status, former, ...before }) => {
    // That of the page itself was trained by nobody here.
    const isOwn = points.length > 1 && before.origin !== 'pretrained'
    const latest = isOwn ? { settings: before.settings, points: [...points] } : former
    return {
      settings,
      origin,
      replaced: null,
      former: origin === 'scratch' ? latest : null,
      status: status && { ...status, ...untouched },
      targetEpoch: settings.stopAfterEpochs,
    }
  }
}

/** Where training comes to rest that a button starts: what is ahead of multiples of the setting; null: nowhere. */
export function targetAfter(epoch: number, { stopAfterEpochs }: Settings): number | null {
  if (stopAfterEpochs === null) return null
  return epoch < stopAfterEpochs ? stopAfterEpochs : Math.floor(epoch) + stopAfterEpochs
}
