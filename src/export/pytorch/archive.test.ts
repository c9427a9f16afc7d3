import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readModelFile } from '../../vae/model-file'
import { layersOf, parameterLayout } from '../../vae/parameters'
import { nameOf } from '../network-layers'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { pythonFaults } from '../test-support/python-faults'
import { pytorchArchive } from './archive'

describe.each(modelNames)('%s', (name) => {
  const model = modelOf(name)
  const files = unzipSync(pytorchArchive(model, pixels))
  const program = strFromU8(files['vae.py'] ?? new Uint8Array())

  test('holds the model file', () => {
    const { settings, snapshot } = readModelFile(files['model.safetensors'] ?? new Uint8Array(), pixels)
    expect(settings).toEqual(model.settings)
    expect(snapshot.parameters).toEqual(model.snapshot.parameters)
  })

  test('has a program that names what it uses and closes what it opens', () => {
    expect(pythonFaults(program)).toEqual([])
  })

  test('sends its input through each layer once, and through no other', () => {
    const layers = layersOf(parameterLayout(model.settings.model, pixels))
    const names = layers.flatMap((layer) => [nameOf(layer), ...(layer.norm ? [nameOf(layer.norm)] : [])])
    const calls = [...program.matchAll(/self\.((?:en|de)coder)((?:\["\w+"\])+)\(/g)].map(
      ([, part, keys = '']) => part + keys.replaceAll(/\["(\w+)"\]/g, '.$1'),
    )
    expect(calls.toSorted()).toEqual(names.toSorted())
    const made = program.match(/nn\.(?:Linear|Conv2d|ConvTranspose2d|BatchNorm[12]d)\(/g)
    expect(made).toHaveLength(names.length)
  })
})

test('the faults that it looks for are found', () => {
  expect(pythonFaults('GOOD = 1\nprint((GOOD)\n  x = undefined + WORSE')).toEqual([
    '( unbalanced',
    'undefined',
    'WORSE undefined',
    'spaces: “  x = undefined + WORSE”',
  ])
})
