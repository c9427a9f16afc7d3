import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialParameters } from './initialisation'
import { type ModelFile, readModelFile, writeModelFile } from './model-file'
import { keptMoments } from './optimiser'
import { parameterLayout } from './parameters'
import { decodeTensorFile, encodeTensorFile, type TensorFile } from './safetensors'
import type { Settings } from './settings'
import { defaultSettings, withValue } from './settings-schema'
import { changeSettings } from './settings-validation'
import { changed, model, parameters, pixels, point, settings } from './test-support/model-files'

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
