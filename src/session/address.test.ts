import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { formatAddress, parseAddress } from './address'

describe('address', () => {
  test('holds what differs from the defaults, and z', () => {
    const settings = changeSettings(defaultSettings(), {
      model: { hidden: [256, 64] },
      objective: { beta: 4 },
    })
    expect(formatAddress(settings, [0.5, -1.2])).toBe('v=1&model.hidden=256,64&objective.beta=4&z=0.5,-1.2')
    expect(formatAddress(defaultSettings(), [0, 0]), 'the centre may be chosen, too').toBe('v=1&z=0,0')
    expect(formatAddress(defaultSettings(), null)).toBe('')
  })

  test('the example of the documentation', () => {
    const { settings, z, ignored } = parseAddress('#v=1&model.hidden=128,64&objective.beta=4&z=0.5,-1.2')
    expect(settings).toEqual(changeSettings(defaultSettings(), { objective: { beta: 4 } }))
    expect(z).toEqual([0.5, -1.2])
    expect(ignored).toEqual([])
  })

  test('a code of an autoencoder may lie far out, whichever key comes first', () => {
    for (const hash of ['#model.kind=ae&z=-19.3,20', '#z=-19.3,20&model.kind=ae']) {
      expect(parseAddress(hash)).toMatchObject({ z: [-19.3, 20], ignored: [] })
    }
  })

  test.each([
    ['objective.beta=-1', 'objective.beta'],
    ['objective.beta=', 'objective.beta'],
    ['objective.beta=0x10', 'objective.beta'],
    ['batchSize=1.5', 'batchSize'],
    ['seed=NaN', 'seed'],
    ['model.hidden=0', 'model.hidden'],
    ['model.hidden=a,b', 'model.hidden'],
    ['model.activation=constructor', 'model.activation'],
    ['toString=1', 'toString'],
    ['__proto__=1', '__proto__'],
    ['v=2', 'v'],
    ['z=1,2,3', 'z'],
    ['z=1e9,0', 'z'],
    ['z=20,0', 'z'],
    ['z=', 'z'],
    ['nonsense', 'nonsense'],
  ])('%s is ignored and named, the rest holds', (bad, key) => {
    const { settings, ignored } = parseAddress(`#${bad}&seed=7`)
    expect(ignored).toContain(key)
    expect(settings).toEqual({ ...defaultSettings(), seed: 7 })
  })

  test('an optional number can be switched off, a list can be empty, z follows the latent dimensions', () => {
    const { settings, z } = parseAddress(
      'optimizer.clipGlobalNorm=null&model.hidden=&model.latentDimensions=3&z=1,2,3',
    )
    expect(settings.optimizer.clipGlobalNorm).toBeNull()
    expect(settings.model.hidden).toEqual([])
    expect(z).toEqual([1, 2, 3])
  })

  test('what is written is read back', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const change = fc.record({
      model: fc.record({
        hidden: fc.array(fc.integer({ min: 1, max: 2048 }), { maxLength: 8 }),
        latentDimensions: fc.integer({ min: 1, max: 64 }),
        activation: fc.constantFrom('relu', 'elu', 'tanh', 'softplus'),
      }),
      objective: fc.record({ beta: number(0, 1000), variance: number(0.001, 1000) }),
      optimizer: fc.record({ learningRate: number(1e-6, 1), clipGlobalNorm: fc.option(number(0.001, 1e6)) }),
      seed: fc.nat(),
      backend: fc.constantFrom('auto', 'webgpu', 'webgl', 'wasm', 'cpu'),
    })
    fc.assert(
      fc.property(change, (asked) => {
        const settings = changeSettings(defaultSettings(), asked)
        const z = new Array(settings.model.latentDimensions).fill(1.25)
        expect(parseAddress(`#${formatAddress(settings, z)}`)).toEqual({ settings, z, ignored: [] })
      }),
    )
  })

  test('reading never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (hash) => void parseAddress(hash)))
    expect(parseAddress(`#seed=2&x=${'9'.repeat(9000)}`).settings).toEqual(defaultSettings())
  })
})
