import type { ObjectiveSettings } from '../settings'
import { sigmoid, softplus } from './activation'

/** log p(x|z) of one pixel, given the logit that the decoder computed for it. */
export interface Likelihood {
  /** -log p(x|logit) in nats. */
  loss(logit: number, x: number): number
  /** Its derivative by the logit. */
  slope(logit: number, x: number): number
}

export function likelihoodOf(objective: Pick<ObjectiveSettings, 'likelihood' | 'variance'>): Likelihood {
  return objective.likelihood === 'bernoulli' ? bernoulli : gaussian(objective.variance)
}

/**
 * -x log p - (1 - x) log(1 - p) with p = sigmoid(logit) (Kingma & Welling 2013, eq. 11), rearranged so that
 * no logit overflows.
 */
const bernoulli: Likelihood = {
  loss: (logit, x) => softplus(logit) - x * logit,
  slope: (logit, x) => sigmoid(logit) - x,
}

/**
 * -log N(x; sigmoid(logit), variance), the constant included (Kingma & Welling 2013, eq. 12, with a fixed
 * variance in place of a learned one). The sigmoid keeps pixel means between black and white.
 */
function gaussian(variance: number): Likelihood {
  return {
    loss: (logit, x) => ((x - sigmoid(logit)) ** 2 / variance + Math.log(2 * Math.PI * variance)) / 2,
    slope: (logit, x) => {
      const mean = sigmoid(logit)
      return ((mean - x) / variance) * mean * (1 - mean)
    },
  }
}
