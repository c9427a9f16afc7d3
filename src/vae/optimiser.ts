/**
 * The optimisers, as one formula whose numbers depend on the kind and the step. For each parameter p with the
 * gradient g, element by element:
 *
 *     m' = m - decay1 m + share1 g
 *     v' = v - decay2 v + share2 g²
 *     p' = p - rate m' / (sqrt(v') + divisorEpsilon)
 *
 * Engines know this formula alone; `reference/optimiser.ts` has the three as their sources write them.
 */
import type { OptimizerSettings } from './settings'
import type { Moments } from './snapshot'

type OptimizerKind = OptimizerSettings['kind']

/** Kingma & Ba 2015, algorithm 1, with the values that the paper recommends. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const

/** Heavy-ball momentum (Polyak 1964) in the form of PyTorch: the buffer sums gradients, undamped. */
export const sgd = { momentum: 0.9 } as const

/** Tieleman & Hinton 2012, lecture 6.5, with PyTorch's values; not centred, without momentum. */
export const rmsprop = { smoothing: 0.99, epsilon: 1e-8 } as const

/** Added to the gradient's norm before the clipping limit is divided by it. */
export const clippingEpsilon = 1e-6

/** The moments that are more than a gradient passing through: what going on with a run needs. */
export const keptMoments: Record<OptimizerKind, readonly (keyof Moments)[]> = {
  adam: ['m', 'v'],
  sgd: ['m'],
  rmsprop: ['v'],
}

/** The numbers of the formula above. */
export interface UpdateRule {
  decay1: number
  share1: number
  decay2: number
  share2: number
  rate: number
  divisorEpsilon: number
}

/** @param step number of the step, the first with these moments being 1 */
export function updateRule(kind: OptimizerKind, learningRate: number, step: number): UpdateRule {
  switch (kind) {
    case 'adam':
      return adamRule(learningRate, step)
    case 'sgd':
      // The root of a v that stays zero, plus one: nothing is divided.
      return {
        decay1: 1 - sgd.momentum,
        share1: 1,
        decay2: 1,
        share2: 0,
        rate: learningRate,
        divisorEpsilon: 1,
      }
    case 'rmsprop': {
      const { smoothing, epsilon } = rmsprop
      const share = 1 - smoothing
      return {
        decay1: 1,
        share1: 1,
        decay2: share,
        share2: share,
        rate: learningRate,
        divisorEpsilon: epsilon,
      }
    }
  }
}

/** Both bias corrections are taken out of the arrays: v̂ = v / correction². */
function adamRule(learningRate: number, step: number): UpdateRule {
  const { beta1, beta2, epsilon } = adam
  const correction = Math.sqrt(1 - beta2 ** step)
  const [share1, share2] = [1 - beta1, 1 - beta2]
  return {
    decay1: share1,
    share1,
    decay2: share2,
    share2,
    rate: (learningRate * correction) / (1 - beta1 ** step),
    divisorEpsilon: epsilon * correction,
  }
}
