/** Where the KL outweighs what a code can save, and what has been measured about it. */
import { imagePixels } from '../../../vae/image'
import type { ObjectiveSettings, Settings } from '../../../vae/settings'

type Likelihood = ObjectiveSettings['likelihood']

/**
 * The largest eigenvalue of the pixels' covariance, of a Bernoulli likelihood in units of the standard deviations of
 * Bernoulli variables: docs/numbers.md. In a linear model a dimension survives where β times the likelihood's variance
 * stays below an eigenvalue (Lucas et al. 2019).
 */
const largestVariances: Record<string, Record<Likelihood, number>> = {
  mnist: { gaussian: 5.31, bernoulli: 33.06 },
  'fashion-mnist': { gaussian: 19.81, bernoulli: 90.5 },
  shapes: { gaussian: 9.68, bernoulli: 67.12 },
}

/** What no data exceed: all pixels black in half of the images, white in the others. */
const unknown: Record<Likelihood, number> = { gaussian: imagePixels / 4, bernoulli: imagePixels }

/** Just below the limit nothing is learned in any number of epochs that people wait for. */
const nearLimit = 0.9

/** How the weight of the KL stands to the limit above which every dimension collapses, and whether it is there. */
export function collapseOf({ dataset, subset, objective }: Settings): {
  product: number
  limit: number
  collapses: boolean
} {
  const { likelihood, variance, beta } = objective
  // Some classes alone vary in another way.
  const known = subset.classes.length === 0 ? largestVariances[dataset] : undefined
  const limit = (known ?? unknown)[likelihood]
  const product = likelihood === 'gaussian' ? variance * beta : beta
  return { product, limit, collapses: product > nearLimit * limit }
}

/** What ten epochs made of MNIST with the default network and seed 1, by σ², where β is 1, and by β. */
export const collapseRuns: Record<Likelihood, readonly { weight: number; kl: number; active: number }[]> = {
  gaussian: [
    { weight: 0.5, kl: 4.44, active: 2 },
    { weight: 2, kl: 1.79, active: 2 },
    { weight: 3.5, kl: 0.33, active: 1 },
    { weight: 5, kl: 0, active: 0 },
    { weight: 50, kl: 0, active: 0 },
    { weight: 392, kl: 0, active: 0 },
  ],
  bernoulli: [
    { weight: 1, kl: 5.8, active: 2 },
    { weight: 4, kl: 3.88, active: 2 },
    { weight: 10, kl: 2.04, active: 2 },
    { weight: 20, kl: 0.42, active: 2 },
    { weight: 30, kl: 0, active: 0 },
    { weight: 50, kl: 0, active: 0 },
  ],
}
