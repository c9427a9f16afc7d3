import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings, fieldPaths } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { formatAddress, parseAddress } from './address'
import { defaultView, type ViewInAddress } from './address-view'
import { testImages } from './chosen-image'
import { tabNames } from './explore/explore-state'
import { firstDimensions, fits, type PlaneSpan } from './plane-frame'
import { wholePage } from './shell'
import { defaultLayers } from './state'

describe('address', () => {
  test('holds what differs from the defaults, and z', () => {
    const settings = changeSettings(defaultSettings(), {
      model: { hidden: [256, 64] },
      objective: { beta: 4 },
    })
    const at = (z: number[] | null) => ({ ...defaultView, z })
    expect(formatAddress(settings, at([0.5, -1.2]))).toBe(
      'v=1&model.hidden=256,64&objective.beta=4&z=0.5,-1.2',
    )
    expect(formatAddress(defaultSettings(), at([0, 0])), 'the centre may be chosen, too').toBe('v=1&z=0,0')
    expect(formatAddress(defaultSettings(), at(null))).toBe('')
  })

  test('holds what the plane spans, what of it is looked at and shown, and which tab is open', () => {
    const settings = changeSettings(defaultSettings(), { model: { latentDimensions: 5 } })
    const view: ViewInAddress = {
      z: null,
      span: { kind: 'dimensions', dimensions: [2, 0] },
      window: { centre: [0.5, -1], halfWidth: 1.6 },
      layers: { ...defaultLayers, manifold: false, density: true },
      spacing: 'quantile',
      posteriorsOf: testImages([41, 0]),
      hiddenClasses: new Set([7, 3]),
      tab: 'paths',
      label: 7,
      lesson: 6,
    }
    const hash =
      'v=1&model.latentDimensions=5&plane=3,1&view=0.5,-1,1.6&layers=points,prior,density&spacing=quantile' +
      '&posteriors=42,1&hiddenClasses=3,7&tab=paths&label=7&lesson=6'
    expect(formatAddress(settings, view)).toBe(hash)
    expect(parseAddress(hash)).toEqual({ settings, ...view, ...wholePage, ignored: [] })
    const through = parseAddress('model.latentDimensions=3&plane=images,3,1,9000&layers=')
    expect(through.span).toEqual({ kind: 'images', images: testImages([2, 0, 8999]) })
    expect(Object.values(through.layers).some(Boolean)).toBe(false)
  })

  test('leaves out pictures of one’s own, which no link can carry', () => {
    const own = { from: 'own', pixels: new Float32Array(784), told: 0 } as const
    const [one, two, three] = testImages([0, 1, 2])
    const view: ViewInAddress = {
      ...defaultView,
      span: { kind: 'images', images: [one, own, two] },
      posteriorsOf: [three, own],
    }
    expect(formatAddress(defaultSettings(), view)).toBe('v=1&posteriors=3')
  })

  test('says what of the page shows, and is read back', () => {
    const shell = { embed: true, present: true, hide: ['beta', 'explore'] } as const
    const hash = formatAddress(defaultSettings(), defaultView, shell)
    expect(hash).toBe('v=1&embed=1&present=1&hide=beta,explore')
    expect(parseAddress(hash)).toMatchObject({ ...shell, ignored: [] })
    expect(parseAddress('#seed=3')).toMatchObject(wholePage)
    expect(parseAddress('hide=explore,ghosts,beta,beta'), 'what it knows counts').toMatchObject({
      hide: ['beta', 'explore'],
      ignored: ['hide'],
    })
  })

  test('the example of the documentation', () => {
    const { settings, z, ignored } = parseAddress('#v=1&model.hidden=128,64&objective.beta=4&z=0.5,-1.2')
    expect(settings).toEqual(changeSettings(defaultSettings(), { objective: { beta: 4 } }))
    expect(z).toEqual([0.5, -1.2])
    expect(ignored).toEqual([])
  })

  test('classes that the data set does not have are left out', () => {
    const { settings, ignored } = parseAddress('subset.classes=0,5&dataset=shapes')
    expect(ignored).toEqual(['subset.classes'])
    expect(settings).toEqual(changeSettings(defaultSettings(), { dataset: 'shapes' }))
  })

  test('a data set of one’s own counts only where it has been read', () => {
    const there = parseAddress('dataset=own-pets', [{ id: 'own-pets' }])
    expect([there.settings.dataset, there.ignored]).toEqual(['own-pets', []])
    const elsewhere = parseAddress('dataset=own-pets', [{ id: 'own-cats' }])
    expect([elsewhere.settings.dataset, elsewhere.ignored]).toEqual(['mnist', ['dataset']])
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
    ['embed=2', 'embed'],
    ['present=yes', 'present'],
    ['hide=', 'hide'],
    ['z=1,2,3', 'z'],
    ['z=1e9,0', 'z'],
    ['z=20,0', 'z'],
    ['z=', 'z'],
    ['label=10', 'label'],
    ['label=', 'label'],
    ['plane=3,1', 'plane'],
    ['plane=components', 'plane'],
    ['plane=1,1', 'plane'],
    ['plane=1', 'plane'],
    ['plane=images,1,2', 'plane'],
    ['plane=images,0,1,2', 'plane'],
    ['view=0,0,0', 'view'],
    ['view=0,0,1e9', 'view'],
    ['view=0,0', 'view'],
    ['view=0,0,1,1', 'view'],
    ['view=NaN,0,1', 'view'],
    ['layers=points,ghosts', 'layers'],
    ['layers=toString', 'layers'],
    ['constructor=1', 'constructor'],
    ['spacing=odd', 'spacing'],
    ['posteriors=0', 'posteriors'],
    ['posteriors=1,1', 'posteriors'],
    ['posteriors=10001', 'posteriors'],
    ['hiddenClasses=', 'hiddenClasses'],
    ['hiddenClasses=1.5', 'hiddenClasses'],
    ['hiddenClasses=256', 'hiddenClasses'],
    ['tab=ghosts', 'tab'],
    ['tab=', 'tab'],
    ['nonsense', 'nonsense'],
  ])('%s is ignored and named, the rest holds', (bad, key) => {
    const { settings, ignored, ...view } = parseAddress(`#${bad}&seed=7`)
    expect(ignored).toContain(key)
    expect(settings).toEqual({ ...defaultSettings(), seed: 7 })
    expect(view).toEqual({ ...defaultView, ...wholePage })
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
      subset: fc.record({
        classes: fc.uniqueArray(fc.integer({ min: 0, max: 9 })),
        images: fc.option(fc.integer({ min: 20, max: 100_000 })),
      }),
      seed: fc.nat(),
      backend: fc.constantFrom('auto', 'webgpu', 'webgl', 'wasm', 'cpu'),
    })
    const coordinate = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 1000)
    const image = fc.nat({ max: 9999 })
    const span: fc.Arbitrary<PlaneSpan> = fc.oneof(
      fc.constant({ kind: 'components' } as const),
      fc.uniqueArray(image, { minLength: 3, maxLength: 3 }).map(([one = 0, two = 0, three = 0]) => ({
        kind: 'images' as const,
        images: testImages([one, two, three]),
      })),
      fc.uniqueArray(fc.nat({ max: 63 }), { minLength: 2, maxLength: 2 }).map(([one = 0, two = 0]) => ({
        kind: 'dimensions' as const,
        dimensions: [one, two] as const,
      })),
    )
    const layer = fc.boolean()
    const view = fc.record({
      span,
      window: fc.option(
        fc.record({
          centre: fc.tuple(coordinate, coordinate),
          halfWidth: fc.integer({ min: 5, max: 9999 }).map((value) => value / 100),
        }),
      ),
      layers: fc.record({
        points: layer,
        manifold: layer,
        prior: layer,
        density: layer,
        posteriors: layer,
        trails: layer,
        symbols: layer,
      }),
      spacing: fc.constantFrom('even' as const, 'quantile' as const),
      posteriorsOf: fc.uniqueArray(image, { maxLength: 40 }).map(testImages),
      hiddenClasses: fc.uniqueArray(fc.nat({ max: 255 })).map((labels) => new Set(labels)),
      tab: fc.constantFrom(...tabNames),
      label: fc.option(fc.integer({ min: 0, max: 9 })),
      lesson: fc.option(fc.integer({ min: 1, max: 9 })),
    })
    fc.assert(
      fc.property(change, view, (asked, { span, ...rest }) => {
        const settings = changeSettings(defaultSettings(), asked)
        const { latentDimensions } = settings.model
        const z = new Array(latentDimensions).fill(1.25)
        const seen = { z, span: fits(span, latentDimensions) ? span : firstDimensions, ...rest }
        expect(parseAddress(`#${formatAddress(settings, seen)}`)).toEqual({
          settings,
          ...seen,
          ...wholePage,
          ignored: [],
        })
      }),
    )
  })

  test('R28: whatever a link holds, each setting is good or its default, and what is written stays', () => {
    const word = fc.constantFrom(
      ...['NaN', 'Infinity', '-0', '1e309', '1e9', '9007199254740993', '0x10', 'null', 'true', '', ','],
      ...['constructor', '__proto__', 'toString', 'own-pets', '%', '%zz', '%ED%A0%80', '[1]', '{"a":1}'],
    )
    const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 300 })).map(String)
    const garbage = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String())
    const value = fc.oneof(word, number, fc.array(fc.oneof(number, word)).map(String), garbage)
    const keys = [
      ...fieldPaths,
      ...['v', 'embed', 'z', 'plane', 'view', 'layers', 'spacing', 'posteriors', 'tab'],
    ]
    const hostile = ['__proto__', 'constructor', 'prototype', 'hiddenClasses', 'label', 'model', 'activation']
    const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys, ...hostile) }, garbage)
    const link = fc.array(fc.tuple(key, value).map(([name, text]) => `${name}=${text}`)).map((parts) => {
      return `#${parts.join('&')}`
    })
    const untouched = Object.getOwnPropertyNames(Object.prototype)
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: link }, garbage), (hash) => {
        const { settings, ...view } = parseAddress(hash)
        // Throws what the form would say.
        changeSettings(defaultSettings(), settings)
        const written = formatAddress(settings, view)
        const again = parseAddress(written)
        return again.ignored.length === 0 && formatAddress(again.settings, again) === written
      }),
      { numRuns: 10_000 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(untouched)
  }, 60_000)

  test('R28: a link of two million letters, or of half a character, costs nothing', () => {
    const start = performance.now()
    for (const hash of [`#seed=2&x=${'9'.repeat(2_000_000)}`, `#${'seed=2&'.repeat(300_000)}`]) {
      expect(parseAddress(hash)).toMatchObject({ settings: defaultSettings(), ignored: ['…'] })
    }
    expect(parseAddress('#seed=2&\ud800=\udfff&z=\ud83d')).toMatchObject({ settings: { seed: 2 }, z: null })
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
