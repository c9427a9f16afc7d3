import '@tensorflow/tfjs-backend-cpu'
import { io, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers'
import { strFromU8, type Unzipped, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { labelClasses } from '../../vae/parameters'
import { fillNormal, fillUniform, Stream } from '../../vae/random'
import { decode, encode } from '../../vae/reference/forward'
import { referenceModel } from '../../vae/reference/model'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { tensorflowArchive } from './archive'

const count = 3
const labels = [3, 0, 9]

/** As a page opens the folder, but for the way in which the two files come. */
async function open(files: Unzipped, folder: string): Promise<LayersModel> {
  const { modelTopology, weightsManifest, ...rest } = JSON.parse(
    strFromU8(files[`${folder}/model.json`] as Uint8Array),
  )
  const bytes = files[`${folder}/weights.bin`] as Uint8Array
  const weightData = bytes.slice().buffer
  return loadLayersModel(
    io.fromMemory({ ...rest, modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  )
}

/** What a model gives for its inputs, the labels among them where it takes any. */
function answers(model: LayersModel, input: Float32Array): number[][] {
  return tidy(() => {
    const rows = tensor2d(input, [count, input.length / count])
    const hot = tensor2d(
      labels.map((label) => Array.from({ length: labelClasses }, (_, at) => Number(at === label))),
    )
    const given = model.predict(model.inputs.length > 1 ? [rows, hot] : rows)
    return ([given].flat() as Tensor[]).map((tensor) => Array.from(tensor.dataSync()))
  })
}

function largestDifference(given: ArrayLike<number> = [], expected: ArrayLike<number>): number {
  expect(given).toHaveLength(expected.length)
  return Math.max(...Array.from(expected, (value, index) => Math.abs(value - (given[index] as number))))
}

describe.each(modelNames)('%s', (name) => {
  const model = modelOf(name)
  const { settings, snapshot } = model
  const files = unzipSync(tensorflowArchive(model, pixels))
  const reference = referenceModel(settings, pixels)
  const parameters = Float64Array.from(snapshot.parameters)

  test('the encoder gives the posterior', async () => {
    const images = new Float32Array(count * pixels)
    fillUniform(images, { seed: 1, stream: Stream.pixels, step: 0 })
    const [mean, logVariance, ...rest] = answers(await open(files, 'encoder'), images)
    const expected = encode(reference, parameters, images, count, labels)
    expect(largestDifference(mean, expected.mean)).toBeLessThan(1e-5)
    if (settings.model.kind === 'ae') expect(logVariance).toBeUndefined()
    else expect(largestDifference(logVariance, expected.logVariance)).toBeLessThan(1e-5)
    expect(rest).toEqual([])
  })

  test('the decoder gives the pixel means', async () => {
    const z = new Float32Array(count * settings.model.latentDimensions)
    fillNormal(z, { seed: 1, stream: Stream.prior, step: 0 })
    const [images] = answers(await open(files, 'decoder'), z)
    const expected = decode(reference, parameters, z, count, labels)
    expect(largestDifference(images, expected)).toBeLessThan(1e-5)
    // The codes make a difference, or everything would agree.
    expect(
      largestDifference(expected.subarray(0, pixels), expected.subarray(pixels, 2 * pixels)),
    ).toBeGreaterThan(1e-3)
  })
})
