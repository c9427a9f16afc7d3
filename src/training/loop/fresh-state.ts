import { imagePixels } from '../../vae/image'
import { initialParameters } from '../../vae/initialisation'
import { parameterLayout } from '../../vae/parameters'
import type { Settings } from '../../vae/settings'
import type { RunState } from '../protocol'

/** The state of a run that has not begun: parameters drawn from the seed, nothing seen. */
export function freshState(settings: Settings): RunState {
  const parameters = initialParameters(parameterLayout(settings.model, imagePixels), settings.seed)
  return { settings, snapshot: { parameters, moments: null, step: 0 }, step: 0, imagesSeen: 0 }
}
