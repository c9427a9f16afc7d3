/** The terms of the evidence lower bound, in nats per image: sums over pixels and latent dimensions. */

/** Means over images. */
export interface Terms {
  /** -E_q(z|x)[log p(x|z)]. */
  reconstruction: number
  /** KL(q(z|x) || p(z)). */
  kl: number
}

/** ELBO = E_q(z|x)[log p(x|z)] - KL(q(z|x) || p(z)) (Kingma & Welling 2013, eq. 3). Beta has no part in it. */
export function elbo(terms: Terms): number {
  return -(terms.reconstruction + terms.kl)
}

/** The terms of single images. */
export interface TermsPerImage {
  /** [count] */
  reconstruction: Float32Array
  /** [count, latentDimensions] */
  klPerDimension: Float32Array
  /** Mean over the pixels of (x - decoded pixel mean)², [count]. */
  squaredError: Float32Array
}
