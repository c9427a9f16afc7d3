import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readCompactModel } from '../src/vae/compact-model'
import { initialParameters } from '../src/vae/initialisation'
import { parameterLayout } from '../src/vae/parameters'
import { defaultSettings } from '../src/vae/settings-schema'
import { changeSettings } from '../src/vae/settings-validation'
import { compactModel } from './compact-model.mjs'

const pixels = 12
const settings = changeSettings(defaultSettings(), { model: { hidden: [8, 4] }, seed: 7 })
const layout = parameterLayout(settings.model, pixels)
const parameters = initialParameters(layout, settings.seed)
// Half of the pixels are never lit.
const lit = Float64Array.from({ length: pixels }, (_, pixel) => (pixel % 2 ? 0.4 : 0))
const history = [{ step: 3, epoch: 0.123456, elbo: -2.00049, reconstruction: 1.5, kl: 0.50049 }]
const model = {
  settings,
  snapshot: { parameters, moments: null, step: 0 },
  step: 9,
  imagesSeen: 1152,
  history,
}
const packed = compactModel(model, [...layout.entries], { mean: lit, square: lit })
const bytes = new Uint8Array(gunzipSync(packed))

test('a compact model comes back with weights that are right to half a step, and all else as it was', () => {
  const read = readCompactModel(bytes, pixels)
  expect(read).toMatchObject({ settings, step: 9, imagesSeen: 1152, snapshot: { moments: null, step: 0 } })
  expect(read.history).toEqual([{ step: 3, epoch: 0.1235, elbo: -2, reconstruction: 1.5, kl: 0.5 }])
  let differing = 0
  for (const { name, shape, offset, size } of layout.entries) {
    const [rows = 0, columns = 0] = shape
    for (let index = 0; index < size; index++) {
      const [given, back] = [parameters[offset + index], read.snapshot.parameters[offset + index]] as const
      const pixel = name === 'encoder.0.weight' ? index % columns : Math.floor(index / columns)
      const onPixel = name === 'encoder.0.weight' || (name === 'decoder.2.weight' && rows === pixels)
      // Of lit pixels steps are at most 1 %, of all others a third; weights between lie within ±1.3.
      const step = !onPixel ? 1.3 / 127 : lit[pixel] ? 0.016 : 0.32
      expect(Math.abs((given as number) - (back as number)), name).toBeLessThanOrEqual(step / 2 + 1e-6)
      if (given !== back) differing += 1
    }
  }
  expect(differing).toBeGreaterThan(0)
})

test.each([
  ['a file that ends early', bytes.slice(0, -1)],
  ['one with something behind it', new Uint8Array([...bytes, 0])],
  ['a page of text', new TextEncoder().encode('<!doctype html><title>404</title>')],
  ['nothing', new Uint8Array()],
])('%s is refused', (_, damaged) => {
  expect(() => readCompactModel(damaged, pixels)).toThrow(/model-file-malformed/)
})
