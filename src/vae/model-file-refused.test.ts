import { describe, expect, test } from 'vitest'
import { Problem } from '../lib/problem'
import { readModelFile, writeModelFile } from './model-file'
import type { TensorFile } from './safetensors'
import { changed, model, parameters, pixels, settings } from './test-support/model-files'

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
