import fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateRule } from './optimiser'
import { optimiserSteps, type ReferenceState, referenceState } from './reference/optimiser'

const gradient = fc.double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true })

test.each(['adam', 'sgd', 'rmsprop'] as const)('the one formula is %s as its source writes it', (kind) => {
  fc.assert(
    fc.property(fc.array(gradient, { minLength: 1, maxLength: 8 }), (gradients) => {
      let expected: ReferenceState = referenceState({ parameters: [0.5], moments: null, step: 0 })
      let [m, v, parameter] = [0, 0, 0.5]
      for (const [index, slope] of gradients.entries()) {
        expected = optimiserSteps[kind](expected, Float64Array.of(slope), 0.01)
        const rule = updateRule(kind, 0.01, index + 1)
        m += rule.share1 * slope - rule.decay1 * m
        v += rule.share2 * slope ** 2 - rule.decay2 * v
        parameter -= (rule.rate * m) / (Math.sqrt(v) + rule.divisorEpsilon)
        expect(m).toBeCloseTo(expected.moments.m[0], 9)
        expect(v).toBeCloseTo(expected.moments.v[0], 9)
        expect(parameter).toBeCloseTo(expected.parameters[0], 9)
      }
    }),
  )
})
