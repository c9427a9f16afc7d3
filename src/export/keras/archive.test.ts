import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readModelFile } from '../../vae/model-file'
import { layersOf, parameterLayout } from '../../vae/parameters'
import { isConvolution, nameOf } from '../network-layers'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { pythonFaults } from '../test-support/python-faults'
import { kerasArchive } from './archive'

describe.each(modelNames)('%s', (name) => {
  const model = modelOf(name)
  const files = unzipSync(kerasArchive(model, pixels))
  const program = strFromU8(files['train_keras.py'] ?? new Uint8Array())

  test('holds the model file', () => {
    const { settings, snapshot } = readModelFile(files['model.safetensors'] ?? new Uint8Array(), pixels)
    expect(settings).toEqual(model.settings)
    expect(snapshot.parameters).toEqual(model.snapshot.parameters)
  })

  test('has a program that names what it uses and closes what it opens', () => {
    expect(pythonFaults(program)).toEqual([])
  })

  test('has a layer of the right kind and width for each of the file', () => {
    const expected = layersOf(parameterLayout(model.settings.model, pixels)).flatMap((layer) => {
      const { norm, bias } = layer
      const convolution = isConvolution(layer) && (layer.isTransposed ? 'Conv2DTranspose' : 'Conv2D')
      const normed = norm ? [`${nameOf(norm)} BatchNormalization 0.9`] : []
      return [`${nameOf(layer)} ${convolution || 'Dense'} ${bias.size}`, ...normed]
    })
    const made = [...program.matchAll(/layers\.(\w+)\((?:momentum=)?([\d.]+), [^)]*?name="(\w+)"\)/g)].map(
      ([, kind, width, layer = '']) => `${layer.replaceAll('_', '.')} ${kind} ${width}`,
    )
    expect(made.toSorted()).toEqual(expected.toSorted())
  })
})
