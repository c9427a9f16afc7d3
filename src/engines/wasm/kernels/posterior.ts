/** The posterior N(mean, exp(logVariance)), its samples and its KL divergence from N(0, 1). */
import { exp, expm1, expTail } from './exponential'
import { highHalf, lowHalf, multiplyAdd } from './vector'

/**
 * z = mean + epsilon * exp(logVariance / 2), and the KL of each latent dimension summed over the rows. All
 * matrices are laid out alike; padding that is zero gives zero.
 * @param kl float64, [columns to the next multiple of four]
 */
export function sample(
  mean: usize,
  logVariance: usize,
  epsilon: usize,
  z: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  kl: usize,
): void {
  for (let column = 0; column < columns; column += 4) {
    let low = f64x2.splat(0)
    let high = f64x2.splat(0)
    for (let row = 0; row < rows; row++) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const m = v128.load(mean + offset)
      const v = v128.load(logVariance + offset)
      v128.store(z + offset, multiplyAdd(v128.load(epsilon + offset), deviation(v), m))
      const nats = divergence(m, v)
      low = f64x2.add(low, lowHalf(nats))
      high = f64x2.add(high, highHalf(nats))
    }
    v128.store(kl + ((<usize>column) << 3), low)
    v128.store(kl + ((<usize>column) << 3), high, 16)
  }
}

/**
 * From the slope by z to those by mean and logVariance, which take the places of z's gradient and of epsilon.
 * @param klWeights what the KL of each dimension counts, over the rows: float32, as one row of the matrices
 */
export function posteriorGradient(
  zGradient: usize,
  mean: usize,
  logVariance: usize,
  epsilon: usize,
  meanGradient: usize,
  logVarianceGradient: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  klWeights: usize,
): void {
  const half = f32x4.splat(0.5)
  for (let column = 0; column < columns; column += 4) {
    const weight = v128.load(klWeights + ((<usize>column) << 2))
    for (let row = 0; row < rows; row++) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const slope = v128.load(zGradient + offset)
      const v = v128.load(logVariance + offset)
      const byMean = multiplyAdd(weight, v128.load(mean + offset), slope)
      const noise = f32x4.mul(v128.load(epsilon + offset), deviation(v))
      const byLogVariance = multiplyAdd(weight, expm1(v), f32x4.mul(slope, noise))
      v128.store(meanGradient + offset, byMean)
      v128.store(logVarianceGradient + offset, f32x4.mul(byLogVariance, half))
    }
  }
}

/** exp(logVariance / 2). */
export function deviation(logVariance: v128): v128 {
  return exp(f32x4.mul(logVariance, f32x4.splat(0.5)))
}

/** (mean² + variance - 1 - log variance) / 2. */
export function divergence(mean: v128, logVariance: v128): v128 {
  return f32x4.mul(multiplyAdd(mean, mean, expTail(logVariance)), f32x4.splat(0.5))
}
