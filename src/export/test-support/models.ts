/** Models of all kinds that there are, with weights that nothing has rounded to zero. */
import type { ModelFile } from '../../vae/model-file'
import { parameterLayout } from '../../vae/parameters'
import { fillNormal, fillUniform, Stream } from '../../vae/random'
import type { SettingsChange } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'

export const pixels = 784

/** What differs from the defaults. Between them they have every option of network, objective and optimiser. */
const changes: Record<string, SettingsChange> = {
  default: {},
  'tanh, Gaussian': {
    model: { activation: 'tanh', latentDimensions: 3, hidden: [20] },
    objective: {
      likelihood: 'gaussian',
      binarization: 'threshold',
      inputNoise: 'gaussian',
      klWarmupSteps: 10,
      freeBitsNats: 0.1,
    },
    optimizer: { kind: 'sgd', clipGlobalNorm: 1, trains: 'decoder' },
  },
  'softplus, normalised': {
    model: { activation: 'softplus', batchNorm: true, hidden: [24, 16] },
    objective: { inputNoise: 'salt-and-pepper' },
    optimizer: { decayPerEpoch: 0.9, trains: 'encoder' },
  },
  'no hidden layers, conditional': {
    model: { hidden: [], conditional: true, latentDimensions: 1 },
    objective: { importanceSamples: 5 },
  },
  'convolutional, elu': {
    model: { network: 'conv', channels: [3, 5, 4], activation: 'elu', hidden: [12] },
    objective: { binarization: 'dynamic' },
    optimizer: { kind: 'rmsprop' },
  },
  'convolutional, normalised, conditional, no hidden layers': {
    model: { network: 'conv', channels: [3, 5], batchNorm: true, conditional: true, hidden: [] },
    objective: { inputNoise: 'masking', importanceSamples: 3 },
  },
  autoencoder: { model: { kind: 'ae', conditional: true, network: 'conv', channels: [4], hidden: [8] } },
}

export const modelNames = Object.keys(changes)

export function modelOf(name: string): ModelFile {
  const settings = changeSettings(defaultSettings(), changes[name] ?? {})
  const layout = parameterLayout(settings.model, pixels)
  const parameters = new Float32Array(layout.size)
  layout.entries.forEach(({ name, offset, size }, step) => {
    const values = parameters.subarray(offset, offset + size)
    const key = { seed: 5, stream: Stream.initialisation, step }
    if (/running_var|norm\.\d+\.weight/.test(name)) {
      fillUniform(values, key)
      for (let index = 0; index < size; index++) values[index] = 0.5 + (values[index] as number)
    } else {
      fillNormal(values, key)
      for (let index = 0; index < size; index++) values[index] = 0.1 * (values[index] as number)
    }
  })
  const snapshot = { parameters, moments: null, step: 0 }
  return { settings, snapshot, step: 30, imagesSeen: 3840, history: [] }
}
