import type { Activation } from '../settings'

/** A nonlinearity and its derivative, both as functions of its argument. */
export interface Nonlinearity {
  value(x: number): number
  slope(x: number): number
}

export const nonlinearities: Record<Activation, Nonlinearity> = {
  relu: {
    value: (x) => Math.max(x, 0),
    slope: (x) => (x > 0 ? 1 : 0),
  },
  elu: {
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    slope: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  tanh: {
    value: Math.tanh,
    slope: (x) => 1 - Math.tanh(x) ** 2,
  },
  softplus: {
    value: softplus,
    slope: sigmoid,
  },
}

/** log(1 + eˣ), written so that no x overflows. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
