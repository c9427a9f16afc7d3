/**
 * Which latent dimensions say something about an image, and in which order. What a dimension says is its
 * KL(q(z|x) || p(z)), a mean over images, in nats.
 */

/**
 * A dimension is active above so many nats. With the mean m and the variance s of a posterior its KL is
 * (m² + s - 1 - log s) / 2, of which s - 1 - log s is never negative: dimensions whose means vary by more than
 * 0.02 over the images are active by this measure too (Burda et al. 2015, section 5.2, ask for 0.01 of them).
 */
export const activeAbove = 0.01

export function isActive(kl: number): boolean {
  return kl > activeAbove
}

/** The dimensions by descending size; equal ones stay in their own order. @param sizes of each, such as nats */
export function dimensionsBySize(sizes: readonly number[]): number[] {
  return Array.from(sizes.keys()).sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0))
}
