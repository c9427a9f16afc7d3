import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { layersOf, parameterLayout } from '../../vae/parameters'
import { isConvolution, nameOf } from '../network-layers'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { testProgramArchive } from '../test-support/program-archive'
import { kerasArchive } from './archive'

describe.each(modelNames)('%s', (name) => {
  const model = modelOf(name)
  const files = unzipSync(kerasArchive(model, pixels))
  const program = testProgramArchive(files, 'train_keras.py', model)

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
