/** What every archive has in it that is for programs in Python. */
import { strFromU8, type Unzipped } from 'fflate'
import { expect, test } from 'vitest'
import { type ModelFile, readModelFile } from '../../vae/model-file'
import { pixels } from './models'
import { pythonFaults } from './python-faults'

/** Adds the tests of that. @returns the text of the program */
export function testProgramArchive(files: Unzipped, name: string, model: ModelFile): string {
  const program = strFromU8(files[name] ?? new Uint8Array())

  test('holds the model file', () => {
    const { settings, snapshot } = readModelFile(files['model.safetensors'] ?? new Uint8Array(), pixels)
    expect(settings).toEqual(model.settings)
    expect(snapshot.parameters).toEqual(model.snapshot.parameters)
  })

  test('has a program that names what it uses and closes what it opens', () => {
    expect(pythonFaults(program)).toEqual([])
  })
  return program
}
