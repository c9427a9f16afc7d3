/**
 * Values that a curve can be compared with, computed from the test images of a data set; docs/numbers.md has them as a
 * table, and a test holds that table to them.
 *
 *   node scripts/reference-values.mjs
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = fileURLToPath(new URL('../public/datasets/', import.meta.url))

/** The test images of a data set: uint8 [count, pixels]. */
export async function testImages(dataset) {
  if (dataset === 'shapes') return shapesTestImages()
  const { test, image } = JSON.parse(readFileSync(`${folder}${dataset}/manifest.json`, 'utf8'))
  const shards = test.shards.map(({ file }) => gunzipSync(readFileSync(`${folder}${dataset}/${file}`)))
  return { grey: Buffer.concat(shards), count: test.images, pixels: image.width * image.height }
}

async function shapesTestImages() {
  const { makeShapes } = (
    await runnerImport('/src/datasets/shapes/make-shapes.ts', { root, logLevel: 'error' })
  ).module
  const { test, pixels } = await makeShapes(1)
  return { grey: test.images, count: test.total, pixels }
}

/**
 * Of the test images, grey levels / 255, per image:
 * - `collapsed`: Bernoulli cross-entropy in nats if the mean image is predicted whatever the input
 * - `floor`: the same if every image predicts itself; no network gets below it
 * - `collapsedSquares`: squared error, summed over pixels, of the mean image
 * - `largestVariance`: of the pixels along the direction in which they vary most
 * - `largestBernoulli`: the same of pixels in units of the standard deviation that a Bernoulli variable of their mean has
 */
export function referenceValues({ grey, count, pixels }) {
  const mean = new Float64Array(pixels)
  let floor = 0
  let squares = 0
  for (let index = 0; index < grey.length; index++) {
    const x = grey[index] / 255
    mean[index % pixels] += x / count
    floor += entropy(x)
    squares += x * x
  }
  return {
    collapsed: mean.reduce((sum, p) => sum + entropy(p), 0),
    floor: floor / count,
    collapsedSquares: squares / count - mean.reduce((sum, p) => sum + p * p, 0),
    largestVariance: largestVariance({ grey, count, pixels }, mean, new Float64Array(pixels).fill(1)),
    largestBernoulli: largestVariance({ grey, count, pixels }, mean, mean.map(perDeviation)),
  }
}

/** A pixel that never changes has no deviation, and no part in any. */
function perDeviation(p) {
  return p === 0 || p === 1 ? 0 : 1 / Math.sqrt(p * (1 - p))
}

/** The largest eigenvalue of the covariance of pixels times `scale`, by power iteration without the matrix. */
function largestVariance({ grey, count, pixels }, mean, scale) {
  let direction = new Float64Array(pixels).fill(1 / Math.sqrt(pixels))
  let variance = 0
  for (let round = 0; round < 20; round++) {
    const scaled = direction.map((value, pixel) => value * scale[pixel])
    const moved = covarianceTimes({ grey, count, pixels }, mean, scaled).map(
      (value, pixel) => value * scale[pixel],
    )
    variance = Math.hypot(...moved)
    direction = moved.map((value) => value / variance)
  }
  return variance
}

function covarianceTimes({ grey, count, pixels }, mean, direction) {
  const result = new Float64Array(pixels)
  const centre = dot(mean, direction, 0)
  for (let start = 0; start < grey.length; start += pixels) {
    const along = dot(grey, direction, start) / 255 - centre
    for (let pixel = 0; pixel < pixels; pixel++) {
      result[pixel] += ((grey[start + pixel] / 255 - mean[pixel]) * along) / count
    }
  }
  return result
}

function dot(row, direction, start) {
  let sum = 0
  for (let pixel = 0; pixel < direction.length; pixel++) sum += row[start + pixel] * direction[pixel]
  return sum
}

/** Of a Bernoulli variable, in nats. The cross-entropy is linear in x: its mean at p = mean(x) is the entropy. */
function entropy(p) {
  return p === 0 || p === 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = []
  for (const dataset of ['mnist', 'fashion-mnist', 'shapes']) {
    rows.push([dataset, referenceValues(await testImages(dataset))])
  }
  console.table(Object.fromEntries(rows))
}
