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
    if (passingPlace) update(parameters + byte, gradient)
  }
  squares += sumOfTwo(addPairs(f64x2.splat(0), sum))
}

/** Updates parameters with the gradients kept for them, times a factor. @param bytes a multiple of 16 */
export function updateWithKept(parameters: usize, bytes: usize, factor: f32): void {
  const scale = f32x4.splat(factor)
  for (let place = parameters; place < parameters + bytes; place += 16) {
    update(place, f32x4.mul(v128.load(place + 3 * distance), scale))
  }
}

function update(parameter: usize, gradient: v128): void {
  const mPlace = parameter + distance
  const vPlace = mPlace + distance
  const m = movedTowards(gradient, share1, v128.load(mPlace))
  const v = movedTowards(f32x4.mul(gradient, gradient), share2, v128.load(vPlace))
  v128.store(mPlace, m)
  v128.store(vPlace, v)
  const root = f32x4.sqrt(f32x4.mul(v, f32x4.splat(correction)))
  const step = f32x4.div(f32x4.mul(m, f32x4.splat(rate)), f32x4.add(root, f32x4.splat(epsilon)))
  v128.store(parameter, f32x4.sub(v128.load(parameter), step))
}

/** beta * mean + (1 - beta) * value, with share = 1 - beta. */
function movedTowards(value: v128, share: f32, mean: v128): v128 {
  const next = multiplyAdd(f32x4.sub(value, mean), f32x4.splat(share), mean)
  return v128.andnot(next, f32x4.lt(f32x4.abs(next), f32x4.splat(smallest)))
}
