import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem, type ProblemCode } from '../lib/problem'
import type { Settings, SettingsChange } from './settings'
import {
  defaultSettings,
  type Field,
  fieldPaths,
  settingsSchema,
  valueAt,
  withValue,
} from './settings-schema'
import { changeSettings, checkField, consequence } from './settings-validation'

const refused = (settings: Settings, change: unknown): Problem => {
  try {
    changeSettings(settings, change)
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown
    throw thrown
  }
  throw new Error(`accepted ${String(change)}`)
}

test('the defaults are those that the documentation promises', () => {
  expect(defaultSettings()).toEqual({
    dataset: 'mnist',
    subset: { classes: [], images: null },
    model: {
      kind: 'vae',
      network: 'dense',
      channels: [16, 32],
      hidden: [128, 64],
      latentDimensions: 2,
      activation: 'relu',
      batchNorm: false,
      conditional: false,
    },
    objective: {
      likelihood: 'bernoulli',
      variance: 0.5,
      binarization: 'none',
      inputNoise: 'none',
      noiseAmount: 0.3,
      beta: 1,
      klWarmupSteps: 0,
      freeBitsNats: 0,
      importanceSamples: 1,
    },
    optimizer: { kind: 'adam', learningRate: 0.001, decayPerEpoch: 1, clipGlobalNorm: null, trains: 'both' },
    batchSize: 128,
    seed: 1,
    stopAfterEpochs: null,
    backend: 'auto',
  })
  expect(defaultSettings().model.hidden).not.toBe(defaultSettings().model.hidden)
})

test.each(fieldPaths)('the default of %s is within its own limits', (path) => {
  expect(checkField(path, valueAt(defaultSettings(), path))).toEqual(settingsSchema[path].default)
})

describe('changes that are taken', () => {
  test.each<[string, SettingsChange, (settings: Settings) => unknown, unknown]>([
    ['a nested field', { objective: { beta: 4 } }, (settings) => settings.objective.beta, 4],
    ['a lower limit', { objective: { beta: 0 } }, (settings) => settings.objective.beta, 0],
    ['an upper limit', { batchSize: 4096 }, (settings) => settings.batchSize, 4096],
    ['seed 0', { seed: 0 }, (settings) => settings.seed, 0],
    ['the largest seed', { seed: 4_294_967_295 }, (settings) => settings.seed, 4_294_967_295],
    ['no hidden layers', { model: { hidden: [] } }, (settings) => settings.model.hidden, []],
    [
      'a number where null is the default',
      { optimizer: { clipGlobalNorm: 5 } },
      (settings) => settings.optimizer.clipGlobalNorm,
      5,
    ],
    ['an option', { backend: 'wasm' }, (settings) => settings.backend, 'wasm'],
  ])('%s', (_, change, read, expected) => {
    expect(read(changeSettings(defaultSettings(), change))).toEqual(expected)
  })

  test('a dotted path, as the address writes it', () => {
    expect(changeSettings(defaultSettings(), { 'model.hidden': [16] }).model.hidden).toEqual([16])
  })

  test('several fields at once, all others left alone', () => {
    const before = defaultSettings()
    const after = changeSettings(before, { seed: 9, model: { latentDimensions: 3 } })
    expect(after).toEqual(withValue(withValue(before, 'seed', 9), 'model.latentDimensions', 3))
    expect(before).toEqual(defaultSettings())
  })

  test('an empty change', () => {
    expect(changeSettings(defaultSettings(), { model: {} })).toEqual(defaultSettings())
  })

  test('a list is copied, so that its owner cannot change the settings later', () => {
    const hidden = [32]
    const settings = changeSettings(defaultSettings(), { model: { hidden } })
    hidden[0] = -1
    expect(settings.model.hidden).toEqual([32])
  })
})

describe('changes that are refused, with the field and its limits named and nothing changed', () => {
  const cyclic: unknown[] = []
  cyclic.push(cyclic)

  const refusals: [change: unknown, code: ProblemCode, facts: Record<string, unknown>][] = [
    [{ objective: { beta: Number.NaN } }, 'setting-not-a-number', { field: 'objective.beta', given: 'NaN' }],
    [{ objective: { beta: '4' } }, 'setting-not-a-number', { field: 'objective.beta', given: '4' }],
    [{ objective: { beta: undefined } }, 'setting-not-a-number', { given: 'undefined' }],
    [{ objective: { beta: null } }, 'setting-not-a-number', { given: 'null' }],
    [{ objective: { beta: {} } }, 'setting-not-a-number', { given: '{…}' }],
    [{ objective: { beta: 4n } }, 'setting-not-a-number', { given: '4' }],
    [{ objective: { beta: -1 } }, 'setting-out-of-range', { minimum: 0, maximum: 1000, given: '-1' }],
    [{ objective: { beta: Number.POSITIVE_INFINITY } }, 'setting-out-of-range', { given: 'Infinity' }],
    [{ objective: { variance: 0 } }, 'setting-out-of-range', { field: 'objective.variance', minimum: 0.001 }],
    [{ optimizer: { learningRate: 1.5 } }, 'setting-out-of-range', { field: 'optimizer.learningRate' }],
    [{ optimizer: { decayPerEpoch: 1.1 } }, 'setting-out-of-range', { minimum: 0.1, maximum: 1 }],
    [{ optimizer: { clipGlobalNorm: 0 } }, 'setting-out-of-range', { field: 'optimizer.clipGlobalNorm' }],
    [{ optimizer: { clipGlobalNorm: undefined } }, 'setting-not-a-number', { given: 'undefined' }],
    [{ batchSize: 0 }, 'setting-out-of-range', { field: 'batchSize', minimum: 1, maximum: 4096 }],
    [{ batchSize: 1.5 }, 'setting-not-an-integer', { field: 'batchSize', given: '1.5' }],
    [{ seed: -1 }, 'setting-out-of-range', { field: 'seed', minimum: 0, maximum: 4_294_967_295 }],
    [{ seed: 0.1 }, 'setting-not-an-integer', { field: 'seed' }],
    [{ model: { latentDimensions: 65 } }, 'setting-out-of-range', { minimum: 1, maximum: 64 }],
    [
      { model: { hidden: [0] } },
      'setting-not-a-list',
      { field: 'model.hidden', given: '[0]', minimum: 1, maximum: 2048, minimumLength: 0, maximumLength: 8 },
    ],
    [{ model: { channels: [] } }, 'setting-not-a-list', { field: 'model.channels', minimumLength: 1 }],
    [{ model: { channels: [8, 8, 8, 8] } }, 'setting-not-a-list', { maximumLength: 3 }],
    [{ model: { hidden: [2049] } }, 'setting-not-a-list', { given: '[2049]' }],
    [{ model: { hidden: [1.5] } }, 'setting-not-a-list', { given: '[1.5]' }],
    [{ model: { hidden: [Number.NaN] } }, 'setting-not-a-list', { given: '[NaN]' }],
    [{ model: { hidden: ['64'] } }, 'setting-not-a-list', { given: '[64]' }],
    [{ model: { hidden: [[64]] } }, 'setting-not-a-list', { given: '[[…]]' }],
    [{ model: { hidden: [64n] } }, 'setting-not-a-list', { given: '[64]' }],
    [{ model: { hidden: cyclic } }, 'setting-not-a-list', { given: '[[…]]' }],
    [{ model: { hidden: new Array(2) } }, 'setting-not-a-list', { given: '[undefined, undefined]' }],
    [{ model: { hidden: [1, 1, 1, 1, 1, 1, 1, 1, 1] } }, 'setting-not-a-list', { maximumLength: 8 }],
    [{ model: { hidden: 64 } }, 'setting-not-a-list', { given: '64' }],
    [{ model: { hidden: '128,64' } }, 'setting-not-a-list', { given: '128,64' }],
    [{ model: { hidden: { length: 1, 0: 64 } } }, 'setting-not-a-list', { given: '{…}' }],
    [{ model: { hidden: null } }, 'setting-not-a-list', { given: 'null' }],
    [
      { model: { activation: 'constructor' } },
      'setting-not-an-option',
      { field: 'model.activation', given: 'constructor', options: 'relu, elu, tanh, softplus' },
    ],
    [{ model: { activation: ['relu'] } }, 'setting-not-an-option', { given: '[relu]' }],
    [{ dataset: '' }, 'setting-not-an-option', { field: 'dataset' }],
    [{ backend: 'cuda' }, 'setting-not-an-option', { options: 'auto, webgpu, webgl, wasm, cpu' }],
    [{ model: { batchNorm: 'false' } }, 'setting-not-a-boolean', { field: 'model.batchNorm' }],
    [{ model: 5 }, 'setting-not-an-object', { field: 'model', given: '5' }],
    [{ model: null }, 'setting-not-an-object', { field: 'model', given: 'null' }],
    [{ objective: [] }, 'setting-not-an-object', { field: 'objective', given: '[]' }],
    [{ optimizer: 'adam' }, 'setting-not-an-object', { field: 'optimizer', given: 'adam' }],
    [{ optimizer: undefined }, 'setting-not-an-object', { field: 'optimizer', given: 'undefined' }],
    [undefined, 'setting-not-an-object', { field: 'settings' }],
    [null, 'setting-not-an-object', { field: 'settings' }],
    ['beta=4', 'setting-not-an-object', { given: 'beta=4' }],
    [() => 4, 'setting-not-an-object', { field: 'settings' }],
    [{ beta: 4 }, 'setting-unknown', { field: 'beta' }],
    [{ objective: { gamma: 4 } }, 'setting-unknown', { field: 'objective.gamma' }],
    [{ '': 4 }, 'setting-unknown', { field: '' }],
    [{ mod: {} }, 'setting-unknown', { field: 'mod' }],
    [{ 'model.': {} }, 'setting-unknown', { field: 'model.' }],
    [{ constructor: 1 }, 'setting-unknown', { field: 'constructor' }],
    [{ toString: 1 }, 'setting-unknown', { field: 'toString' }],
    [JSON.parse('{"__proto__": {"polluted": 1}}'), 'setting-unknown', { field: '__proto__' }],
    [
      JSON.parse('{"model": {"__proto__": {"hidden": [1]}}}'),
      'setting-unknown',
      { field: 'model.__proto__' },
    ],
    [{ ['x'.repeat(1000)]: 1 }, 'setting-unknown', { field: `${'x'.repeat(60)}…` }],
    [{ seed: 7, batchSize: -1 }, 'setting-out-of-range', { field: 'batchSize' }],
  ]
  const rows = refusals.map(([change, code, facts]) => ({ change, code, facts }))

  test.each(rows)('%$: $code $facts', ({ change, code, facts }) => {
    const settings = defaultSettings()
    const problem = refused(settings, change)
    expect(problem.code).toBe(code)
    expect(problem.facts).toMatchObject(facts)
    expect(settings).toEqual(defaultSettings())
    expect({}).not.toHaveProperty('polluted')
  })

  test('anything at all in any field is either within limits or refused with that field named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldPaths), fc.anything(), (path, value) => {
        try {
          const accepted = valueAt(changeSettings(defaultSettings(), { [path]: value }), path)
          expect(isWithinLimits(settingsSchema[path], accepted)).toBe(true)
        } catch (thrown) {
          if (!(thrown instanceof Problem)) throw thrown
          expect(thrown.facts).toMatchObject({ field: path })
        }
      }),
    )
  })
})

/** The limits once more, in other words. */
function isWithinLimits(field: Field, value: unknown): boolean {
  const between = (entry: unknown, least: number, most: number) =>
    Number(entry) >= least && Number(entry) <= most
  switch (field.kind) {
    case 'number':
      return value === null ? field.nullable === true : between(value, field.minimum, field.maximum)
    case 'option':
      return field.options.includes(String(value))
    case 'boolean':
      return field.accepted.includes(value === true)
    case 'integers':
      return (
        Array.isArray(value) &&
        between(value.length, field.minimumLength, field.maximumLength) &&
        value.every((entry) => between(entry, field.minimum, field.maximum))
      )
  }
}

describe('consequence', () => {
  test.each<[SettingsChange, ReturnType<typeof consequence>]>([
    [{}, 'none'],
    [{ objective: { beta: 1 }, model: { hidden: [128, 64] } }, 'none'],
    [{ objective: { beta: 2 } }, 'live'],
    [{ optimizer: { learningRate: 0.01, decayPerEpoch: 0.9, clipGlobalNorm: 1, trains: 'decoder' } }, 'live'],
    [{ batchSize: 64 }, 'live'],
    [{ backend: 'cpu' }, 'engine'],
    [{ backend: 'cpu', objective: { beta: 2 } }, 'engine'],
    [{ seed: 2 }, 'reset'],
    [{ model: { hidden: [128] } }, 'reset'],
    [{ seed: 2, backend: 'cpu', objective: { beta: 2 } }, 'reset'],
  ])('of %j is %s', (change, expected) => {
    expect(consequence(defaultSettings(), changeSettings(defaultSettings(), change))).toBe(expected)
  })
})
