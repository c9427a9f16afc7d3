/** Networks, objectives and batches drawn at random, and what an engine must make of each of them. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { greyLevels } from '../../vae/image'
import { fillUniform, Stream } from '../../vae/random'
import { decode, encode } from '../../vae/reference/forward'
import { referenceEvaluate } from '../../vae/reference/training-step'
import type {
  Activation,
  ModelSettings,
  ObjectiveSettings,
  OptimizerSettings,
  Settings,
} from '../../vae/settings'
import type { Engine, EngineRequest, TrainingStep, UnknownFeature } from '../engine'
import { modelOf, noisy, referenceRun, type TestProblem, type TestStep, testProblem } from './test-problem'

/** Nats a dimension. Of less, not every engine keeps five digits: KL is what is left of numbers of about one. */
const smallKl = 0.05

const width = fc.integer({ min: 1, max: 40 })

const networks = fc.record({
  kind: fc.constantFrom<ModelSettings['kind']>('vae', 'ae'),
  conditional: fc.boolean(),
  hidden: fc.array(width, { maxLength: 3 }),
  latentDimensions: fc.integer({ min: 1, max: 11 }),
  pixels: fc.integer({ min: 1, max: 67 }),
  /** How bright a pixel has to be not to be made black. */
  darkness: fc.constantFrom(0, 0.5, 0.9, 1),
  /** Whether the step is given its images so. */
  asBytes: fc.boolean(),
  count: fc.oneof(fc.constantFrom(1, 2, 3, 5, 7, 13, 31), fc.integer({ min: 1, max: 40 })),
})

const objectives = fc.record({
  activation: fc.constantFrom<Activation>('relu', 'elu', 'tanh', 'softplus'),
  likelihood: fc.constantFrom<ObjectiveSettings['likelihood']>('bernoulli', 'gaussian'),
  variance: fc.constantFrom(0.01, 0.5, 3),
  inputNoise: fc.constantFrom<ObjectiveSettings['inputNoise']>('none', 'gaussian', 'masking'),
  optimizer: fc.constantFrom<OptimizerSettings['kind']>('adam', 'sgd', 'rmsprop'),
})

const weights = fc.record({
  klWeight: fc.constantFrom(0, 1, 4),
  freeBitsNats: fc.constantFrom(0, 0.05, 3),
  clipGlobalNorm: fc.constantFrom(null, 0.1, 1e4),
})

/** Drawn as few numbers, so that one that an engine gets wrong can be read. @param knows what not every engine does */
const drawings = (knows: readonly UnknownFeature[]) => {
  const features = fc.record({
    /** Of a convolutional network, whose images are square; none of a dense one. */
    channels: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: knows.includes('conv') ? 3 : 0 }),
    batchNorm: knows.includes('batchNorm') ? fc.boolean() : fc.constant(false),
    importanceSamples: knows.includes('importanceSamples') ? fc.constantFrom(1, 1, 2, 5) : fc.constant(1),
  })
  return fc.tuple(networks, objectives, weights, features)
}

function problemOf([network, { activation, optimizer, ...objective }, step, features]: Drawn<
  ReturnType<typeof drawings>
>): TestProblem {
  const problem = testProblem({
    ...network,
    pixels: features.channels.length > 0 ? squareFor(features.channels, network.pixels) : network.pixels,
    // A few rows may lie so close together that their differences have few digits.
    count: network.count + (features.batchNorm ? 7 : 0),
    step: { ...step, learningRate: 0.05 },
    settings: (settings) => {
      settings.model.kind = network.kind
      settings.model.activation = activation
      settings.model.network = features.channels.length > 0 ? 'conv' : 'dense'
      settings.model.channels = features.channels
      settings.model.conditional = network.conditional
      settings.model.batchNorm = features.batchNorm
      settings.objective.importanceSamples = features.importanceSamples
      settings.optimizer.kind = optimizer
      Object.assign(settings.objective, objective)
      // The exponential of many nats keeps as many digits less as they have before the point.
      if (features.importanceSamples > 1) settings.objective.variance = Math.max(0.5, objective.variance)
    },
  })
  // Rows that are all alike have no variance: normalised again and again, rounding errors become numbers.
  const darkness = features.batchNorm ? 0 : network.darkness
  for (const [index, batch] of problem.steps.entries()) {
    const bytes = Uint8Array.from(batch.images, (grey) => (grey < darkness ? 0 : 256 * grey))
    batch.images = greyLevels(bytes)
    const inputs = noisy(bytes, problem.settings, index)
    if (inputs) batch.inputs = greyLevels(inputs)
  }
  return inMidTraining(problem)
}

/** A square that so many convolutions leave something of, odd or even, with about so many pixels. */
function squareFor({ length }: readonly number[], pixels: number): number {
  return Math.max(2 ** length, Math.floor(Math.sqrt(4 * pixels))) ** 2
}

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never

/**
 * As if some steps had been done: biases are not zero, and second moments so large that what an optimiser makes of
 * a gradient does not depend on the sign of one that is almost zero.
 */
function inMidTraining(problem: TestProblem): TestProblem {
  const { parameters } = problem.snapshot
  const draws = new Float32Array(2 * parameters.length)
  fillUniform(draws, { seed: 3, stream: Stream.initialisation, step: 0 })
  const v = draws.slice(parameters.length).map((draw) => 0.5 + draw)
  for (const { isStatistic, offset, size } of modelOf(problem).layout.entries) {
    if (isStatistic) v.fill(0, offset, offset + size)
  }
  const snapshot = {
    parameters: parameters.map((value, index) => value + 0.2 * (draws[index] - 0.5)),
    moments: { m: new Float32Array(parameters.length), v },
    step: 10,
  }
  return { ...problem, snapshot }
}

/**
 * Has random problems computed and compares evaluation, terms, gradients and updated parameters with the float64
 * reference. @param knows features of networks that this engine computes and others do not
 */
export async function expectRandomProblems(
  create: (request: EngineRequest) => Promise<Engine>,
  numRuns: number,
  knows: readonly UnknownFeature[] = [],
): Promise<void> {
  const property = fc.asyncProperty(drawings(knows), async (drawn) => {
    const [{ asBytes }] = drawn
    const problem = problemOf(drawn)
    const engine = await create(problem)
    try {
      await expectAsReference(engine, problem, asBytes)
    } finally {
      engine.dispose()
    }
  })
  // A fixed seed: a run must not depend on chance.
  await fc.assert(property, { numRuns, seed: 1 })
}

async function expectAsReference(engine: Engine, problem: TestProblem, asBytes: boolean): Promise<void> {
  const { settings, pixels, snapshot, steps } = problem
  const [{ inputs, ...batch }] = steps
  const noise = oneSample(batch, settings)
  // What the sum of a Gaussian's terms and its constant may cancel.
  const scale = settings.objective.likelihood === 'gaussian' ? 2 * pixels : 0
  await expectCodes(engine, problem)
  const perImage = await engine.evaluate(batch.images, noise, batch.count, batch.labels)
  const parameters = Float64Array.from(snapshot.parameters)
  const expectedPerImage = referenceEvaluate(modelOf(problem), parameters, batch)
  for (const term of ['reconstruction', 'squaredError'] as const) {
    expectClose(perImage[term], expectedPerImage[term], 1e-5, scale)
  }
  expectClose(perImage.klPerDimension, expectedPerImage.klPerDimension, 1e-5, smallKl)
  const expected = referenceRun(problem)
  const [terms] = await engine.train(asBytes ? steps.map(inBytes) : steps)
  for (const term of ['reconstruction', 'objective'] as const) {
    expectClose([terms[term]], [expected.terms[0][term]], 1e-5, scale)
  }
  expectClose([terms.kl], [expected.terms[0].kl], 1e-5, smallKl * settings.model.latentDimensions)
  const normTolerance = settings.model.batchNorm ? 1e-4 : 1e-5
  expectClose([terms.gradientNorm], [expected.terms[0].gradientNorm], normTolerance)
  const after = await engine.snapshot()
  // The first moment began at zero: it is the gradient, clipped, up to a factor.
  expectClose(after.moments?.m ?? [], expected.state.moments.m, 1e-4)
  expectClose(after.moments?.v ?? [], expected.state.moments.v, 1e-4)
  expectClose(after.parameters, expected.state.parameters, 1e-4)
}

/** The way back of {@link greyLevels}. */
function inBytes({ images, inputs, ...step }: TestStep): TrainingStep {
  const bytes = (levels: Float32Array) => Uint8Array.from(levels, (level) => Math.round(255 * level))
  return { ...step, images: bytes(images), ...(inputs && { inputs: bytes(inputs) }) }
}

/** Noise for one sample of z an image. */
function oneSample({ epsilon, count }: TestStep, { model }: Settings): Float32Array {
  return epsilon.subarray(0, count * model.latentDimensions)
}

async function expectCodes(engine: Engine, problem: TestProblem): Promise<void> {
  const { settings, snapshot, steps } = problem
  const [{ images, count, labels }] = steps
  const epsilon = oneSample(steps[0], settings)
  const parameters = Float64Array.from(snapshot.parameters)
  const expected = encode(modelOf(problem), parameters, images, count, labels)
  const { mean, logVariance } = await engine.encode(images, count, labels)
  expectClose(mean, expected.mean, 1e-5)
  if (settings.model.kind === 'ae') {
    expect([...logVariance]).toEqual([...expected.logVariance])
    // Densities that are not there have no ratio.
    await expect(
      (async () => engine.logImportanceWeights(images, epsilon, count, labels))(),
    ).rejects.toThrow()
  } else expectClose(logVariance, expected.logVariance, 1e-5)
  const pixelMeans = decode(modelOf(problem), parameters, epsilon, count, labels)
  expectClose(await engine.decode(epsilon, count, labels), pixelMeans, 1e-5)
}

/** @param tolerance relative to the largest entry, or to the scale if that is larger */
function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  scale = 0,
): void {
  const values = Array.from(expected)
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), scale)
  expect(actual).toHaveLength(values.length)
  for (const [index, value] of values.entries()) {
    // Written so that NaN fails.
    if (Math.abs(actual[index] - value) <= tolerance * largest) continue
    expect(actual[index], `entry ${index}, of which the largest is ${largest}`).toBe(value)
  }
}
