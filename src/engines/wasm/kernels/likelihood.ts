/** The reconstruction term and its slope by the logits. */
import { exp, sigmoid, sigmoidFrom, softplusFrom } from './exponential'
import { addPairs, firstLanes, multiplySubtract, sumOfTwo } from './vector'

/**
 * Bernoulli: replaces logits by the slope of softplus(logit) - x logit, times a scale.
 * @param stride bytes a row, of both matrices
 * @returns the sum of the terms over all rows and columns
 */
export function bernoulliGradient(
  logits: usize,
  images: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  let sums = f64x2.splat(0)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column += 4) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const wanted = firstLanes(columns - column)
      const logit = v128.load(logits + offset)
      const x = v128.load(images + offset)
      const e = exp(f32x4.neg(f32x4.abs(logit)))
      const term = multiplySubtract(x, logit, softplusFrom(logit, e))
      sums = addPairs(sums, v128.and(term, wanted))
      const slope = f32x4.mul(f32x4.sub(sigmoidFrom(logit, e), x), f32x4.splat(scale))
      v128.store(logits + offset, v128.and(slope, wanted))
    }
  }
  return sumOfTwo(sums)
}

/**
 * Gaussian around m = sigmoid(logit): replaces logits by the slope (m - x) m (1 - m), times a scale.
 * @returns the sum of (m - x)² over all rows and columns
 */
export function gaussianGradient(
  logits: usize,
  images: usize,
  stride: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): f64 {
  let sums = f64x2.splat(0)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column += 4) {
      const offset = <usize>row * stride + ((<usize>column) << 2)
      const wanted = firstLanes(columns - column)
      const logit = v128.load(logits + offset)
      const mean = sigmoid(logit)
      const distance = v128.and(f32x4.sub(mean, v128.load(images + offset)), wanted)
      sums = addPairs(sums, f32x4.mul(distance, distance))
      const variance = f32x4.mul(mean, sigmoid(f32x4.neg(logit)))
      v128.store(logits + offset, f32x4.mul(f32x4.mul(distance, variance), f32x4.splat(scale)))
    }
  }
  return sumOfTwo(sums)
}

/** Replaces logits by their sigmoids. */
export function pixelMeans(logits: usize, stride: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column += 4) {
      const place = logits + <usize>row * stride + ((<usize>column) << 2)
      v128.store(place, sigmoid(v128.load(place)))
    }
  }
}
