/** What can be said of a model in single numbers. */

import { factorEntropies, factorInformation, informationGap } from '../analysis/mutual-information'
import { NearestRows } from '../analysis/nearest-rows'
import type { LoadedSplit } from '../datasets/dataset'
import { yieldToMessages } from '../lib/yield-to-messages'
import { embedTestImages } from './embedding'
import type { EvaluationResult } from './evaluation'
import { galleryOf } from './gallery'
import type { Embedding, EvaluationOptions, FactorInformation, Measures } from './protocol'
import type { Run } from './run'

export type EvaluateNow = (
  split: LoadedSplit,
  options: Omit<EvaluationOptions, 'split'>,
) => Promise<EvaluationResult>

/** Of the importance-weighted bound: some seconds without a graphics card. */
const bound = { images: 500, samples: 100 }
/** Codes that vote on a class, and how many images are put to the vote. */
const vote = { neighbours: 5, images: 2000 }
/** Images between two looks at what else there is to do. */
const atOnce = 20

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

/** Each image is classified by the others: the class of most of its nearest codes, of the nearest one in a tie. */
async function neighbourAccuracy(
  run: Run,
  { means, labels }: Embedding,
): Promise<Measures['neighbourAccuracy']> {
  const dimensions = run.settings.model.latentDimensions
  const images = Math.min(vote.images, labels.length)
  let right = 0
  for (let image = 0; image < images; image++) {
    const nearest = new NearestRows(
      means.slice(image * dimensions, (image + 1) * dimensions),
      vote.neighbours,
    )
    nearest.search(means, 0, image)
    nearest.search(means, image + 1, labels.length)
    const classes = nearest.neighbours.map(({ index }) => labels[index])
    if (mostFrequent(classes) === labels[image]) right += 1
    if (image % atOnce === 0) await yieldToMessages()
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
