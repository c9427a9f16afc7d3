/**
 * The exponential and its kin, four at a time. Coefficients are polynomials of nearly least relative error,
 * fitted to the functions in float64; `exponential.test.ts` states how far each function is from the truth.
 */
import { multiplyAdd, multiplySubtract } from './vector'

// Constants lie in memory: compilers of browsers rebuild a vector constant from its bits wherever it is used, which
// takes three times as long as loading it.

/** Adding it to a small float32 leaves the nearest integer in the lowest bits. */
const roundingShift = memory.data<f32>([12582912])
const log2e = memory.data<f32>([Mathf.LOG2E])
/** The natural logarithm of 2 as a sum, whose first part has so few bits that multiples of it are exact. */
const ln2Head = memory.data<f32>([0.693359375])
const ln2Tail = memory.data<f32>([-0.00021219444])

/** Beyond these the results stay finite, and are zero below. */
const largestArgument = memory.data<f32>([88])
const smallestArgument = memory.data<f32>([-87])

const one = memory.data<f32>([1])
const two = memory.data<f32>([2])
/** Of {@link softplusFrom}, the highest power first. */
const softplusCoefficients = memory.data<f32>([0.28024468, 0.2799914, 0.400217, 0.6666641])
/** Of {@link tailOverSquare}, the highest power first. */
const tailCoefficients = memory.data<f32>([
  0.00138825178, 0.00836651959, 0.0416672006, 0.166665435, 0.49999997,
])

/** eˣ; 1.7e38 for all x above 88, and 0 below -87. */
export function exp(x: v128): v128 {
  const bounded = bound(x)
  const shifted = wholePowers(bounded)
  const r = remainder(bounded, shifted)
  const scale = powerOfTwo(shifted)
  const result = multiplyAdd(multiplyAdd(f32x4.mul(r, r), tailOverSquare(r), r), scale, scale)
  // Written so that NaN stays NaN.
  return v128.andnot(result, f32x4.lt(x, v128.load32_splat(smallestArgument)))
}

/** eˣ for x that is not positive; 1.6e-38 for all x below -87. */
export function expOfNegative(x: v128): v128 {
  const bounded = f32x4.pmax(x, v128.load32_splat(smallestArgument))
  const shifted = wholePowers(bounded)
  const r = remainder(bounded, shifted)
  const scale = powerOfTwo(shifted)
  return multiplyAdd(multiplyAdd(f32x4.mul(r, r), tailOverSquare(r), r), scale, scale)
}

/** eˣ - 1, of full relative precision near zero. */
export function expm1(x: v128): v128 {
  const bounded = bound(x)
  const shifted = wholePowers(bounded)
  const r = remainder(bounded, shifted)
  const scale = powerOfTwo(shifted)
  const small = multiplyAdd(f32x4.mul(r, r), tailOverSquare(r), r)
  return multiplyAdd(small, scale, f32x4.sub(scale, v128.load32_splat(one)))
}

/** eˣ - 1 - x, of full relative precision near zero. */
export function expTail(x: v128): v128 {
  const near = f32x4.lt(f32x4.abs(x), f32x4.splat(0.34))
  const tail = f32x4.mul(f32x4.mul(x, x), tailOverSquare(x))
  return v128.bitselect(tail, f32x4.sub(expm1(x), x), near)
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoid(x: v128): v128 {
  const e = expOfNegative(f32x4.neg(f32x4.abs(x)))
  return sigmoidFrom(x, e)
}

/** The sigmoid of x, given e⁻|x|. */
export function sigmoidFrom(x: v128, e: v128): v128 {
  const ones = v128.load32_splat(one)
  const numerator = v128.bitselect(e, ones, f32x4.lt(x, f32x4.splat(0)))
  return f32x4.div(numerator, f32x4.add(ones, e))
}

/** log(1 + eˣ). */
export function softplus(x: v128): v128 {
  const e = expOfNegative(f32x4.neg(f32x4.abs(x)))
  return softplusFrom(x, e)
}

/**
 * log(1 + eˣ), given e⁻|x|: max(x, 0) + log(1 + e⁻|x|), and log(1 + e) = 2 artanh(e / (2 + e)).
 */
export function softplusFrom(x: v128, e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, v128.load32_splat(two)))
  const z = f32x4.mul(s, s)
  let series = multiplyAdd(
    z,
    v128.load32_splat(softplusCoefficients),
    v128.load32_splat(softplusCoefficients, 4),
  )
  series = multiplyAdd(z, series, v128.load32_splat(softplusCoefficients, 8))
  series = multiplyAdd(z, series, v128.load32_splat(softplusCoefficients, 12))
  const logarithm = multiplyAdd(f32x4.mul(z, s), series, f32x4.add(s, s))
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), logarithm)
}

/** -d / (d + 2) with d = e⁻²|x| - 1, with the sign of x. */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x)
  const d = expm1(f32x4.mul(size, f32x4.splat(-2)))
  const magnitude = f32x4.div(f32x4.neg(d), f32x4.add(d, v128.load32_splat(two)))
  return v128.or(magnitude, v128.and(x, f32x4.splat(-0.0)))
}

/** Pseudo-minimum and -maximum keep a NaN that stands first. */
function bound(x: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, v128.load32_splat(largestArgument)), v128.load32_splat(smallestArgument))
}

/** x / ln 2 rounded to an integer, plus the shift. */
function wholePowers(x: v128): v128 {
  return multiplyAdd(x, v128.load32_splat(log2e), v128.load32_splat(roundingShift))
}

/** What is left of x after the whole powers of 2: within ln 2 / 2. */
function remainder(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, v128.load32_splat(roundingShift))
  return multiplySubtract(n, v128.load32_splat(ln2Tail), multiplySubtract(n, v128.load32_splat(ln2Head), x))
}

/** 2ⁿ, from the lowest bits of the shifted n: they become the exponent, and all others fall off. */
function powerOfTwo(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), v128.load32_splat(one))
}

/** (eʳ - 1 - r) / r² within ln 2 / 2 around zero. */
function tailOverSquare(r: v128): v128 {
  let sum = multiplyAdd(r, v128.load32_splat(tailCoefficients), v128.load32_splat(tailCoefficients, 4))
  sum = multiplyAdd(r, sum, v128.load32_splat(tailCoefficients, 8))
  sum = multiplyAdd(r, sum, v128.load32_splat(tailCoefficients, 12))
  return multiplyAdd(r, sum, v128.load32_splat(tailCoefficients, 16))
}
