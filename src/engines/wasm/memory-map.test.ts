import { expect, test } from 'vitest'
import { denseLayersOf, parameterLayout } from '../../vae/parameters'
import { evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import { defaultSettings } from '../../vae/settings-schema'
import { type MemoryMap, memoryMap } from './memory-map'

const pixels = 21

function mapOf(hidden: number[], rows: number): MemoryMap {
  const settings = defaultSettings()
  settings.model.hidden = hidden
  const plans = [trainingPlan(settings, pixels), evaluationPlan(settings, pixels)]
  return memoryMap(parameterLayout(settings.model, pixels), plans, rows, { start: 64, threads: 2 })
}

test.each([[[]], [[13]], [[128, 64]]])('nothing overlaps, hidden layers %j', (hidden) => {
  const map = mapOf(hidden, 7)
  const regions = [...new Set(map.buffers.values())].map(({ address, stride }) => [address, 8 * stride])
  const settings = { kind: 'vae' as const, hidden, latentDimensions: 2 }
  for (const { inputs, outputs, weight } of denseLayersOf(parameterLayout(settings, pixels))) {
    const place = map.layers.get(weight.name)
    if (!place) throw new Error(weight.name)
    expect(place.panelStride).toBeGreaterThanOrEqual(inputs * 32)
    regions.push([place.weights, Math.ceil(outputs / 8) * place.panelStride])
    regions.push([place.bias, Math.ceil(outputs / 8) * 32])
    regions.push([place.transposed, Math.ceil(inputs / 8) * place.transposedStride])
  }
  regions.push([map.klSums.address, map.klSums.stride], [map.klWeights, 32], [map.reconstructions, 8])
  for (const { passingGradients, rowLists, columnLists } of map.scratch) {
    regions.push([passingGradients, 128], [rowLists.address, 4 * rowLists.stride])
    regions.push([columnLists.address, 2 * columnLists.stride])
  }
  // Moments and kept gradients.
  regions.push([map.parameters + map.parameterBytes, 3 * map.parameterBytes])
  regions.sort(([a], [b]) => a - b)
  let end = 1
  for (const [start, bytes] of regions) {
    expect(start).toBeGreaterThanOrEqual(end)
    expect(start % 64).toBe(0)
    end = start + bytes
  }
  expect(map.end).toBeGreaterThanOrEqual(end)
})

test('more rows move no parameter', () => {
  const [few, many] = [mapOf([13], 4), mapOf([13], 400)]
  expect(many.layers).toEqual(few.layers)
  expect(many.parameters).toBe(few.parameters)
  expect(many.end).toBeGreaterThan(few.end)
})

test('rows lie an odd number of cache lines apart', () => {
  for (const { stride } of mapOf([128, 64], 4).buffers.values()) expect((stride / 64) % 2).toBe(1)
})

test('gradient and means of the pixels take the place of the logits', () => {
  const { buffers } = mapOf([], 4)
  expect(buffers.get('gradient.logits')).toBe(buffers.get('logits'))
})
