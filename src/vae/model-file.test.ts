import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { initialParameters } from './initialisation'
import { type ModelFile, readModelFile, writeModelFile } from './model-file'
import { keptMoments } from './optimiser'
import { parameterLayout } from './parameters'
import { decodeTensorFile, encodeTensorFile, type TensorFile } from './safetensors'
import type { Settings } from './settings'
import { defaultSettings, withValue } from './settings-schema'
import { changeSettings } from './settings-validation'

const pixels = 9
const settings = changeSettings(defaultSettings(), { model: { hidden: [4, 3] }, seed: 5 })
const layout = parameterLayout(settings.model, pixels)
const parameters = initialParameters(layout, 5)
const point = { step: 10, epoch: 0.5, elbo: -200, reconstruction: 190, kl: 10 }
const model: ModelFile = {
  settings,
  snapshot: {
    parameters,
    moments: { m: parameters.map((value) => value / 10), v: parameters.map((value) => value ** 2) },
    step: 12,
  },
  step: 20,
  imagesSeen: 1536,
  history: [point, { ...point, step: 12, test: { elbo: -210, reconstruction: 199, kl: 11 } }],
}

const anyModel: fc.Arbitrary<ModelFile> = fc
  .record({
    model: fc.constantFrom<Settings['model']['kind']>('vae', 'ae'),
    hidden: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    latentDimensions: fc.integer({ min: 1, max: 4 }),
    network: fc.constantFrom<Settings['model']['network']>('dense', 'conv'),
    channels: fc.integer({ min: 1, max: 3 }),
    conditional: fc.boolean(),
    batchNorm: fc.boolean(),
    kind: fc.constantFrom<Settings['optimizer']['kind']>('adam', 'sgd', 'rmsprop'),
    beta: fc.double({ min: 0, max: 1000, noNaN: true }),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    step: fc.nat(),
    imagesSeen: fc.nat(),
    resumable: fc.boolean(),
    points: fc.nat(3),
  })
  .chain(({ model, channels, kind, beta, seed, step, imagesSeen, resumable, points, ...network }) => {
    const any = changeSettings(defaultSettings(), {
      model: { kind: model, channels: [channels], ...network },
      objective: { beta },
      optimizer: { kind },
      seed,
    })
    const { size, entries } = parameterLayout(any.model, pixels)
    const statistics = entries.filter(({ isStatistic }) => isStatistic)
    const parts = (values: Float32Array, of: typeof entries) =>
      of.map(({ offset, size: length }) => values.subarray(offset, offset + length))
    const withVariances = (values: Float32Array) => {
      for (const part of parts(values, statistics)) part.set(part.map(Math.abs))
      return values
    }
    const ofTrained = (values: Float32Array) => {
      for (const part of parts(values, statistics)) part.fill(0)
      return values
    }
    const array = (min: number) =>
      fc.float32Array({ minLength: size, maxLength: size, noNaN: true, noDefaultInfinity: true, min })
    const moment = (part: 'm' | 'v', min: number) =>
      keptMoments[kind].includes(part) ? array(min).map(ofTrained) : fc.constant(new Float32Array(size))
    return fc.record({
      settings: fc.constant(any),
      snapshot: fc.record({
        parameters: array(Math.fround(-3.4e38)).map(withVariances),
        moments: resumable
          ? fc.record({ m: moment('m', Math.fround(-3.4e38)), v: moment('v', 0) })
          : fc.constant(null),
        step: resumable ? fc.nat() : fc.constant(0),
      }),
      step: fc.constant(step),
      imagesSeen: fc.constant(imagesSeen),
      history: fc.constant(Array.from({ length: points }, (_, index) => ({ ...point, step: index }))),
    })
  })

describe('a model that is written is read back', () => {
  test('with its run', () => {
    expect(readModelFile(writeModelFile(model, pixels), pixels)).toEqual(model)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(anyModel, (any) => {
        expect(readModelFile(writeModelFile(any, pixels), pixels)).toEqual(any)
      }),
    )
  })
})

test('the curve of a very long run fits into the file', () => {
  const history = Array.from({ length: 60_000 }, (_, step) => ({ ...point, step, epoch: step / 469 }))
  const read = readModelFile(writeModelFile({ ...model, history }, pixels), pixels)
  expect(read.history.length).toBeGreaterThan(1000)
  expect(read.history.at(-1)).toEqual(history.at(-1))
})

test('the file is as the documentation describes it', () => {
  const { metadata, tensors } = decodeTensorFile(writeModelFile(model, pixels))
  expect(metadata.get('format')).toBe('vae-playground')
  expect(metadata.get('version')).toBe('1')
  expect(JSON.parse(metadata.get('settings') ?? '')).toEqual(settings)
  expect(metadata.get('step')).toBe('20')
  expect(metadata.get('optimizerStep')).toBe('12')
  expect(metadata.get('imagesSeen')).toBe('1536')
  const parts = [
    'encoder.0',
    'encoder.1',
    'encoder.mean',
    'encoder.logVariance',
    'decoder.0',
    'decoder.1',
    'decoder.2',
  ]
  const names = parts.flatMap((part) => [`${part}.weight`, `${part}.bias`])
  expect([...tensors.keys()].toSorted()).toEqual(
    ['', 'optimizer.m.', 'optimizer.v.'].flatMap((prefix) => names.map((name) => prefix + name)).toSorted(),
  )
  expect(tensors.get('encoder.0.weight')?.shape).toEqual([4, pixels])
  expect(tensors.get('decoder.2.bias')?.shape).toEqual([pixels])
})

test('an autoencoder has no log variance, and a file with one is not its own', () => {
  const autoencoder = changeSettings(settings, { model: { kind: 'ae' } })
  const plain = initialParameters(parameterLayout(autoencoder.model, pixels), 5)
  const snapshot = { parameters: plain, moments: null, step: 0 }
  const bytes = writeModelFile({ settings: autoencoder, snapshot, step: 0, imagesSeen: 0 }, pixels)
  const file = decodeTensorFile(bytes)
  expect([...file.tensors.keys()].filter((name) => name.startsWith('encoder.'))).toEqual(
    ['encoder.0', 'encoder.1', 'encoder.mean'].flatMap((part) => [`${part}.weight`, `${part}.bias`]),
  )
  const variational = changed(({ metadata }) => metadata.set('settings', JSON.stringify(autoencoder)))
  expect(() => readModelFile(variational, pixels)).toThrow('model-file-tensor-unexpected')
  file.metadata.set('settings', JSON.stringify(settings))
  expect(() => readModelFile(encodeTensorFile(file), pixels)).toThrow('model-file-tensor-missing')
})

test('a conditional network takes ten more numbers beside the image, and beside z', () => {
  const conditional = changeSettings(settings, { model: { conditional: true } })
  const wide = initialParameters(parameterLayout(conditional.model, pixels), 5)
  const snapshot = { parameters: wide, moments: null, step: 0 }
  const bytes = writeModelFile({ settings: conditional, snapshot, step: 0, imagesSeen: 0 }, pixels)
  const { tensors } = decodeTensorFile(bytes)
  expect(tensors.get('encoder.0.weight')?.shape).toEqual([4, pixels + 10])
  expect(tensors.get('decoder.0.weight')?.shape).toEqual([3, 2 + 10])
  expect(tensors.get('decoder.2.weight')?.shape).toEqual([pixels, 4])
  const unconditional = changed(({ metadata }) => metadata.set('settings', JSON.stringify(conditional)))
  expect(() => readModelFile(unconditional, pixels)).toThrow('model-file-tensor-shape')
})

test('a convolutional network has the tensors of a Conv2d and a ConvTranspose2d for each convolution', () => {
  const convolutional = changeSettings(settings, {
    model: { network: 'conv', channels: [2, 5], hidden: [4], batchNorm: true },
  })
  const square = 49
  const fresh = initialParameters(parameterLayout(convolutional.model, square), 5)
  const snapshot = { parameters: fresh, moments: null, step: 0 }
  const bytes = writeModelFile({ settings: convolutional, snapshot, step: 0, imagesSeen: 0 }, square)
  const { tensors } = decodeTensorFile(bytes)
  const shapes = [...tensors].filter(([name]) => !/norm|Variance|bias/.test(name))
  expect(Object.fromEntries(shapes.map(([name, { shape }]) => [name, shape]))).toEqual({
    'encoder.conv.0.weight': [2, 1, 4, 4],
    'encoder.conv.1.weight': [5, 2, 4, 4],
    'encoder.0.weight': [4, 5],
    'encoder.mean.weight': [2, 4],
    'decoder.0.weight': [4, 2],
    'decoder.1.weight': [5, 4],
    'decoder.conv.0.weight': [5, 2, 4, 4],
    'decoder.conv.1.weight': [2, 1, 4, 4],
  })
  const norms = [...tensors].filter(([name]) => name.endsWith('running_var'))
  expect(Object.fromEntries(norms.map(([name, { shape }]) => [name, shape]))).toEqual({
    'encoder.conv.norm.0.running_var': [2],
    'encoder.conv.norm.1.running_var': [5],
    'encoder.norm.0.running_var': [4],
    'decoder.norm.0.running_var': [4],
    'decoder.norm.1.running_var': [5],
    'decoder.conv.norm.0.running_var': [2],
  })
  tensors.get('encoder.conv.norm.0.running_var')?.data.fill(-1)
  const damaged = encodeTensorFile({ ...decodeTensorFile(bytes), tensors })
  expect(() => readModelFile(damaged, square)).toThrow('negative-variance')
})

test('a normalised network has the tensors of a BatchNorm1d for each hidden layer', () => {
  const normalised = changeSettings(settings, { model: { batchNorm: true } })
  const { entries, size } = parameterLayout(normalised.model, pixels)
  const snapshot = {
    parameters: initialParameters(parameterLayout(normalised.model, pixels), 5),
    moments: { m: new Float32Array(size), v: new Float32Array(size) },
    step: 3,
  }
  const bytes = writeModelFile({ settings: normalised, snapshot, step: 3, imagesSeen: 9 }, pixels)
  const file = decodeTensorFile(bytes)
  for (const [part, widths] of [
    ['encoder', [4, 3]],
    ['decoder', [3, 4]],
  ] as const) {
    for (const [index, width] of widths.entries()) {
      const tensor = (name: string) => file.tensors.get(`${part}.norm.${index}.${name}`)
      for (const name of ['weight', 'running_var'])
        expect(tensor(name)?.data).toEqual(new Float32Array(width).fill(1))
      for (const name of ['bias', 'running_mean']) expect(tensor(name)?.data).toEqual(new Float32Array(width))
    }
  }
  expect(file.tensors.has('optimizer.m.encoder.norm.0.weight')).toBe(true)
  expect(file.tensors.has('optimizer.m.encoder.norm.0.running_mean'), 'no gradient moves it').toBe(false)
  expect(file.tensors.size).toBe(3 * entries.length - 2 * 8)
  file.tensors.get('decoder.norm.1.running_var')?.data.fill(-1)
  expect(() => readModelFile(encodeTensorFile(file), pixels)).toThrow('negative-variance')
})

test.each([
  { kind: 'adam', kept: ['m', 'v'] },
  { kind: 'sgd', kept: ['m'] },
  { kind: 'rmsprop', kept: ['v'] },
])('a file holds those moments that $kind needs to go on', ({ kind, kept }) => {
  const written = { ...model, settings: changeSettings(settings, { optimizer: { kind } }) }
  const { tensors } = decodeTensorFile(writeModelFile(written, pixels))
  const parts = [...tensors.keys()].flatMap((name) => name.match(/^optimizer\.(.)\./)?.[1] ?? [])
  expect([...new Set(parts)]).toEqual(kept)
})

/** The file with something changed in it. */
function changed(change: (file: TensorFile) => void): Uint8Array {
  const file = decodeTensorFile(writeModelFile(model, pixels))
  change(file)
  return encodeTensorFile(file)
}

const withoutMoments = (file: TensorFile) => {
  for (const name of [...file.tensors.keys()]) if (name.startsWith('optimizer.')) file.tensors.delete(name)
}

describe('a file of another program loads', () => {
  test('with weights and settings alone', () => {
    const bytes = changed((file) => {
      withoutMoments(file)
      for (const key of ['version', 'format', 'step', 'imagesSeen', 'history']) file.metadata.delete(key)
    })
    const expected = {
      settings,
      snapshot: { parameters, moments: null, step: 0 },
      step: 0,
      imagesSeen: 0,
      history: [],
    }
    expect(readModelFile(bytes, pixels)).toEqual(expected)
  })

  test('with moments but no optimizerStep, which is then the step of the run', () => {
    const bytes = changed((file) => file.metadata.delete('optimizerStep'))
    expect(readModelFile(bytes, pixels).snapshot.step).toBe(model.step)
  })

  test('with tensors in any order', () => {
    const bytes = changed((file) => {
      const reversed = [...file.tensors].toReversed()
      file.tensors.clear()
      for (const [name, tensor] of reversed) file.tensors.set(name, tensor)
    })
    expect(readModelFile(bytes, pixels)).toEqual(model)
  })

  test('with some settings, the others being defaults', () => {
    const bytes = changed((file) => file.metadata.set('settings', '{"model": {"hidden": [4, 3]}}'))
    expect(readModelFile(bytes, pixels).settings).toEqual(
      withValue(defaultSettings(), 'model.hidden', [4, 3]),
    )
  })

  test('without settings, if its tensors are those of the defaults', () => {
    const defaults = defaultSettings()
    const standard = initialParameters(parameterLayout(defaults.model, pixels), 1)
    const snapshot = { parameters: standard, moments: null, step: 0 }
    const file = decodeTensorFile(
      writeModelFile({ settings: defaults, snapshot, step: 0, imagesSeen: 0 }, pixels),
    )
    const bytes = encodeTensorFile({ metadata: new Map(), tensors: file.tensors })
    expect(readModelFile(bytes, pixels)).toMatchObject({ settings: defaults, snapshot })
  })
})

describe('a curve that cannot be read is no reason to refuse a model', () => {
  test.each(['', 'null', '[{"step": null}]', '[1, 2]'])('%j', (history) => {
    const bytes = changed((file) => file.metadata.set('history', history))
    expect(readModelFile(bytes, pixels)).toEqual({ ...model, history: [] })
  })
})

describe('refuses', () => {
  const setMetadata = (key: string, value: string) => (file: TensorFile) => file.metadata.set(key, value)
  const setTensor = (name: string, shape: number[], value: number) => (file: TensorFile) =>
    file.tensors.set(name, {
      shape,
      data: new Float32Array(shape.reduce((product, extent) => product * extent, 1)).fill(value),
    })

  test.each<[string, (file: TensorFile) => unknown, Partial<Problem>]>([
    [
      'another format',
      setMetadata('format', 'pt'),
      { code: 'model-file-wrong-format', facts: { format: 'pt' } },
    ],
    [
      'a newer version',
      setMetadata('version', '2'),
      { code: 'model-file-newer', facts: { version: 2, supported: 1 } },
    ],
    [
      'version 0',
      setMetadata('version', '0'),
      { code: 'model-file-malformed', facts: { reason: 'version' } },
    ],
    ['version 1.5', setMetadata('version', '1.5'), { code: 'model-file-malformed' }],
    [
      'settings that are no JSON',
      setMetadata('settings', '{'),
      { code: 'model-file-malformed', facts: { reason: 'settings-not-json' } },
    ],
    [
      'settings that are null',
      setMetadata('settings', 'null'),
      { code: 'setting-not-an-object', facts: { field: 'settings', given: 'null' } },
    ],
    [
      'a setting out of its limits',
      setMetadata('settings', '{"batchSize": 0}'),
      { code: 'setting-out-of-range' },
    ],
    [
      'a setting that nobody knows',
      setMetadata('settings', '{"__proto__": {}}'),
      { code: 'setting-unknown', facts: { field: '__proto__' } },
    ],
    [
      'a step that is no count',
      setMetadata('step', '-1'),
      { code: 'model-file-malformed', facts: { reason: 'counter' } },
    ],
    ['a step beyond all counts', setMetadata('step', '1e99'), { code: 'model-file-malformed' }],
    ['images seen that are no count', setMetadata('imagesSeen', 'many'), { code: 'model-file-malformed' }],
    [
      'a missing weight',
      (file) => file.tensors.delete('decoder.2.weight'),
      { code: 'model-file-tensor-missing', facts: { tensor: 'decoder.2.weight' } },
    ],
    [
      'a missing moment',
      (file) => file.tensors.delete('optimizer.v.encoder.mean.bias'),
      { code: 'model-file-tensor-missing', facts: { tensor: 'optimizer.v.encoder.mean.bias' } },
    ],
    [
      'a tensor too many',
      setTensor('decoder.3.weight', [1], 0),
      { code: 'model-file-tensor-unexpected', facts: { tensor: 'decoder.3.weight' } },
    ],
    [
      'a moment of a tensor too many',
      setTensor('optimizer.m.decoder.3.weight', [1], 0),
      { code: 'model-file-tensor-unexpected' },
    ],
    [
      'moments that its optimiser does without',
      setMetadata('settings', JSON.stringify({ ...settings, optimizer: { kind: 'sgd' } })),
      { code: 'model-file-tensor-unexpected', facts: { tensor: 'optimizer.v.encoder.0.weight' } },
    ],
    ['a tensor named __proto__', setTensor('__proto__', [1], 0), { code: 'model-file-tensor-unexpected' }],
    [
      'a transposed weight',
      setTensor('encoder.0.weight', [pixels, 4], 0),
      {
        code: 'model-file-tensor-shape',
        facts: { tensor: 'encoder.0.weight', expected: '4 × 9', given: '9 × 4' },
      },
    ],
    ['a flattened weight', setTensor('encoder.0.weight', [24], 0), { code: 'model-file-tensor-shape' }],
    [
      'a weight that is not a number',
      setTensor('encoder.0.weight', [4, pixels], Number.NaN),
      { code: 'model-file-not-finite', facts: { tensor: 'encoder.0.weight' } },
    ],
    [
      'an infinite moment',
      setTensor('optimizer.m.encoder.0.bias', [4], Number.POSITIVE_INFINITY),
      { code: 'model-file-not-finite', facts: { tensor: 'optimizer.m.encoder.0.bias' } },
    ],
    [
      'a negative second moment',
      setTensor('optimizer.v.encoder.0.bias', [4], -1),
      { code: 'model-file-malformed', facts: { reason: 'negative-moment' } },
    ],
  ])('%s', (_, change, expected) => {
    const bytes = changed(change)
    let thrown: unknown
    try {
      readModelFile(bytes, pixels)
    } catch (problem) {
      thrown = problem
    }
    expect(thrown).toBeInstanceOf(Problem)
    expect(thrown).toMatchObject(expected)
  })

  test('images of another size', () => {
    expect(() => readModelFile(writeModelFile(model, pixels), pixels + 1)).toThrow('model-file-tensor-shape')
  })

  test('to write what it would not read', () => {
    const diverged = parameters.slice()
    diverged[3] = Number.NaN
    const snapshot = { parameters: diverged, moments: null, step: 1 }
    expect(() => writeModelFile({ ...model, snapshot }, pixels)).toThrow('model-file-not-finite')
  })
})
