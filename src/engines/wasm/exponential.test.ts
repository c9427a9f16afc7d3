/** How far the vectorised functions are from the truth, in units in the last place of float32. */
import { beforeAll, describe, expect, test } from 'vitest'
import { softplus } from '../../vae/reference/activation'
import { bytes } from './kernels/for-tests.ts?kernels=simd'

const count = 1 << 16
/** Behind the constants. */
const inputs = 1024
const outputs = inputs + count * 4

interface Case {
  name: string
  truth(x: number): number
  /** Where it is looked at, by evenly spaced numbers. */
  from: number
  to: number
  /** At most so many units in the last place. */
  ulps: number
}

/** In the order in which the kernel numbers them. */
const cases: Case[] = [
  { name: 'exp', truth: Math.exp, from: -87, to: 88, ulps: 1 },
  { name: 'expm1', truth: Math.expm1, from: -20, to: 20, ulps: 2 },
  { name: 'expTail', truth: (x) => expTail(x), from: -20, to: 20, ulps: 8 },
  { name: 'sigmoid', truth: (x) => 1 / (1 + Math.exp(-x)), from: -87, to: 40, ulps: 3 },
  { name: 'softplus', truth: softplus, from: -87, to: 40, ulps: 3 },
  { name: 'tanh', truth: Math.tanh, from: -12, to: 12, ulps: 3 },
]

let apply: (which: number, input: number, output: number, count: number) => void
let memory: WebAssembly.Memory

beforeAll(async () => {
  memory = new WebAssembly.Memory({ initial: 16 })
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } })
  apply = instance.exports.apply as typeof apply
})

function valuesOf(which: number, x: Float32Array): Float32Array {
  new Float32Array(memory.buffer, inputs).set(x)
  apply(which, inputs, outputs, count)
  return new Float32Array(memory.buffer, outputs, count).slice()
}

describe.each(cases)('$name', ({ name, truth, from, to, ulps }) => {
  const which = cases.findIndex((each) => each.name === name)

  test(`is right to ${ulps} units in the last place`, () => {
    const x = Float32Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
    const values = valuesOf(which, x)
    expect(worstUlps(x, values, truth)).toBeLessThan(ulps)
  })

  test('and near zero too', () => {
    const x = Float32Array.from({ length: count }, (_, i) => (i % 2 ? 1 : -1) * 2 ** (-20 + (22 * i) / count))
    expect(worstUlps(x, valuesOf(which, x), truth)).toBeLessThan(ulps)
  })

  test('keeps NaN, and is finite for all numbers', () => {
    const x = new Float32Array(count).fill(Number.NaN)
    x.set([-1e30, -200, -88, 0, 88, 1e30])
    const values = valuesOf(which, x)
    expect([...values.subarray(0, 6)].every(Number.isFinite)).toBe(true)
    expect(values.subarray(6).every(Number.isNaN)).toBe(true)
  })
})

/** The distance from the truth over the distance between float32 numbers there. */
function worstUlps(x: Float32Array, values: Float32Array, truth: (x: number) => number): number {
  let worst = 0
  for (const [index, value] of values.entries()) {
    const wanted = truth(x[index])
    const unit = 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(wanted))) - 23)
    const error = Math.abs(value - wanted) / unit
    if (!(error <= worst)) worst = error
  }
  return worst
}

/** eˣ - 1 - x in float64, by its series where the difference would lose digits. */
function expTail(x: number): number {
  if (Math.abs(x) > 0.5) return Math.expm1(x) - x
  let term = 0.5
  let sum = 0
  for (let power = 2; power < 20; power++) {
    sum += term
    term *= x / (power + 1)
  }
  return sum * x * x
}
