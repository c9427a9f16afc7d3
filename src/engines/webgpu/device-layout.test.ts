import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headsOf, parameterLayout } from '../../vae/parameters'
import type { ModelSettings } from '../../vae/settings'
import { deviceLayout, matrixOf, quad, toDevice, toHost } from './device-layout'

const networks = fc.record({
  kind: fc.constantFrom<ModelSettings['kind']>('vae', 'ae'),
  hidden: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  latentDimensions: fc.integer({ min: 1, max: 9 }),
  pixels: fc.integer({ min: 1, max: 11 }),
})

test('every parameter has a place of its own, and what is between them is zero', () => {
  fc.assert(
    fc.property(networks, ({ pixels, ...model }) => {
      const layout = deviceLayout(parameterLayout(model, pixels))
      const host = Float32Array.from({ length: layout.parameters.size }, (_, index) => index + 1)
      const device = toDevice(layout, host)
      expect(device).toHaveLength(layout.quads * quad)
      expect(device.filter((value) => value !== 0)).toHaveLength(host.length)
      expect(toHost(layout, device)).toEqual(host)
    }),
  )
})

test('mean and log variance of four latent dimensions lie side by side', () => {
  const parameters = parameterLayout({ kind: 'vae', hidden: [2], latentDimensions: 6 }, 3)
  const layout = deviceLayout(parameters)
  const host = new Float32Array(parameters.size)
  const [mean, logVariance] = headsOf(parameters)
  for (let dimension = 0; dimension < 6; dimension++) {
    host[mean.bias.offset + dimension] = 1 + dimension
    host[logVariance.bias.offset + dimension] = -1 - dimension
  }
  const { bias } = matrixOf(layout, mean)
  expect(matrixOf(layout, logVariance).bias).toBe(bias)
  const biases = toDevice(layout, host).subarray(bias * quad, bias * quad + 16)
  expect([...biases]).toEqual([1, 2, 3, 4, -1, -2, -3, -4, 5, 6, 0, 0, -5, -6, 0, 0])
})
