/** What a model makes of one image. */
import type { Engine } from '../../engines/engine'
import { fillNormal, Stream } from '../../vae/random'
import type { Settings } from '../../vae/settings'
import type { Examination } from '../answers'

/** Samples of z over which the reconstruction term is averaged: its standard error is then below a nat. */
const samples = 16

/**
 * @param image [pixels] in [0, 1]; @param label that a conditional network is told
 * @param testSurprise -ELBO of the test images in ascending order, or null
 */
export async function examineImage(
  engine: Engine,
  image: Float32Array,
  label: number,
  settings: Settings,
  testSurprise: Float32Array | null,
): Promise<Examination> {
  const { latentDimensions } = settings.model
  const labels = new Uint8Array(samples).fill(label)
  const posterior = await engine.encode(image, 1, labels.subarray(0, 1))
  const reconstruction = await engine.decode(posterior.mean, 1, labels.subarray(0, 1))
  const copies = new Float32Array(samples * image.length)
  for (let copy = 0; copy < samples; copy++) copies.set(image, copy * image.length)
  const epsilon = new Float32Array(samples * latentDimensions)
  fillNormal(epsilon, { seed: settings.seed, stream: Stream.examination, step: 0 })
  const perSample = await engine.evaluate(copies, epsilon, samples, labels)
  const terms = {
    reconstruction: perSample.reconstruction.reduce((sum, nats) => sum + nats, 0) / samples,
    kl: perSample.klPerDimension.subarray(0, latentDimensions).reduce((sum, nats) => sum + nats, 0),
  }
  const surprise = terms.reconstruction + terms.kl
  const moreSurprisingThan = testSurprise && shareBelow(testSurprise, surprise)
  return {
    mean: posterior.mean,
    logVariance: posterior.logVariance,
    reconstruction,
    terms,
    moreSurprisingThan,
  }
}

/** Share of ascending values that are below a value, 0 to 1. */
function shareBelow(ascending: Float32Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle] < value) low = middle + 1
    else high = middle
  }
  return low / ascending.length
}
