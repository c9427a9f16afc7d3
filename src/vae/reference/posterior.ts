/** The approximate posterior q(z|x) = N(mean, exp(logVariance)) of one latent dimension. */

/** z = mean + epsilon * standard deviation (Kingma & Welling 2013, section 2.4). */
export function reparameterise(mean: number, logVariance: number, epsilon: number): number {
  return mean + epsilon * Math.exp(logVariance / 2)
}

/** dz/dlogVariance. dz/dmean is 1. */
export function reparameterisationSlope(logVariance: number, epsilon: number): number {
  return (epsilon * Math.exp(logVariance / 2)) / 2
}

/** KL(q(z|x) || N(0, 1)) in nats (Kingma & Welling 2013, appendix B). */
export function gaussianKl(mean: number, logVariance: number): number {
  // expm1(v) - v is e^v - 1 - v without the cancellation where q is close to the prior.
  return (mean ** 2 + Math.expm1(logVariance) - logVariance) / 2
}

/** The derivatives of {@link gaussianKl} by the mean and by the log-variance. */
export function gaussianKlSlopes(mean: number, logVariance: number): { mean: number; logVariance: number } {
  return { mean, logVariance: Math.expm1(logVariance) / 2 }
}

/** log p(z) - log q(z|x) at z = mean + epsilon * standard deviation; both densities' constants cancel. */
export function logPriorRatio(mean: number, logVariance: number, epsilon: number): number {
  const z = reparameterise(mean, logVariance, epsilon)
  return (epsilon ** 2 + logVariance - z ** 2) / 2
}
