/** Where the encoder or the decoder is trained alone, each engine does what the reference does, and the rest stays. */
import { describe, expect, test } from 'vitest'
import { frozenEntries, parameterLayout } from '../vae/parameters'
import type { Trains } from '../vae/settings'
import type { Engine, EngineRequest } from './engine'
import {
  convolutional,
  expectTerms,
  referenceRun,
  testProblem,
  type Variation,
  worst,
} from './test-support/test-problem'
import { createTfjsEngine } from './tfjs/tfjs-engine'
import { createWasmEngine } from './wasm/wasm-engine'
import { createWebgpuEngine } from './webgpu/webgpu-engine'

const engines: Record<string, (request: EngineRequest) => Promise<Engine>> = {
  wasm: (request) => createWasmEngine(request, { threads: 1 }),
  'wasm with helpers': (request) => createWasmEngine(request, { threads: 2 }),
  webgpu: (request) => createWebgpuEngine(request),
  // So small a network is one tensor there, as any is on a graphics card.
  tfjs: (request) => createTfjsEngine('cpu', request),
}

const variations: Record<string, Variation> = {
  plain: {},
  'clipped, free bits': { step: { clipGlobalNorm: 0.05, freeBitsNats: 0.02 } },
}
const forTfjs: Record<string, Variation> = {
  'convolutional, normalised': {
    pixels: convolutional.pixels,
    settings: (settings) => {
      convolutional.settings(settings)
      settings.model.batchNorm = true
      // Adam makes whole steps of what rounding leaves of slopes by biases that do nothing.
      settings.optimizer.kind = 'sgd'
    },
  },
  'several samples': {
    settings: ({ objective }) => {
      objective.importanceSamples = 3
    },
  },
}

const halves: Trains[] = ['encoder', 'decoder']

describe.each(Object.entries(engines))('%s', (name, create) => {
  const known = name === 'tfjs' ? { ...variations, ...forTfjs } : variations
  test.each(Object.entries(known))('%s', { timeout: 60_000 }, async (_, variation) => {
    for (const trains of halves) {
      const problem = testProblem({ ...variation, stepCount: 5 })
      // Moments that must stay: the first two steps train both.
      for (const step of problem.steps) step.trains = 'both'
      const before = problem.steps.splice(0, 2)
      const engine = await create(problem)
      await engine.train(before)
      const begun = await engine.snapshot()
      const rest = { ...problem, snapshot: begun, steps: problem.steps.map((step) => ({ ...step, trains })) }
      const expected = referenceRun(rest)
      const terms = await engine.train(rest.steps)
      for (const [index, each] of terms.entries()) {
        const ofReference = expected.terms[index]
        if (ofReference) expectTerms(each, ofReference, 1e-4)
      }
      const ended = await engine.snapshot()
      expect(worst(ended.parameters, expected.state.parameters)).toBeLessThan(1e-4)
      for (const { name: tensor, offset, size } of frozenEntries(
        parameterLayout(problem.settings.model, problem.pixels),
        trains,
      )) {
        const part = (values: Float32Array | undefined) => [
          ...(values?.subarray(offset, offset + size) ?? []),
        ]
        expect([tensor, part(ended.parameters)]).toEqual([tensor, part(begun.parameters)])
        expect([tensor, part(ended.moments?.m)]).toEqual([tensor, part(begun.moments?.m)])
        expect([tensor, part(ended.moments?.v)]).toEqual([tensor, part(begun.moments?.v)])
      }
      engine.dispose()
    }
  })
})
