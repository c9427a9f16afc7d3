/** What can be said of a model in single numbers. */

import { factorEntropies, factorInformation, informationGap } from '../../analysis/mutual-information'
import { NearestRows } from '../../analysis/nearest-rows'
import type { LoadedSplit } from '../../datasets/dataset'
import { yieldToMessages } from '../../lib/yield-to-messages'
import type { Embedding, EvaluationOptions, FactorInformation, Measures } from '../answers'
import type { Run } from '../loop/run'
import { embedTestImages, encodeImages } from './embedding'
import type { EvaluationResult } from './evaluation'
import { galleryOf } from './gallery'

export type EvaluateNow = (
  split: LoadedSplit,
  options: Omit<EvaluationOptions, 'split'>,
) => Promise<EvaluationResult>

/** Of the importance-weighted bound: some seconds without a graphics card. */
const bound = { images: 500, samples: 100 }
/** Codes that vote on a class, and how many images are put to the vote. */
const vote = { neighbours: 5, images: 2000 }

/** @param evaluate in the order of its calls, all of the present parameters */
export async function measureRun(run: Run, evaluate: EvaluateNow): Promise<Measures> {
  const { train, test } = run.dataset
  const isVariational = run.settings.model.kind === 'vae'
  const options = { limit: bound.images, importanceSamples: bound.samples }
  const codes = await embedTestImages(run, test.total)
  const tested = await evaluate(test, {})
  const weighted = isVariational ? await evaluate(test, options) : null
  return {
    test: tested.evaluation,
    train: (await evaluate(train, { limit: test.total })).evaluation,
    bound: weighted && { ...weighted.evaluation, samples: bound.samples },
    gallery: await galleryOf(run, tested),
    neighbourAccuracy: await neighbourAccuracy(run, codes),
    factors: await informationOn(run, codes),
    step: run.step,
  }
}

/**
 * Each test image is classified by the training images: the class of most of its nearest codes, of the nearest one in a
 * tie.
 */
async function neighbourAccuracy(run: Run, codes: Embedding): Promise<Measures['neighbourAccuracy']> {
  const { train } = run.dataset
  const dimensions = run.settings.model.latentDimensions
  const { means } = await encodeImages(run, train, train.total)
  const images = Math.min(vote.images, codes.labels.length)
  let right = 0
  for (let image = 0; image < images; image++) {
    const code = codes.means.slice(image * dimensions, (image + 1) * dimensions)
    const nearest = new NearestRows(code, vote.neighbours)
    nearest.search(means, 0, train.total)
    const classes = nearest.neighbours.map(({ index }) => train.labels[index] as number)
    if (mostFrequent(classes) === codes.labels[image]) right += 1
    await yieldToMessages()
  }
  return { share: right / images, neighbours: vote.neighbours, images }
}

async function informationOn(run: Run, codes: Embedding): Promise<FactorInformation | null> {
  const { factors } = run.dataset.test
  if (!factors) return null
  const dimensions = run.settings.model.latentDimensions
  const information: Float64Array[] = []
  for (let dimension = 0; dimension < dimensions; dimension++) {
    information.push(factorInformation(codes, dimensions, dimension, factors))
    await yieldToMessages()
  }
  return {
    names: factors.list.map(({ name }) => name),
    ...informationGap(information, factorEntropies(factors)),
  }
}

/** The first of those that occur most often. */
function mostFrequent(values: readonly number[]): number | undefined {
  const count = (wanted: number) => values.filter((value) => value === wanted).length
  return values.toSorted((one, other) => count(other) - count(one))[0]
}
