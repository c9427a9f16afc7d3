/** Samples of the latent space. The same seed gives the same ones, and more of them the same first ones. */
import { fillNormal, Stream } from '../../vae/random'
import type { LatentPoints } from './latent-points'

/** A normal distribution with independent coordinates, each [latentDimensions]. */
export interface Posterior {
  mean: Float32Array
  logVariance: Float32Array
}

/** Draws from the prior N(0, 1). */
export function priorSamples(seed: number, count: number, latentDimensions: number): LatentPoints {
  const z = new Float32Array(count * latentDimensions)
  fillNormal(z, { seed, stream: Stream.prior, step: 0 })
  return { z, count }
}

/** Draws from the posterior of an image. */
export function posteriorSamples(
  seed: number,
  count: number,
  { mean, logVariance }: Posterior,
): LatentPoints {
  const { z } = priorSamples(seed, count, mean.length)
  const sigma = logVariance.map((value) => Math.exp(value / 2))
  return { z: z.map((draw, i) => (mean[i % mean.length] ?? 0) + draw * (sigma[i % mean.length] ?? 0)), count }
}

/** Points at one distance from a mean, in directions drawn evenly from all there are. */
export function samplesAround(
  seed: number,
  count: number,
  { mean }: Posterior,
  distance: number,
): LatentPoints {
  const { z } = priorSamples(seed, count, mean.length)
  for (let start = 0; start < z.length; start += mean.length) {
    const draw = z.subarray(start, start + mean.length)
    const scale = distance / Math.hypot(...draw)
    draw.forEach((value, i) => {
      draw[i] = (mean[i] ?? 0) + value * scale
    })
  }
  return { z, count }
}
