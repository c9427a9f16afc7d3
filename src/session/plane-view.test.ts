import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { placeOf, pointAt } from '../analysis/latent-plane'
import { covariance } from '../analysis/principal-components'
import { LocalTrainer } from '../training/local-trainer'
import { ReferenceEngine } from '../training/test-support/reference-engine'
import { tinyDataset } from '../training/test-support/tiny-dataset'
import { greyLevels, imagePixels } from '../vae/image'
import { defaultSettings } from '../vae/settings-schema'
import { changeSettings } from '../vae/settings-validation'
import { testImages } from './chosen-image'
import { LatentView } from './latent-view'
import type { PlaneSpan } from './plane-frame'
import { wholePrior } from './plane-window'
import { initialState, type Spacing } from './state'

/** A latent space of some dimensions under a model that has been drawn from a seed. */
async function space(latentDimensions: number, kind: 'vae' | 'ae' = 'vae') {
  const settings = changeSettings(defaultSettings(), { model: { kind, hidden: [4], latentDimensions } })
  const dataset = tinyDataset()
  const trainer = new LocalTrainer({
    openDataset: async () => dataset,
    chooseEngine: async (request) => ({
      engine: new ReferenceEngine(request),
      reason: { code: 'asked-for' },
    }),
  })
  const store = createStore(() => ({
    ...initialState({ theme: 'system', language: 'en', keep: true }),
    settings,
  }))
  const view = new LatentView(store, trainer, (problem) => {
    throw problem
  })
  await trainer.begin(1, settings)
  view.begin({ kind, latentDimensions })
  view.refresh()
  const latent = () => store.getState().latent
  await vi.waitFor(() => expect(latent().embedding && latent().manifold).toBeTruthy())
  const mean = async (image: number) => {
    const { images } = await trainer.testImages([image])
    return (await trainer.encode(greyLevels(images), 1)).mean
  }
  /** Waits until the plane spans something else, and the manifold is decoded there. */
  const span = async (wanted: PlaneSpan) => {
    const { manifold } = latent()
    view.span(wanted)
    await vi.waitFor(() => expect(latent().manifold).not.toBe(manifold), { timeout: 3000 })
    expect(latent().frame.span).toEqual(wanted)
  }
  return { view, trainer, latent, mean, span }
}

test.each<[string, number, PlaneSpan | null, Spacing?]>([
  ['a line', 1, null],
  ['by quantiles of the prior', 2, null, 'quantile'],
  ['two of five dimensions', 5, { kind: 'dimensions', dimensions: [3, 1] }],
  ['principal components', 5, { kind: 'components' }],
  ['three images', 5, { kind: 'images', images: testImages([0, 1, 4]) }],
])(
  'each cell of the manifold is what its z decodes to: %s',
  async (_, dimensions, wanted, spacing = 'even') => {
    const { view, trainer, latent, span } = await space(dimensions)
    view.move(Array.from({ length: dimensions }, (_, i) => 0.3 - 0.2 * i))
    if (wanted) await span(wanted)
    view.plane.setSpacing(spacing)
    view.plane.look({ centre: [2, -1], halfWidth: 0.4 })
    await vi.waitFor(() => expect(latent().manifold?.columns.centres[0]).toBeGreaterThan(1.5))
    const { manifold } = latent()
    if (!manifold) throw new Error('no manifold')
    const { columns, rows, images } = manifold
    const across = columns.centres.length
    const down = rows?.centres.length ?? 1
    expect(images).toHaveLength(across * down * imagePixels)
    for (const cell of [0, across - 1, Math.floor((across * down) / 2), across * down - 1]) {
      const x = columns.centres[cell % across] as number
      const y = rows?.centres[down - 1 - Math.floor(cell / across)] ?? 0
      const z = pointAt(view.plane.plane, [x, y])
      const expected = await trainer.decode(Float32Array.from(z), 1)
      const shown = images.subarray(cell * imagePixels, (cell + 1) * imagePixels)
      expect(Math.max(...expected.map((value, i) => Math.abs(value - (shown[i] as number))))).toBeLessThan(
        1e-6,
      )
    }
  },
)

test('a plane through three images goes through them, and so does z', async () => {
  const { view, latent, mean, span } = await space(6)
  await span({ kind: 'images', images: testImages([2, 5, 8]) })
  const { frame, z } = latent()
  const codes = [await mean(2), await mean(5), await mean(8)]
  expect(frame.corners).toEqual(codes.map((code) => placeOf(frame.axes, code)))
  for (const code of [...codes, z]) {
    const foot = pointAt({ through: Array.from(codes[0] ?? []), axes: frame.axes }, placeOf(frame.axes, code))
    foot.forEach((value, i) => {
      expect(value).toBeCloseTo(code[i] as number, 5)
    })
  }
  view.plane.moveTo([1, -2])
  const place = placeOf(frame.axes, latent().z)
  expect(place[0]).toBeCloseTo(1, 10)
  expect(place[1]).toBeCloseTo(-2, 10)
})

test('principal components are those of the points, and vary most', async () => {
  const { latent, span } = await space(5)
  await span({ kind: 'components' })
  const { frame, embedding } = latent()
  const matrix = covariance(embedding?.means ?? new Float32Array(), 5)
  const variance = (axis: readonly number[] = []) =>
    axis.reduce(
      (sum, a, i) => sum + a * axis.reduce((row, b, j) => row + (matrix[i * 5 + j] as number) * b, 0),
      0,
    )
  const total = [0, 1, 2, 3, 4].reduce((sum, i) => sum + (matrix[6 * i] as number), 0)
  expect(variance(frame.axes[0]) / total).toBeCloseTo(frame.shares?.[0] ?? Number.NaN, 10)
  expect(variance(frame.axes[0])).toBeGreaterThan(variance(frame.axes[1]))
})

test('another model keeps what the plane spans where it has that, and nothing stale', async () => {
  const { view, latent, span } = await space(5)
  await span({ kind: 'dimensions', dimensions: [4, 1] })
  view.begin({ kind: 'vae', latentDimensions: 6 })
  expect(latent()).toMatchObject({
    span: { dimensions: [4, 1] },
    z: [0, 0, 0, 0, 0, 0],
    embedding: null,
    manifold: null,
  })
  expect(latent().frame.axes[0]).toEqual([0, 0, 0, 0, 1, 0])
  view.begin({ kind: 'vae', latentDimensions: 3 })
  expect(latent().frame).toMatchObject({
    span: { dimensions: [0, 1] },
    axes: [
      [1, 0, 0],
      [0, 1, 0],
    ],
  })
  view.span({ kind: 'components' })
  view.begin({ kind: 'vae', latentDimensions: 1 })
  expect(latent()).toMatchObject({ span: { kind: 'dimensions' }, frame: { axes: [[1]] }, z: [0] })
  view.span({ kind: 'images', images: testImages([0, 1, 2]) })
  expect(latent().span, 'a line spans no plane').toEqual({ kind: 'dimensions', dimensions: [0, 1] })
})

test('the window of an autoencoder follows its codes, until somebody chooses another', async () => {
  const { view, latent } = await space(3, 'ae')
  const { embedding } = latent()
  if (!embedding) throw new Error('no codes')
  const spreadBy = (factor: number) =>
    view.take({ ...embedding, means: embedding.means.map((x) => x * factor) })
  const reach = () => latent().window.halfWidth
  spreadBy(1)
  const atFirst = reach()
  spreadBy(1.05)
  expect(reach(), 'a little more moves nothing').toBe(atFirst)
  spreadBy(20)
  expect(reach() / atFirst).toBeCloseTo(20, 5)
  expect(latent().looked, 'nobody chose it').toBe(false)
  view.plane.look({ centre: [1, 2], halfWidth: 3 })
  spreadBy(1)
  expect(reach()).toBe(3)
  view.plane.look(wholePrior)
  spreadBy(2)
  expect(latent(), 'a standard normal may be chosen, too').toMatchObject({ window: wholePrior, looked: true })
  view.plane.lookAtPoints()
  spreadBy(1)
  expect(reach(), 'followed again').toBeCloseTo(atFirst, 5)
  view.begin({ kind: 'vae', latentDimensions: 3 })
  expect(latent()).toMatchObject({ window: wholePrior, looked: false })
})

test('the window of a variational autoencoder stays where it is', async () => {
  const { view, latent } = await space(3)
  const { embedding } = latent()
  if (!embedding) throw new Error('no codes')
  view.take({ ...embedding, means: embedding.means.map((x) => x * 50) })
  expect(latent().window).toBe(wholePrior)
})
