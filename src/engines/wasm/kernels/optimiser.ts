/**
 * Adam (Kingma & Ba 2015, algorithm 1) on stretches of parameters. Both moments and, where they are kept, the
 * gradients lie as the parameters do, one fixed distance after the other.
 */
import { addPairs, multiplyAdd, sumOfTwo } from './vector'

/** Bytes from a parameter to its first moment, from that to its second, and from that to its gradient. */
let distance: usize = 0
/** Room for the gradients of one tile, or 0: then all gradients are kept in the place that they have. */
let passingPlace: usize = 0
/** 1 - beta of the moments, as algorithm 1 names it. */
let share1: f32 = 0
let share2: f32 = 0
let epsilon: f32 = 0
/** The learning rate over the bias correction of the first moment. */
let rate: f32 = 0
/** One over the bias correction of the second moment. */
let correction: f32 = 0
/** Squares of all gradients since the step began. */
let squares: f64 = 0

/** Smaller moments become zero: processors are slow at numbers near the end of the range. */
const smallest: f32 = 1e-36

/** Says how the next step updates; the arguments are those above. */
export function beginUpdates(
  moments: usize,
  passing: usize,
  firstShare: f32,
  secondShare: f32,
  divisorEpsilon: f32,
  correctedRate: f32,
  secondCorrection: f32,
): void {
  distance = moments
  passingPlace = passing
  share1 = firstShare
  share2 = secondShare
  epsilon = divisorEpsilon
  rate = correctedRate
  correction = secondCorrection
  squares = 0
}

/** The sum of the squares of all gradients so far. */
export function squaredNorm(): f64 {
  return squares
}

/** Where the gradients of parameters are to be written for {@link takeGradients}. */
export function gradientPlace(parameters: usize): usize {
  return passingPlace ? passingPlace : parameters + 3 * distance
}

/** Takes up what was written at the {@link gradientPlace} of parameters. @param bytes a multiple of 16 */
export function takeGradients(parameters: usize, bytes: usize): void {
  const place = gradientPlace(parameters)
  let sum = f32x4.splat(0)
  for (let byte: usize = 0; byte < bytes; byte += 16) {
    const gradient = v128.load(place + byte)
    sum = multiplyAdd(gradient, gradient, sum)
  }
  squares += sumOfTwo(addPairs(f64x2.splat(0), sum))
  if (passingPlace) update(parameters, bytes, place, 1)
}

/** Updates parameters with the gradients kept for them, times a factor. @param bytes a multiple of 16 */
export function updateWithKept(parameters: usize, bytes: usize, factor: f32): void {
  update(parameters, bytes, parameters + 3 * distance, factor)
}

function update(parameter: usize, bytes: usize, gradients: usize, factor: f32): void {
  const scale = f32x4.splat(factor)
  const firstShare = f32x4.splat(share1)
  const secondShare = f32x4.splat(share2)
  const inverseCorrection = f32x4.splat(correction)
  const correctedRate = f32x4.splat(rate)
  const divisorEpsilon = f32x4.splat(epsilon)
  const toM = distance
  const toV = distance + distance
  const end = parameter + bytes
  while (parameter < end) {
    const gradient = f32x4.mul(v128.load(gradients), scale)
    const m = movedTowards(gradient, firstShare, v128.load(parameter + toM))
    const v = movedTowards(f32x4.mul(gradient, gradient), secondShare, v128.load(parameter + toV))
    v128.store(parameter + toM, m)
    v128.store(parameter + toV, v)
    const root = f32x4.sqrt(f32x4.mul(v, inverseCorrection))
    const step = f32x4.div(f32x4.mul(m, correctedRate), f32x4.add(root, divisorEpsilon))
    v128.store(parameter, f32x4.sub(v128.load(parameter), step))
    parameter += 16
    gradients += 16
  }
}

/** beta * mean + (1 - beta) * value, with share = 1 - beta. */
function movedTowards(value: v128, share: v128, mean: v128): v128 {
  const next = multiplyAdd(f32x4.sub(value, mean), share, mean)
  return v128.andnot(next, f32x4.lt(f32x4.abs(next), f32x4.splat(smallest)))
}
