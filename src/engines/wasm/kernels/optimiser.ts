/**
 * The optimiser on stretches of parameters. Both moments and, where they are kept, the gradients lie as the
 * parameters do, one fixed distance after the other.
 */
import { addPairs, multiplyAdd, multiplySubtract, sumOfTwo } from './vector'

/** Bytes from a parameter to its first moment, from that to its second, and from that to its gradient. */
let distance: usize = 0
/** Room for the gradients of one tile, or 0: then all gradients are kept in the place that they have. */
let passingPlace: usize = 0
/** The numbers of the formula in `vae/optimiser.ts`. */
let decay1: f32 = 0
let share1: f32 = 0
let decay2: f32 = 0
let share2: f32 = 0
let rate: f32 = 0
let divisorEpsilon: f32 = 0
/** Squares of all gradients since the step began. */
let squares: f64 = 0

/** Smaller moments become zero: processors are slow at numbers near the end of the range. */
const smallest: f32 = 1e-36

/** Says how the next step updates; the arguments are those above. */
export function beginUpdates(
  moments: usize,
  passing: usize,
  firstDecay: f32,
  firstShare: f32,
  secondDecay: f32,
  secondShare: f32,
  learningRate: f32,
  epsilon: f32,
): void {
  distance = moments
  passingPlace = passing
  decay1 = firstDecay
  share1 = firstShare
  decay2 = secondDecay
  share2 = secondShare
  rate = learningRate
  divisorEpsilon = epsilon
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
  const firstDecay = f32x4.splat(decay1)
  const firstShare = f32x4.splat(share1)
  const secondDecay = f32x4.splat(decay2)
  const secondShare = f32x4.splat(share2)
  const learningRate = f32x4.splat(rate)
  const epsilon = f32x4.splat(divisorEpsilon)
  const toM = distance
  const toV = distance + distance
  const end = parameter + bytes
  while (parameter < end) {
    const gradient = f32x4.mul(v128.load(gradients), scale)
    const m = moved(v128.load(parameter + toM), firstDecay, gradient, firstShare)
    const v = moved(v128.load(parameter + toV), secondDecay, f32x4.mul(gradient, gradient), secondShare)
    v128.store(parameter + toM, m)
    v128.store(parameter + toV, v)
    const step = f32x4.div(f32x4.mul(m, learningRate), f32x4.add(f32x4.sqrt(v), epsilon))
    v128.store(parameter, f32x4.sub(v128.load(parameter), step))
    parameter += 16
    gradients += 16
  }
}

/** moment - decay * moment + share * value. */
function moved(moment: v128, decay: v128, value: v128, share: v128): v128 {
  const next = multiplyAdd(share, value, multiplySubtract(decay, moment, moment))
  return v128.andnot(next, f32x4.lt(f32x4.abs(next), f32x4.splat(smallest)))
}
