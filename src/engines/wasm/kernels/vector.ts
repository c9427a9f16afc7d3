/** Four float32 at a time. */

/** a * b + c: one instruction where the browser has relaxed SIMD, two where not. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c)
}

/** c - a * b. */
export function multiplySubtract(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_nmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b))
}

/** All bits set in the first lanes, so many as columns are left. */
export function firstLanes(columnsLeft: i32): v128 {
  return i32x4.gt_s(i32x4.splat(columnsLeft), i32x4(0, 1, 2, 3))
}

/** The first two float32 as float64. */
export function lowHalf(x: v128): v128 {
  return f64x2.promote_low_f32x4(x)
}

/** The last two float32 as float64. */
export function highHalf(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 0))
}

/** Adds four float32 in pairs to two float64. */
export function addPairs(sums: v128, x: v128): v128 {
  return f64x2.add(sums, f64x2.add(lowHalf(x), highHalf(x)))
}

/** The sum of two float64. */
export function sumOfTwo(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}
