/** What every executor relies on in a plan. */
import { describe, expect, test } from 'vitest'
import { type DenseLayer, denseLayersOf } from '../parameters'
import type { ModelSettings, Trains } from '../settings'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from './build-plan'
import type { BufferName, Operation, Plan, PlanSettings } from './plan'

const pixels = 21
const networks = [[], [7], [9, 7], [5, 9, 7]]
const alone = (trains: Trains) => (settings: PlanSettings) => trainingPlan(settings, pixels, trains)
const builders = {
  ...{ trainingPlan, encodingPlan, decodingPlan, evaluationPlan },
  ...{ encoderAlone: alone('encoder'), decoderAlone: alone('decoder') },
}
const kinds: ModelSettings['kind'][] = ['vae', 'ae']
const steps = kinds.flatMap((kind) =>
  networks.flatMap((hidden) => [false, true].map((conditional) => ({ kind, hidden, conditional }))),
)
const cases = steps.flatMap((network) =>
  Object.entries(builders).map(([name, build]) => ({
    ...network,
    name,
    plan: build(settingsOf(network.kind, network.hidden, network.conditional), pixels),
  })),
)

function settingsOf(kind: ModelSettings['kind'], hidden: number[], conditional = false): PlanSettings {
  return {
    model: { kind, hidden, latentDimensions: 3, activation: 'tanh', conditional },
    objective: { likelihood: 'gaussian', variance: 0.5 },
    optimizer: { kind: 'adam' },
  }
}

/** The buffers that an operation reads and those that it writes. */
function traffic(operation: Operation): { reads: BufferName[]; writes: BufferName[] } {
  switch (operation.kind) {
    case 'join':
      return { reads: [operation.input, operation.labels], writes: [operation.output] }
    case 'part':
      return { reads: [operation.input], writes: [operation.output] }
    case 'dense':
      return { reads: [operation.input], writes: [operation.output] }
    case 'sample':
      return { reads: [operation.mean, operation.logVariance, operation.epsilon], writes: [operation.z] }
    case 'likelihood-gradient':
      return { reads: [operation.logits, operation.targets], writes: [operation.gradient] }
    case 'input-gradient': {
      const through = operation.through ? [operation.through.output] : []
      return {
        reads: [...operation.sources.map(({ gradient }) => gradient), ...through],
        writes: [operation.output],
      }
    }
    case 'posterior-gradient': {
      const { zGradient, mean, logVariance, epsilon, meanGradient, logVarianceGradient } = operation
      return { reads: [zGradient, mean, logVariance, epsilon], writes: [meanGradient, logVarianceGradient] }
    }
    case 'update':
      return { reads: [operation.gradient, operation.input], writes: [] }
    case 'pixel-means':
      return { reads: [operation.logits], writes: [operation.output] }
    case 'pixel-terms': {
      const { images, logits, reconstruction, squaredError } = operation
      return { reads: [images, logits], writes: [reconstruction, squaredError] }
    }
    case 'latent-terms': {
      const { epsilon, mean, logVariance, reconstruction, klPerDimension, logImportanceWeight } = operation
      return {
        reads: [epsilon, mean, logVariance, reconstruction],
        writes: [klPerDimension, logImportanceWeight],
      }
    }
  }
}

describe.each(cases)('$name of a $kind with hidden layers $hidden, told labels: $conditional', ({ plan }) => {
  const { operations, buffers, inputs, outputs } = plan

  test('writes each buffer once, before it is read, and never an input', () => {
    const written = new Set<BufferName>(inputs)
    for (const operation of operations) {
      const { reads, writes } = traffic(operation)
      for (const name of reads) expect(written).toContain(name)
      for (const name of writes) {
        expect(written).not.toContain(name)
        written.add(name)
      }
    }
    for (const name of outputs) expect(written).toContain(name)
    expect(buffers.map(({ name }) => name).toSorted()).toEqual([...written].toSorted())
  })

  test('computes nothing that nobody reads', () => {
    const read = new Set([...outputs, ...operations.flatMap((operation) => traffic(operation).reads)])
    // The KL of a sample goes to the accumulators; its z is read all the same.
    for (const operation of operations) {
      for (const name of traffic(operation).writes) expect(read).toContain(name)
    }
  })

  test('gives every buffer its columns', () => {
    const columns = new Map(buffers.map((buffer) => [buffer.name, buffer.columns]))
    const { latentDimensions } = plan.layout
    expect(columns.get('images') ?? pixels).toBe(pixels)
    expect(columns.get('z') ?? latentDimensions).toBe(latentDimensions)
    for (const operation of operations) {
      if (operation.kind !== 'dense') continue
      expect(columns.get(operation.input)).toBe(operation.layer.inputs)
      expect(columns.get(operation.output)).toBe(operation.layer.outputs)
    }
    for (const [name, count] of columns) {
      expect(count).toBeGreaterThan(0)
      if (name.startsWith('gradient.')) expect(count).toBe(columns.get(name.slice('gradient.'.length)))
    }
  })
})

const ofStep = 'a training step of a $kind with hidden layers $hidden, told labels: $conditional'

describe.each(steps)(ofStep, ({ kind, hidden, conditional }) => {
  const { operations, layout } = trainingPlan(settingsOf(kind, hidden, conditional), pixels)
  const updates = operations.flatMap((operation, index) =>
    operation.kind === 'update' ? [{ index, layer: operation.layer }] : [],
  )

  test('updates every layer once', () => {
    const names = (of: readonly DenseLayer[]) => of.map(({ weight }) => weight.name).toSorted()
    expect(names(updates.map(({ layer }) => layer))).toEqual(names(denseLayersOf(layout)))
  })

  test('updates a layer after everything that needs its old weights', () => {
    for (const { index, layer } of updates) {
      const later = operations.slice(index + 1).flatMap((operation) => {
        if (operation.kind === 'dense') return [operation.layer]
        return operation.kind === 'input-gradient' ? operation.sources.map((source) => source.layer) : []
      })
      expect(later).not.toContain(layer)
    }
  })

  test('asks for the slope by z, and never for that by the images', () => {
    const wanted = operations.flatMap((each) => (each.kind === 'input-gradient' ? [each.output] : []))
    expect(wanted).toContain(conditional ? 'gradient.told.z' : 'gradient.z')
    expect(wanted).not.toContain('gradient.images')
    expect(wanted).not.toContain('gradient.told.images')
    expect(wanted).toHaveLength(layout.encoder.length + layout.decoder.length)
  })
})

test('where one half is trained alone, the other has no update, and the decoder needs no slope by z', () => {
  const settings = settingsOf('vae', [7])
  const both = trainingPlan(settings, pixels).operations
  const updated = (trains: Trains) =>
    trainingPlan(settings, pixels, trains).operations.flatMap((operation) =>
      operation.kind === 'update' ? [operation.layer.weight.name] : [],
    )
  expect(updated('encoder').every((name) => name.startsWith('encoder.'))).toBe(true)
  expect(updated('decoder').every((name) => name.startsWith('decoder.'))).toBe(true)
  expect([...updated('decoder'), ...updated('encoder')]).toEqual(updated('both'))
  const decoder = trainingPlan(settings, pixels, 'decoder').operations
  expect(decoder.map(({ kind }) => kind)).not.toContain('posterior-gradient')
  expect(JSON.stringify(decoder)).not.toContain('gradient.z')
  expect(decoder.length).toBeLessThan(both.length - updated('encoder').length)
})

test('with noise on the input the likelihood, and nothing else, is that of the images without', () => {
  const settings = settingsOf('vae', [7])
  const noisy = { ...settings, objective: { ...settings.objective, inputNoise: 'gaussian' as const } }
  const { operations, inputs, buffers } = trainingPlan(noisy, pixels)
  expect(inputs).toEqual(['images', 'targets', 'epsilon'])
  expect(buffers).toContainEqual({ name: 'targets', columns: pixels })
  const readers = operations.filter((operation) => traffic(operation).reads.includes('targets'))
  expect(readers.map(({ kind }) => kind)).toEqual(['likelihood-gradient'])
  expect(traffic(readers[0]).reads).not.toContain('images')
  for (const build of [encodingPlan, decodingPlan, evaluationPlan]) {
    expect(build(noisy, pixels)).toEqual(build(settings, pixels))
  }
})

test('an autoencoder neither samples nor weighs its codes', () => {
  const kindsOf = ({ operations }: Plan) => new Set(operations.map(({ kind }) => kind))
  const settings = settingsOf('ae', [7])
  const training = trainingPlan(settings, pixels)
  expect(kindsOf(training)).toEqual(new Set(['dense', 'likelihood-gradient', 'input-gradient', 'update']))
  expect(training.inputs).toEqual(['images'])
  expect(kindsOf(evaluationPlan(settings, pixels))).toEqual(new Set(['dense', 'pixel-terms']))
  expect(encodingPlan(settings, pixels).outputs).toEqual(['z'])
})
