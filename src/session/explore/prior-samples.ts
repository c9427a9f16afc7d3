import { fillNormal, Stream } from '../../vae/random'
import type { LatentPoints } from './latent-points'

/** Draws from the prior N(0, 1); the same seed gives the same points, and more points the same first ones. */
export function priorSamples(seed: number, count: number, latentDimensions: number): LatentPoints {
  const z = new Float32Array(count * latentDimensions)
  fillNormal(z, { seed, stream: Stream.prior, step: 0 })
  return { z, count }
}
