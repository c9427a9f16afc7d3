/** The slopes of the activations as functions of what the activation gave: all that a plan keeps of it. */
import type { Activation } from '../settings'

export const slopeFromOutput: Record<Activation, (output: number) => number> = {
  relu: (output) => (output > 0 ? 1 : 0),
  // eˣ below zero, where the output is eˣ - 1.
  elu: (output) => (output > 0 ? 1 : output + 1),
  tanh: (output) => 1 - output ** 2,
  // The sigmoid of x, which is 1 - e⁻ʸ at y = log(1 + eˣ).
  softplus: (output) => -Math.expm1(-output),
}
