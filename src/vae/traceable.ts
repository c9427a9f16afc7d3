import { networkCost } from './cost'
import { samplesAStep } from './schedule'
import type { Settings } from './settings'

/** What the reference executor does in about two seconds, in multiplications and additions of a step. */
const mostFlops = 1e9
/** It takes so much longer over those of a convolution. */
const convolutionFactor = 5

/** Why a step of these settings cannot be looked at in slow motion: null where it can. */
export function untraceable(settings: Settings, pixels: number): 'samples' | 'size' | null {
  if (samplesAStep(settings) > 1) return 'samples'
  const factor = settings.model.network === 'conv' ? convolutionFactor : 1
  return factor * networkCost(settings, pixels).flops.step > mostFlops ? 'size' : null
}
