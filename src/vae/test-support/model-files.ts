/** For tests: a model of which every part is told apart, and its file with something changed. */
import { initialParameters } from '../initialisation'
import { type ModelFile, writeModelFile } from '../model-file'
import { parameterLayout } from '../parameters'
import { decodeTensorFile, encodeTensorFile, type TensorFile } from '../safetensors'
import { defaultSettings } from '../settings-schema'
import { changeSettings } from '../settings-validation'

export const pixels = 9
export const settings = changeSettings(defaultSettings(), { model: { hidden: [4, 3] }, seed: 5 })
const layout = parameterLayout(settings.model, pixels)
export const parameters = initialParameters(layout, 5)
export const point = { step: 10, epoch: 0.5, elbo: -200, reconstruction: 190, kl: 10 }
export const model: ModelFile = {
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

/** The file with something changed in it. */
export function changed(change: (file: TensorFile) => void): Uint8Array {
  const file = decodeTensorFile(writeModelFile(model, pixels))
  change(file)
  return encodeTensorFile(file)
}
