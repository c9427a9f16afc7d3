/** The reconstruction term and its slope by the logits. */
import { expOfNegative, sigmoid, sigmoidFrom, softplusFrom } from './exponential'
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
  const scales = f32x4.splat(scale)
  let sum: f64 = 0
  for (let row = 0; row < rows; row++) {
    let logit = logits + <usize>row * stride
    let image = images + <usize>row * stride
    let terms = f32x4.splat(0)
    for (const end = logit + wholeQuads(columns); logit < end; logit += 16, image += 16) {
      terms = f32x4.add(terms, bernoulliQuad(logit, image, scales))
    }
    if (columns & 3) {
      const wanted = firstLanes(columns & 3)
      terms = f32x4.add(terms, v128.and(bernoulliQuad(logit, image, scales), wanted))
      v128.store(logit, v128.and(v128.load(logit), wanted))
    }
    sum += sumOfTwo(addPairs(f64x2.splat(0), terms))
  }
  return sum
}

function bernoulliQuad(place: usize, image: usize, scales: v128): v128 {
  const logit = v128.load(place)
  const x = v128.load(image)
  const e = expOfNegative(f32x4.neg(f32x4.abs(logit)))
  v128.store(place, f32x4.mul(f32x4.sub(sigmoidFrom(logit, e), x), scales))
  return multiplySubtract(x, logit, softplusFrom(logit, e))
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
  const scales = f32x4.splat(scale)
  let sum: f64 = 0
  for (let row = 0; row < rows; row++) {
    let logit = logits + <usize>row * stride
    let image = images + <usize>row * stride
    let squares = f32x4.splat(0)
    for (const end = logit + wholeQuads(columns); logit < end; logit += 16, image += 16) {
      squares = f32x4.add(squares, gaussianQuad(logit, image, scales))
    }
    if (columns & 3) {
      const wanted = firstLanes(columns & 3)
      squares = f32x4.add(squares, v128.and(gaussianQuad(logit, image, scales), wanted))
      v128.store(logit, v128.and(v128.load(logit), wanted))
    }
    sum += sumOfTwo(addPairs(f64x2.splat(0), squares))
  }
  return sum
}

function gaussianQuad(place: usize, image: usize, scales: v128): v128 {
  const logit = v128.load(place)
  const mean = sigmoid(logit)
  const distance = f32x4.sub(mean, v128.load(image))
  const variance = f32x4.mul(mean, sigmoid(f32x4.neg(logit)))
  v128.store(place, f32x4.mul(f32x4.mul(distance, variance), scales))
  return f32x4.mul(distance, distance)
}

/** Bytes of the columns that fill quads. */
function wholeQuads(columns: i32): usize {
  return (<usize>(columns & ~3)) << 2
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
