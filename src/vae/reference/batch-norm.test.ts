import { expect, test } from 'vitest'
import { initialParameters } from '../initialisation'
import { fillNormal, Stream } from '../random'
import { type NormPass, normForward, withStatistics } from './batch-norm'
import { encode } from './forward'
import { referenceModel } from './model'
import { referenceState } from './optimiser'
import { referenceTrain } from './training-step'

const model = referenceModel(
  {
    model: { kind: 'vae', hidden: [3], latentDimensions: 1, activation: 'tanh', batchNorm: true },
    objective: { likelihood: 'gaussian', variance: 1 },
    optimizer: { kind: 'adam' },
  },
  2,
)
const [{ norm }] = model.layout.encoder
const parameters = Float64Array.from(initialParameters(model.layout, 1))

/** Two rows of three outputs. */
const sums = Float64Array.of(1, 5, -2, 3, 5, 2)

function pass(count = 2, from = parameters): { output: Float64Array; pass: NormPass } {
  if (!norm) throw new Error('nothing is normalised')
  return normForward(norm, from, sums.slice(0, 3 * count), 'batch')
}

test('a batch has mean 0 and variance 1, the weight and bias of the layer aside', () => {
  // By hand: deviations of 1, 0 and 2 from the means 2, 5 and 0; epsilon keeps 0 / 0 away.
  const by = (deviation: number) => deviation / Math.sqrt(deviation ** 2 + 1e-5)
  expect([...pass().output]).toEqual([-by(1), 0, -by(2), by(1), 0, by(2)])
  const moved = parameters.slice()
  moved[norm?.weight.offset ?? 0] = 3
  moved[norm?.bias.offset ?? 0] = 10
  expect(pass(2, moved).output[0]).toBeCloseTo(10 - 3 * by(1), 12)
})

test('running statistics take in a tenth of each batch, the variance divided by one row less', () => {
  const statistics = (of: Float64Array) =>
    [norm?.mean, norm?.variance].map((entry) => [
      ...of.subarray(entry?.offset, (entry?.offset ?? 0) + (entry?.size ?? 0)),
    ])
  const once = withStatistics(parameters, [pass().pass])
  expect(statistics(once)).toEqual([
    [0.1 * 2, 0.1 * 5, 0],
    [1 + 0.1 * (2 - 1), 1 + 0.1 * (0 - 1), 1 + 0.1 * (8 - 1)],
  ])
  const ofOneRow = withStatistics(parameters, [pass(1).pass])
  expect(ofOneRow, 'one row has no variance').toEqual(parameters)
})

test('training moves them towards the data, and every other use goes by them', () => {
  const count = 50
  const draws = new Float32Array(count * 2)
  fillNormal(draws, { seed: 1, stream: Stream.evaluation, step: 0 })
  const images = draws.map((value) => 7 + value)
  const step = {
    ...{ images, epsilon: new Float32Array(count), count },
    ...{ klWeight: 1, freeBitsNats: 0, learningRate: 0, clipGlobalNorm: null },
  }
  const start = referenceState({ parameters, moments: null, step: 0 })
  const { parameters: after } = referenceTrain(model, start, new Array(200).fill(step)).state
  const alone = encode(model, after, images.subarray(0, 2), 1)
  const together = encode(model, after, images, count)
  expect(alone.mean[0]).toBe(together.mean[0])
  const byBatch = encode(model, after, images, count, undefined, 'batch')
  const distance = (mean: Float64Array) => Math.hypot(...mean.map((code, row) => code - byBatch.mean[row]))
  const fresh = encode(model, parameters, images, count)
  expect(distance(together.mean)).toBeLessThan(distance(fresh.mean) / 20)
})
