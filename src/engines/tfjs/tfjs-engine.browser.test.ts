import { describe, expect, it } from 'vitest'
import fixture from '../../vae/fixtures/vae-objective.json'
import { parameterLayout } from '../../vae/parameters'
import type { Backend, Settings } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { createTfjsEngine } from './tfjs-engine'

const backends: Backend[] = ['cpu', 'wasm', 'webgl', 'webgpu']
type Case = (typeof fixture)[number]

function settingsOf({ config }: Case): Settings {
  const settings = defaultSettings()
  settings.model.hidden = config.hidden
  settings.model.latentDimensions = config.latent
  settings.model.activation = config.activation as 'relu'
  settings.objective.likelihood = config.likelihood as 'gaussian'
  settings.objective.variance = config.variance ?? 1
  return settings
}

function flat(settings: Settings, pixels: number, named: object): Float32Array {
  const layout = parameterLayout(settings.model, pixels)
  const values = new Float32Array(layout.size)
  for (const { name, offset } of layout.entries) {
    const entry = (named as Record<string, number[] | number[][]>)[name] as number[]
    values.set(entry.flat(), offset)
  }
  return values
}

describe.each(backends)('%s', (backend) => {
  it.each(fixture)('$name: terms and parameters after Adam', async (example) => {
    const { config, expected } = example
    const settings = settingsOf(example)
    const engine = await createTfjsEngine(backend, {
      settings,
      pixels: config.input,
      snapshot: { parameters: flat(settings, config.input, example.parameters), moments: null, step: 0 },
    })
    const images = new Float32Array(example.x.flat())
    const steps = example.eps.map((eps) => ({
      images,
      epsilon: new Float32Array(eps.flat()),
      count: config.batch,
      klWeight: config.beta,
      freeBitsNats: config.freeBitsNats,
      learningRate: config.learningRate,
      clipGlobalNorm: config.clipGlobalNorm,
    }))
    const [first] = await engine.train(steps)
    expect(Math.abs((first?.reconstruction ?? 0) / expected.reconstruction - 1)).toBeLessThan(1e-5)
    expect(Math.abs((first?.kl ?? 0) / expected.kl - 1)).toBeLessThan(1e-5)
    expect(Math.abs((first?.objective ?? 0) / expected.loss - 1)).toBeLessThan(1e-5)
    const { parameters } = await engine.snapshot()
    const wanted = flat(settings, config.input, expected.parametersAfterAdam)
    const worst = Math.max(...parameters.map((value, index) => Math.abs(value - (wanted[index] ?? 0))))
    expect(worst).toBeLessThan(1e-5)
    engine.dispose()
  })
})
