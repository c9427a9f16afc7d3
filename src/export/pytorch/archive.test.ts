import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { layersOf, parameterLayout } from '../../vae/parameters'
import { nameOf } from '../network-layers'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { testProgramArchive } from '../test-support/program-archive'
import { pythonFaults } from '../test-support/python-faults'
import { pytorchArchive } from './archive'

describe.each(modelNames)('%s', (name) => {
  const model = modelOf(name)
  const files = unzipSync(pytorchArchive(model, pixels))
  const program = testProgramArchive(files, 'vae.py', model)

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
