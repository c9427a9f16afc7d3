/**
 * `npm run compare-with-pytorch`, optional and no part of the tests: whether PyTorch computes from a model file
 * what the page computes. With a dense and a convolutional model that the page trained and exported, and with one that
 * PyTorch trained and wrote, which the page imports. PYTHON names a Python that has PyTorch (default python3).
 */
import './ensure-installed.mjs'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { openHeadlessPage } from './headless-page.mjs'
import { fail } from './process.mjs'

const pixels = 784
const encoded = 100
const evaluated = 500
const importanceSamples = 10
/** Absolute; pixels are in [0, 1], terms in nats per image, and the page computes in float32. */
const tolerance = 1e-4

const datasets = fileURLToPath(new URL('../public/datasets/mnist/', import.meta.url))
const testShard = join(datasets, 'test-images-0.bin')
const grey = gunzipSync(readFileSync(testShard)).subarray(0, encoded * pixels)

const { page, close } = await openHeadlessPage({ port: 4194 })
const folder = mkdtempSync(join(tmpdir(), 'compare-with-pytorch-'))
try {
  await page.evaluate(() => window.playground.reset())
  const byPage = await compare(await train('dense', 300))
  await page.evaluate(() => window.playground.configure({ model: { network: 'conv' } }))
  const convolved = await compare(await train('convolutional', 100))
  const written = join(folder, 'pytorch.safetensors')
  python('train', join(datasets, 'train-images-0.bin'), written)

  await importModel(written)
  const byPytorch = await compare(written)
  report({
    'trained by the page': byPage,
    'convolutional, by the page': convolved,
    'trained by PyTorch': byPytorch,
  })
} finally {
  await close()
  rmSync(folder, { recursive: true })
}

/** @returns the file of what the page has trained */
async function train(name, steps) {
  const file = join(folder, `${name}.safetensors`)
  await page.evaluate((amount) => window.playground.train({ steps: amount }), steps)
  writeFileSync(file, await exportModel())
  return file
}

function python(...parameters) {
  const script = fileURLToPath(new URL('compare_with_pytorch.py', import.meta.url))
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 }
  return execFileSync(process.env.PYTHON ?? 'python3', [script, ...parameters], options).trim()
}

/** The largest differences of everything that both compute with one model. */
async function compare(file) {
  const { latentDimensions } = await page.evaluate(() => window.playground.settings().model)
  const z = Array.from({ length: 25 }, (_, row) =>
    Array.from(
      { length: latentDimensions },
      (_, dimension) => 2.5 * Math.sin(row * (dimension + 1) + dimension),
    ),
  )
  const request = join(folder, 'request.json')
  writeFileSync(
    request,
    JSON.stringify({ model: file, shard: testShard, encoded, evaluated, importanceSamples, z }),
  )
  const theirs = JSON.parse(python('results', request))
  const ours = await page.evaluate(compute, { images: rowsOf(grey), z, evaluated, importanceSamples })
  const terms = Object.keys(theirs.evaluation).map((term) => [
    term,
    difference(ours.evaluation[term], theirs.evaluation[term]),
  ])
  return {
    mean: difference(ours.mean, theirs.mean),
    'log variance': difference(ours.logVariance, theirs.logVariance),
    decoded: difference(ours.decoded, theirs.decoded),
    ...Object.fromEntries(terms),
  }
}

/** Runs in the page. */
async function compute({ images, z, evaluated, importanceSamples }) {
  const { playground } = window
  const posterior = await playground.encode(images)
  const decoded = await playground.decode(z)
  const evaluation = await playground.evaluate({ limit: evaluated, importanceSamples })
  return { ...posterior, decoded, evaluation }
}

/** @param {Record<string, Record<string, number>>} differences by model and quantity */
function report(differences) {
  const columns = Object.entries(differences)
  const quantities = Object.keys(columns[0][1])
  const table = quantities.map((name) => [
    name,
    Object.fromEntries(columns.map(([model, of]) => [model, of[name].toExponential(1)])),
  ])
  console.log(`Largest differences between the page and ${python('version')}`)
  console.table(Object.fromEntries(table))
  const worst = Math.max(...columns.flatMap(([, of]) => Object.values(of)))
  // Written so that NaN fails.
  if (!(worst <= tolerance)) fail(`A difference of ${worst} is more than ${tolerance}.`)
}

async function exportModel() {
  const bytes = await page.evaluate(async () => {
    const file = await window.playground.exportModel()
    return Array.from(new Uint8Array(await file.arrayBuffer()))
  })
  return Uint8Array.from(bytes)
}

async function importModel(path) {
  const bytes = Array.from(readFileSync(path))
  await page.evaluate((file) => window.playground.importModel(new Blob([Uint8Array.from(file)])), bytes)
}

function rowsOf(bytes) {
  return Array.from({ length: bytes.length / pixels }, (_, row) =>
    Array.from(bytes.subarray(row * pixels, (row + 1) * pixels), (byte) => byte / 255),
  )
}

/** The largest absolute difference of numbers or of nested lists of them. */
function difference(a, b) {
  const [flatA, flatB] = [[a], [b]].map((list) => list.flat(Number.POSITIVE_INFINITY))
  if (flatA.length !== flatB.length) return Number.NaN
  return flatA.reduce((largest, value, index) => Math.max(largest, Math.abs(value - flatB[index])), 0)
}
