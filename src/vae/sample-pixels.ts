import { fillNormal, fillUniform, Stream } from './random'
import type { ObjectiveSettings } from './settings'

/**
 * A sample of p(x|z): of each pixel's Bernoulli distribution, or of its normal one, cut off at black and white.
 * @param means of the pixels, as the decoder gives them, in [0, 1]
 * @param seed another one, another sample
 */
export function samplePixels(
  means: Float32Array,
  { likelihood, variance }: Pick<ObjectiveSettings, 'likelihood' | 'variance'>,
  seed: number,
): Float32Array {
  const random = new Float32Array(means.length)
  const key = { seed, stream: Stream.pixels, step: 0 }
  if (likelihood === 'bernoulli') {
    fillUniform(random, key)
    return means.map((mean, i) => ((random[i] as number) < mean ? 1 : 0))
  }
  fillNormal(random, key)
  const deviation = Math.sqrt(variance)
  return means.map((mean, i) => Math.min(1, Math.max(0, mean + deviation * (random[i] as number))))
}
