/** The terms of single images. */
import { expOfNegative, sigmoidFrom, softplusFrom } from './exponential'
import { deviation, divergence } from './posterior'
import { addPairs, firstLanes, multiplyAdd, multiplySubtract, sumOfTwo } from './vector'

/**
 * The Bernoulli term of each image and the sum of the squared differences between its pixels and the decoded
 * means.
 * @param crossEntropies float32, one to every `termStride` bytes, as are `squares`
 */
export function pixelTerms(
  logits: usize,
  images: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  crossEntropies: usize,
  squares: usize,
  termStride: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let nats = f64x2.splat(0)
    let squared = f64x2.splat(0)
    for (let column = 0; column < columns; column += 4) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const wanted = firstLanes(columns - column)
      const logit = v128.load(logits + offset)
      const x = v128.load(images + offset)
      const e = expOfNegative(f32x4.neg(f32x4.abs(logit)))
      const term = multiplySubtract(x, logit, softplusFrom(logit, e))
      nats = addPairs(nats, v128.and(term, wanted))
      const difference = v128.and(f32x4.sub(sigmoidFrom(logit, e), x), wanted)
      squared = addPairs(squared, f32x4.mul(difference, difference))
    }
    const place = <usize>row * termStride
    f32.store(crossEntropies + place, <f32>sumOfTwo(nats))
    f32.store(squares + place, <f32>sumOfTwo(squared))
  }
}

/**
 * The KL of each image and latent dimension, and log p(z) - log q(z|x) of each image at
 * z = mean + epsilon * exp(logVariance / 2): (epsilon² + logVariance - z²) / 2, summed over the dimensions.
 * @param kl laid out as the other matrices
 * @param priorRatios float32, one to every `termStride` bytes
 */
export function latentTerms(
  mean: usize,
  logVariance: usize,
  epsilon: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  kl: usize,
  priorRatios: usize,
  termStride: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let sums = f64x2.splat(0)
    for (let column = 0; column < columns; column += 4) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const m = v128.load(mean + offset)
      const v = v128.load(logVariance + offset)
      const noise = v128.load(epsilon + offset)
      v128.store(kl + offset, divergence(m, v))
      const z = multiplyAdd(noise, deviation(v), m)
      sums = addPairs(sums, multiplySubtract(z, z, multiplyAdd(noise, noise, v)))
    }
    f32.store(priorRatios + <usize>row * termStride, <f32>(sumOfTwo(sums) / 2))
  }
}
