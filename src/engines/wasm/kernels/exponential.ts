/**
 * The exponential and its kin, four at a time. Coefficients are polynomials of nearly least relative error,
 * fitted to the functions in float64; `exponential.test.ts` states how far each function is from the truth.
 */
import { multiplyAdd, multiplySubtract } from './vector'

/** Adding it to a small float32 leaves the nearest integer in the lowest bits. */
const roundingShift: f32 = 12582912
/** The natural logarithm of 2 as a sum, whose first part has so few bits that multiples of it are exact. */
const ln2Head: f32 = 0.693359375
const ln2Tail: f32 = -0.00021219444

/** Beyond these the results stay finite, and are zero below. */
const largestArgument: f32 = 88
const smallestArgument: f32 = -87

/** eˣ; 1.7e38 for all x above 88, and 0 below -87. */
export function exp(x: v128): v128 {
  const bounded = bound(x)
  const shifted = wholePowers(bounded)
  const r = remainder(bounded, shifted)
  const scale = powerOfTwo(shifted)
  const result = multiplyAdd(multiplyAdd(f32x4.mul(r, r), tailOverSquare(r), r), scale, scale)
  // Written so that NaN stays NaN.
  return v128.andnot(result, f32x4.lt(x, f32x4.splat(smallestArgument)))
}

/** eˣ - 1, of full relative precision near zero. */
export function expm1(x: v128): v128 {
  const bounded = bound(x)
  const shifted = wholePowers(bounded)
  const r = remainder(bounded, shifted)
  const scale = powerOfTwo(shifted)
  const small = multiplyAdd(f32x4.mul(r, r), tailOverSquare(r), r)
  return multiplyAdd(small, scale, f32x4.sub(scale, f32x4.splat(1)))
}

/** eˣ - 1 - x, of full relative precision near zero. */
export function expTail(x: v128): v128 {
  const near = f32x4.lt(f32x4.abs(x), f32x4.splat(0.34))
  const tail = f32x4.mul(f32x4.mul(x, x), tailOverSquare(x))
  return v128.bitselect(tail, f32x4.sub(expm1(x), x), near)
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)))
  return sigmoidFrom(x, e)
}

/** The sigmoid of x, given e⁻|x|. */
export function sigmoidFrom(x: v128, e: v128): v128 {
  const one = f32x4.splat(1)
  const numerator = v128.bitselect(e, one, f32x4.lt(x, f32x4.splat(0)))
  return f32x4.div(numerator, f32x4.add(one, e))
}

/** log(1 + eˣ). */
export function softplus(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)))
  return softplusFrom(x, e)
}

/**
 * log(1 + eˣ), given e⁻|x|: max(x, 0) + log(1 + e⁻|x|), and log(1 + e) = 2 artanh(e / (2 + e)).
 */
export function softplusFrom(x: v128, e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, f32x4.splat(2)))
  const z = f32x4.mul(s, s)
  let series = multiplyAdd(z, f32x4.splat(0.28024468), f32x4.splat(0.2799914))
  series = multiplyAdd(z, series, f32x4.splat(0.400217))
  series = multiplyAdd(z, series, f32x4.splat(0.6666641))
  const logarithm = multiplyAdd(f32x4.mul(z, s), series, f32x4.add(s, s))
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), logarithm)
}

/** -d / (d + 2) with d = e⁻²|x| - 1, with the sign of x. */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x)
  const d = expm1(f32x4.mul(size, f32x4.splat(-2)))
  const magnitude = f32x4.div(f32x4.neg(d), f32x4.add(d, f32x4.splat(2)))
  return v128.or(magnitude, v128.and(x, f32x4.splat(-0.0)))
}

/** Pseudo-minimum and -maximum keep a NaN that stands first. */
function bound(x: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, f32x4.splat(largestArgument)), f32x4.splat(smallestArgument))
}

/** x / ln 2 rounded to an integer, plus the shift. */
function wholePowers(x: v128): v128 {
  return multiplyAdd(x, f32x4.splat(Mathf.LOG2E), f32x4.splat(roundingShift))
}

/** What is left of x after the whole powers of 2: within ln 2 / 2. */
function remainder(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, f32x4.splat(roundingShift))
  return multiplySubtract(n, f32x4.splat(ln2Tail), multiplySubtract(n, f32x4.splat(ln2Head), x))
}

/** 2ⁿ, from the lowest bits of the shifted n: they become the exponent, and all others fall off. */
function powerOfTwo(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), f32x4.splat(1))
}

/** (eʳ - 1 - r) / r² within ln 2 / 2 around zero. */
function tailOverSquare(r: v128): v128 {
  let sum = multiplyAdd(r, f32x4.splat(0.00138825178), f32x4.splat(0.00836651959))
  sum = multiplyAdd(r, sum, f32x4.splat(0.0416672006))
  sum = multiplyAdd(r, sum, f32x4.splat(0.166665435))
  return multiplyAdd(r, sum, f32x4.splat(0.49999997))
}
