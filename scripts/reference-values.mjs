/**
 * Values that a curve can be compared with, computed from the test images of a data set; docs/numbers.md has them as a
 * table, and a test holds that table to them.
 *
 *   node scripts/reference-values.mjs
 *
 * It also writes what principal components leave of the images, which the charts compare with.
 */
import { readFileSync, writeFileSync } from 'node:fs'
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
  const covariance = covarianceOf({ grey, count, pixels })
  return {
    collapsed: mean.reduce((sum, p) => sum + entropy(p), 0),
    floor: floor / count,
    collapsedSquares: squares / count - mean.reduce((sum, p) => sum + p * p, 0),
    largestVariance: largestVariance(covariance, new Float64Array(pixels).fill(1)),
    largestBernoulli: largestVariance(covariance, mean.map(perDeviation)),
  }
}

/** A pixel that never changes has no deviation, and no part in any. */
function perDeviation(p) {
  return p === 0 || p === 1 ? 0 : 1 / Math.sqrt(p * (1 - p))
}

/** The largest eigenvalue of the covariance of pixels times `scale`, by power iteration. */
function largestVariance(covariance, scale) {
  const scaled = covariance.map(
    (value, index) => value * scale[Math.floor(index / scale.length)] * scale[index % scale.length],
  )
  let direction = new Float64Array(scale.length).fill(1 / Math.sqrt(scale.length))
  let variance = 0
  // Two directions of Shapes are nearly alike.
  for (let round = 0; round < 200; round++) {
    const moved = matrixTimes(scaled, direction)
    variance = Math.sqrt(dot(moved, moved, 0))
    direction = moved.map((value) => value / variance)
  }
  return variance
}

/** As many as a latent space may have dimensions. */
const mostComponents = 64
/** Components that are followed besides, so that the last ones settle as well. */
const spareComponents = 16

/**
 * Squared error, summed over pixels, that the first 1, 2, … principal components of the images leave: the best that a
 * linear code of so many dimensions can do. By orthogonal iteration (Golub & Van Loan 2013, section 8.2).
 */
export function linearErrors({ grey, count, pixels }, components = mostComponents) {
  const covariance = covarianceOf({ grey, count, pixels })
  let left = 0
  for (let pixel = 0; pixel < pixels; pixel++) left += covariance[pixel * pixels + pixel]
  let basis = Array.from({ length: Math.min(components + spareComponents, pixels) }, (_, one) =>
    Float64Array.from({ length: pixels }, (_, pixel) => Math.cos((one + 1) * (pixel + 0.5))),
  )
  for (let round = 0; round < 120; round++) {
    orthonormalise(basis)
    basis = basis.map((direction) => matrixTimes(covariance, direction))
  }
  return orthonormalise(basis)
    .slice(0, components)
    .map((direction) => {
      left -= dot(matrixTimes(covariance, direction), direction, 0)
      return Math.max(0, Math.round(100 * left) / 100)
    })
}

/** [pixels, pixels], of grey levels / 255. */
function covarianceOf({ grey, count, pixels }) {
  const covariance = new Float64Array(pixels * pixels)
  const mean = new Float64Array(pixels)
  for (let start = 0; start < grey.length; start += pixels) {
    for (let row = 0; row < pixels; row++) {
      const share = grey[start + row] / 255 / count
      // Most pixels are black.
      if (share === 0) continue
      mean[row] += share
      for (let pixel = 0; pixel <= row; pixel++) {
        covariance[row * pixels + pixel] += (share * grey[start + pixel]) / 255
      }
    }
  }
  return covariance.map((_, index) => {
    const [row, column] = [Math.floor(index / pixels), index % pixels]
    const [later, earlier] = row > column ? [row, column] : [column, row]
    return covariance[later * pixels + earlier] - mean[row] * mean[column]
  })
}

function matrixTimes(matrix, vector) {
  return vector.map((_, row) => dot(matrix, vector, row * vector.length))
}

/** In place, each against those before it (Gram-Schmidt). */
function orthonormalise(vectors) {
  vectors.forEach((vector, index) => {
    for (const before of vectors.slice(0, index)) {
      const along = dot(vector, before, 0)
      before.forEach((value, pixel) => {
        vector[pixel] -= along * value
      })
    }
    const length = Math.sqrt(dot(vector, vector, 0))
    for (let pixel = 0; pixel < vector.length; pixel++) vector[pixel] /= length
  })
  return vectors
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
  const errors = []
  for (const dataset of ['mnist', 'fashion-mnist', 'shapes']) {
    const images = await testImages(dataset)
    rows.push([dataset, referenceValues(images)])
    errors.push([dataset, linearErrors(images)])
  }
  console.table(Object.fromEntries(rows))
  writeFileSync(`${root}src/session/linear-errors.json`, `${JSON.stringify(Object.fromEntries(errors))}\n`)
}
