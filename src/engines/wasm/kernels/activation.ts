/** The activations between layers. Their numbers are those of `activationCodes` on the host; 0 is none. */
import { expm1, softplus, tanh } from './exponential'

const RELU = 1
const ELU = 2
const TANH = 3
const SOFTPLUS = 4

/** The activation of a weighted sum. */
export function activate(activation: i32, x: v128): v128 {
  switch (activation) {
    case RELU:
      // NaN stays NaN, as it stands first.
      return f32x4.pmax(x, f32x4.splat(0))
    case ELU:
      return v128.bitselect(x, expm1(x), f32x4.gt(x, f32x4.splat(0)))
    case TANH:
      return tanh(x)
    case SOFTPLUS:
      return softplus(x)
    default:
      return x
  }
}

/** A gradient times the activation's slope, which can be told from what the activation gave. */
export function timesSlope(activation: i32, gradient: v128, output: v128): v128 {
  const one = f32x4.splat(1)
  switch (activation) {
    case RELU:
      return v128.and(gradient, f32x4.gt(output, f32x4.splat(0)))
    case ELU:
      // eˣ where x is negative, and that is 1 + (eˣ - 1).
      return f32x4.mul(gradient, f32x4.pmin(f32x4.add(output, one), one))
    case TANH:
      return f32x4.mul(gradient, f32x4.sub(one, f32x4.mul(output, output)))
    case SOFTPLUS:
      // The sigmoid of x is 1 - e⁻ʸ with y = log(1 + eˣ).
      return f32x4.neg(f32x4.mul(gradient, expm1(f32x4.neg(output))))
    default:
      return gradient
  }
}
