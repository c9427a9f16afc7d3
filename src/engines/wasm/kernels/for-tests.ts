/** Single functions on arrays, for the tests of their errors. */
import { exp, expm1, expTail, sigmoid, softplus, tanh } from './exponential'

/** Applies function number `which`, in the order below, to `count` float32, a multiple of four. */
export function apply(which: i32, input: usize, output: usize, count: i32): void {
  for (let place: usize = 0; place < (<usize>count) << 2; place += 16) {
    v128.store(output + place, call(which, v128.load(input + place)))
  }
}

function call(which: i32, x: v128): v128 {
  switch (which) {
    case 0:
      return exp(x)
    case 1:
      return expm1(x)
    case 2:
      return expTail(x)
    case 3:
      return sigmoid(x)
    case 4:
      return softplus(x)
    default:
      return tanh(x)
  }
}
