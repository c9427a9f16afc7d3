/**
 * How programs write the loss of a variational autoencoder, and which settings it is. Everything per image, with D
 * pixels, d latent dimensions and the squared error SSE summed over pixels. The Gaussian objective is
 *
 *     L(σ², β) = SSE / (2 σ²) + (D / 2) log(2π σ²) + β KL
 *
 * Hence 2 σ² L(σ², β) = SSE + 2 σ² β KL + a constant, and with β′ = β σ² / σ′²
 *
 *     L(σ′², β′) = (σ² / σ′²) L(σ², β) + a constant:
 *
 * the same optimum, with gradients σ² / σ′² times as long.
 */
import type { ObjectiveSettings, Settings } from './settings'

/** How a program reduces its reconstruction term over pixels. */
export const reconstructionTerms = [
  'squared-error-sum',
  'squared-error-half',
  'squared-error-mean',
  'cross-entropy-sum',
  'cross-entropy-mean',
] as const

export interface LossConvention {
  reconstruction: (typeof reconstructionTerms)[number]
  /** Over the latent dimensions. */
  kl: 'sum' | 'mean'
  /** What the program multiplies its KL term by. */
  weight: number
}

/**
 * The settings whose objective has the optimum of such a loss. A squared error comes with the very loss, but for a
 * constant; an averaged cross-entropy with one that is `pixels` times as large.
 */
export function settingsOfConvention(
  { reconstruction, kl, weight }: LossConvention,
  { pixels, latentDimensions }: { pixels: number; latentDimensions: number },
): Pick<ObjectiveSettings, 'likelihood' | 'beta'> & Partial<Pick<ObjectiveSettings, 'variance'>> {
  const perKl = kl === 'sum' ? weight : weight / latentDimensions
  switch (reconstruction) {
    case 'squared-error-sum':
      return { likelihood: 'gaussian', variance: 0.5, beta: perKl }
    case 'squared-error-half':
      return { likelihood: 'gaussian', variance: 1, beta: perKl }
    case 'squared-error-mean':
      return { likelihood: 'gaussian', variance: pixels / 2, beta: perKl }
    case 'cross-entropy-sum':
      return { likelihood: 'bernoulli', beta: perKl }
    case 'cross-entropy-mean':
      return { likelihood: 'bernoulli', beta: pixels * perKl }
  }
}

/** What the KL, summed, weighs against the sum over pixels: 2 σ² β against SSE, β against the cross-entropy. */
export function klAgainstSum({ likelihood, variance, beta }: Settings['objective']): number {
  return likelihood === 'gaussian' ? 2 * variance * beta : beta
}

/** One of the ways to write an objective: pixel term / divisor + beta KL. */
export interface Equivalent {
  pixelTerm: 'SSE' | 'MSE' | 'CE'
  divisor: number
  /** Of a squared error. */
  variance: number | null
  beta: number
  /** The settings themselves. */
  present: boolean
}

/** Other settings, and so other losses, with the same optimum: those that are met in programs, and the present ones. */
export function equivalents(objective: Settings['objective'], pixels: number): Equivalent[] {
  const { likelihood, variance, beta } = objective
  if (likelihood === 'bernoulli') {
    return [
      { pixelTerm: 'CE', divisor: 1, variance: null, beta, present: true },
      { pixelTerm: 'CE', divisor: pixels, variance: null, beta: beta / pixels, present: false },
    ]
  }
  const variances = [0.5, 1, pixels / 2, variance, ...(beta > 0 ? [variance * beta] : [])]
  return [...new Set(variances)].map((other) => ({
    ...(other === pixels / 2 ? { pixelTerm: 'MSE', divisor: 1 } : { pixelTerm: 'SSE', divisor: 2 * other }),
    variance: other,
    beta: (beta * variance) / other,
    present: other === variance,
  }))
}
