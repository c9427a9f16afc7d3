/**
 * `npm run compare-with-pytorch`, optional and no part of the tests: whether the programs that the page exports compute
 * what the page computes, for models of several kinds that the page has trained, and for one that the PyTorch program
 * has trained, of which the page imports weights and settings; and whether the first step of each has the objective, the
 * gradient and, of the PyTorch program, the outcome of the float64 reference. The Keras program runs on a stand-in for TensorFlow. PYTHON names a Python that
 * has PyTorch and NumPy (default python3).
 */
import './ensure-installed.mjs'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { runnerImport } from 'vite'
import { openHeadlessPage } from './headless-page.mjs'
import { fail } from './process.mjs'

const pixels = 784
const encoded = 100
const evaluated = 500
const importanceSamples = 10
/** What a conditional network is told of images that are encoded, and of codes that are decoded. */
const label = 3
/** Absolute; pixels are in [0, 1], terms in nats per image, and the page computes in float32. */
const tolerance = 1e-4

/** What differs from the defaults, the steps that the page trains, and what is changed then, for as many steps again. */
const models = {
  dense: [{}, 300],
  gaussian: [
    {
      model: { hidden: [96, 48, 24], latentDimensions: 3, activation: 'tanh' },
      objective: { likelihood: 'gaussian', variance: 0.1, beta: 2, klWarmupSteps: 1000, freeBitsNats: 0.02 },
      optimizer: { kind: 'rmsprop' },
      seed: 7,
    },
    100,
  ],
  convolutional: [{ model: { network: 'conv', channels: [4, 8, 8], activation: 'elu' } }, 60],
  normalised: [
    { model: { batchNorm: true, activation: 'softplus' }, objective: { importanceSamples: 4 } },
    60,
  ],
  'all of it': [
    {
      model: { network: 'conv', channels: [4, 8], batchNorm: true, conditional: true },
      objective: { binarization: 'threshold' },
    },
    60,
  ],
  autoencoder: [
    { model: { kind: 'ae', conditional: true }, optimizer: { kind: 'sgd', learningRate: 0.0001 } },
    100,
  ],
  'the encoder alone': [{}, 60, { optimizer: { trains: 'encoder', clipGlobalNorm: 5 } }],
  'the decoder alone': [
    { model: { hidden: [64], latentDimensions: 4 }, optimizer: { kind: 'rmsprop' } },
    60,
    { optimizer: { trains: 'decoder' } },
  ],
}

const datasets = fileURLToPath(new URL('../public/datasets/mnist/', import.meta.url))
const testShard = join(datasets, 'test-images-0.bin')
const grey = gunzipSync(readFileSync(testShard)).subarray(0, encoded * pixels)
const labels = [...gunzipSync(readFileSync(join(datasets, 'test-labels.bin'))).subarray(0, evaluated)]

const { page, close } = await openHeadlessPage({ port: 4194 })
const folder = mkdtempSync(join(tmpdir(), 'compare-with-pytorch-'))
try {
  const defaults = await page.evaluate(() => window.playground.settings())
  const differences = {}
  const stepDifferences = {}
  for (const [name, [change, steps, later]] of Object.entries(models)) {
    await begin(defaults, change)
    await train(steps)
    if (later) {
      await page.evaluate((settings) => window.playground.configure(settings), later)
      await train(steps)
    }
    const program = unpack(await exportModel('pytorch'), name)
    unpack(await exportModel('keras'), name)
    const file = join(program, 'model.safetensors')
    differences[name] = await compare('results', program, file)
    differences[`${name}, Keras`] = await compare('keras', program, file)
    Object.assign(stepDifferences, await firstSteps(name, program, file))
  }
  await begin(defaults, models.gaussian[0])
  const program = unpack(await exportModel('pytorch'), 'to be trained')
  const written = join(folder, 'pytorch.safetensors')
  python('train', program, join(datasets, 'train-images-0.bin'), written)
  await importModel(written)
  differences['trained by PyTorch'] = await compare('results', program, written)
  console.log(`Largest differences between the page, in float32, and programs on ${python('version')}`)
  report(differences)
  console.log('Largest differences of a first step from the float64 reference')
  report(stepDifferences)
} finally {
  await close()
  rmSync(folder, { recursive: true })
}

/** A fresh run with the default settings but for a change. */
async function begin(defaults, change) {
  await page.evaluate((settings) => window.playground.configure(settings), defaults)
  await page.evaluate((settings) => window.playground.configure(settings), change)
  await page.evaluate(() => window.playground.reset())
}

function train(steps) {
  return page.evaluate((amount) => window.playground.train({ steps: amount }), steps)
}

/** @returns the folder with the files of a ZIP */
function unpack(zip, name) {
  const target = join(folder, name)
  mkdirSync(target, { recursive: true })
  for (const [file, bytes] of Object.entries(unzipSync(zip))) writeFileSync(join(target, file), bytes)
  return target
}

function python(...parameters) {
  const script = fileURLToPath(new URL('compare_with_pytorch.py', import.meta.url))
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 }
  return execFileSync(process.env.PYTHON ?? 'python3', [script, ...parameters], options).trim()
}

/** The largest differences of everything that the exported program in a folder and the page compute with a model. */
async function compare(command, program, file) {
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
    JSON.stringify({
      ...{ folder: program, model: file, shard: testShard },
      ...{ encoded, evaluated, importanceSamples, z, label, labels },
    }),
  )
  const theirs = JSON.parse(python(command, request))
  const ours = await page.evaluate(compute, {
    ...{ images: rowsOf(grey), z, label, evaluated },
    importanceSamples: 'importanceWeightedBound' in theirs.evaluation ? importanceSamples : undefined,
  })
  const terms = Object.keys(theirs.evaluation).map((term) => [
    term,
    difference(ours.evaluation[term], theirs.evaluation[term]),
  ])
  return {
    mean: difference(ours.mean, theirs.mean),
    ...(theirs.logVariance.length > 0 && {
      'log variance': difference(ours.logVariance, theirs.logVariance),
    }),
    decoded: difference(ours.decoded, theirs.decoded),
    ...Object.fromEntries(terms),
  }
}

/** How far the first steps of the exported programs in a folder are from the reference, by program. */
async function firstSteps(name, program, file) {
  const load = async (path) => (await runnerImport(`/src/vae/${path}.ts`, { logLevel: 'error' })).module
  const { readModelFile } = await load('model-file')
  const { settings, snapshot, step } = readModelFile(readFileSync(file), pixels)
  const { frozenEntries, parameterLayout } = await load('parameters')
  const { referenceModel } = await load('reference/model')
  const { referenceState } = await load('reference/optimiser')
  const { referenceTrainStep } = await load('reference/training-step')
  const { klWeightAt, samplesAStep } = await load('schedule')
  const { fillNormal, Stream } = await load('random')
  const count = 16
  const images = Float32Array.from(grey.subarray(0, count * pixels), (byte) => byte / 255)
  const seen = settings.objective.binarization === 'threshold' ? images.map((x) => Number(x > 0.5)) : images
  const epsilon = new Float32Array(samplesAStep(settings) * count * settings.model.latentDimensions)
  fillNormal(epsilon, { seed: 3, stream: Stream.epsilon, step: 0 })
  const klWeight = klWeightAt(settings.objective, step)
  const { trains, learningRate, clipGlobalNorm } = settings.optimizer
  const taken = referenceTrainStep(referenceModel(settings, pixels), referenceState(snapshot), {
    ...{ images: seen, epsilon, count, klWeight, labels: labels.slice(0, count) },
    freeBitsNats: settings.objective.freeBitsNats,
    ...{ trains, learningRate, clipGlobalNorm },
  })
  const layout = parameterLayout(settings.model, pixels)
  const frozen = frozenEntries(layout, trains)
  const trained = layout.entries.filter((entry) => !entry.isStatistic && !frozen.includes(entry))
  const byName = (entries, values) =>
    Object.fromEntries(
      entries.map(({ name, offset, size }) => [name, [...values.subarray(offset, offset + size)]]),
    )
  const reference = {
    objective: taken.step.terms.objective,
    gradients: byName(trained, taken.step.back.gradients),
    parameters: byName(layout.entries, taken.state.parameters),
  }
  const request = join(folder, 'request.json')
  const asked = { ...reference, count, klWeight, epsilon: [...epsilon], labels: labels.slice(0, count) }
  const { batchNorm } = settings.model
  writeFileSync(request, JSON.stringify({ folder: program, trained: testShard, step: asked, batchNorm }))
  const differences = JSON.parse(python('steps', request))
  return Object.fromEntries(Object.entries(differences).map(([by, of]) => [`${name}, ${by}`, of]))
}

/** Runs in the page. */
async function compute({ images, z, label, evaluated, importanceSamples }) {
  const { playground } = window
  const posterior = await playground.encode(images, { label })
  const decoded = await playground.decode(z, { label })
  const evaluation = await playground.evaluate({
    limit: evaluated,
    ...(importanceSamples && { importanceSamples }),
  })
  return { ...posterior, decoded, evaluation }
}

/** @param {Record<string, Record<string, number>>} differences by model and quantity */
function report(differences) {
  const rows = Object.entries(differences).map(([model, of]) => [
    model,
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, value.toExponential(1)])),
  ])
  console.table(Object.fromEntries(rows))
  const worst = Math.max(...Object.values(differences).flatMap((of) => Object.values(of)))
  // Written so that NaN fails.
  if (!(worst <= tolerance)) fail(`A difference of ${worst} is more than ${tolerance}.`)
}

async function exportModel(form) {
  const bytes = await page.evaluate(async (asked) => {
    const file = await window.playground.exportModel(asked)
    return Array.from(new Uint8Array(await file.arrayBuffer()))
  }, form)
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
