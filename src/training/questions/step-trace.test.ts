/** What slow motion shows of a step is what the plan's own executor computes for that batch, and what the engine does. */
import { describe, expect, test } from 'vitest'
import { greyLevels, imagePixels } from '../../vae/image'
import { oneHot } from '../../vae/one-hot'
import { trainingPlan } from '../../vae/plan/build-plan'
import { pixelInputs } from '../../vae/plan/pixel-inputs'
import { runPlan } from '../../vae/plan/run-plan'
import type { SettingsChange } from '../../vae/settings'
import { Batches } from '../loop/batches'
import { Classroom } from '../test-support/classroom'

const kinds: [string, SettingsChange][] = [
  ['a variational autoencoder', {}],
  ['an autoencoder', { model: { kind: 'ae' } }],
  [
    'a conditional network with a Gaussian likelihood, weighted KL and clipping',
    {
      model: { conditional: true, activation: 'tanh' },
      objective: { likelihood: 'gaussian', variance: 0.2, beta: 4, klWarmupSteps: 10 },
      optimizer: { clipGlobalNorm: 0.5 },
    },
  ],
  ['the decoder alone', { optimizer: { trains: 'decoder' } }],
  [
    'noise on binarised images, and free bits',
    {
      objective: { binarization: 'dynamic', inputNoise: 'masking', freeBitsNats: 0.05 },
      optimizer: { kind: 'sgd' },
    },
  ],
]

const image = 5
const taken = 3

describe.each(kinds)('of %s', (_, change) => {
  test('every number on the way is the plan’s', async () => {
    const room = new Classroom()
    const settings = room.with(change)
    await room.trainer.begin(1, settings)
    await room.trainer.train({ steps: taken })
    const trace = await room.trainer.traceStep(image)
    expect(trace).toMatchObject({ step: taken, count: 12, index: image, settings })

    const step = new Batches(room.dataset.train, imagePixels).assemble(settings, taken, 48)
    const { snapshot } = await room.trainer.state()
    const { layout, ...plan } = trainingPlan(settings, imagePixels)
    const grey = { images: greyLevels(step.images), inputs: step.inputs && greyLevels(step.inputs) }
    const inputs = [
      ...pixelInputs({ layout, ...plan }, grey),
      ['epsilon', step.epsilon] as const,
      ['labels', oneHot(step.labels, layout.classes, step.count)] as const,
    ]
    const buffers = new Map(inputs.map(([name, values]) => [name, Float64Array.from(values)]))
    const sums = { reconstruction: 0, klPerDimension: new Float64Array(layout.latentDimensions) }
    runPlan(
      { layout, ...plan },
      {
        ...{ count: step.count, klWeight: step.klWeight, freeBitsNats: step.freeBitsNats, buffers, sums },
        parameters: Float64Array.from(snapshot.parameters),
        update: () => {},
      },
    )
    const row = (name: string, factor = 1) => {
      const values = buffers.get(name) ?? new Float64Array(0)
      const columns = values.length / step.count
      return values.slice(image * columns, (image + 1) * columns).map((value) => value * factor)
    }
    const { slopes, ...way } = trace.image
    expectSame(way.x, row(grey.inputs ? 'targets' : 'images'))
    expectSame(way.input, row('images'))
    expectSame(way.encoder[0] ?? [], row('encoder.0'))
    expectSame(way.z, row('z'))
    expectSame(way.decoder[0] ?? [], row('decoder.0'))
    expectSame(way.logits, row('logits'))
    expectSame(slopes.logits, row('gradient.logits', step.count))
    expectSame(slopes.z, row('gradient.z', step.count))
    if (settings.model.kind === 'vae') {
      expectSame(way.mean, row('mean'))
      expectSame(way.logVariance, row('logVariance'))
      expectSame(way.epsilon, row('epsilon'))
      expectSame(slopes.mean, row('gradient.mean', step.count))
      expectSame(slopes.logVariance, row('gradient.logVariance', step.count))
    } else {
      for (const absent of [
        way.logVariance,
        way.sigma,
        way.epsilon,
        way.klPerDimension,
        slopes.logVariance,
      ]) {
        expect(absent).toHaveLength(0)
      }
    }
    expectSame([trace.terms.reconstruction], [sums.reconstruction / step.count])
    expectSame(
      trace.klPerDimension,
      sums.klPerDimension.map((nats) => nats / step.count),
    )
    expectSame([way.pixelTerms.reduce((sum, nats) => sum + nats, 0)], [way.reconstruction])
  })

  test('the engine then takes that step', async () => {
    const room = new Classroom()
    await room.trainer.begin(1, room.with(change))
    await room.trainer.train({ steps: taken })
    const trace = await room.trainer.traceStep(image)
    await expect(room.trainer.compareTrace()).rejects.toThrow('model-changed')
    await room.trainer.step()
    const { terms, update, parameters } = await room.trainer.compareTrace()
    for (const { reference, engine } of [...Object.values(terms), update]) {
      expect(Math.abs(engine - reference)).toBeLessThan(1e-5 * Math.abs(reference) + 1e-9)
    }
    expect(parameters).toBeLessThan(1e-6)
    expect(terms.objective.reference).toBe(trace.terms.objective)
    const moved = trace.tensors.map(({ updateNorm }) => updateNorm ** 2).reduce((sum, square) => sum + square)
    expect(Math.sqrt(moved)).toBeCloseTo(update.reference, 10)
    const label = trace.batch.labels.slice(image, image + 1)
    const { mean } = await room.trainer.encode(Float32Array.from(trace.image.input), 1, label)
    for (const [dimension, value] of trace.image.meanAfter.entries()) {
      expect(value).toBeCloseTo(mean[dimension] as number, 5)
    }
    await room.trainer.step()
    await expect(room.trainer.compareTrace()).rejects.toThrow('model-changed')
  })
})

/** Relative to the largest entry. */
function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length)
  const largest = Math.max(...Array.from(expected, Math.abs), 1e-9)
  const errors = Array.from(expected, (value, index) => Math.abs((actual[index] ?? Number.NaN) - value))
  expect(Math.max(...errors)).toBeLessThan(1e-9 * largest)
}
