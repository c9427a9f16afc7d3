/**
 * `npm run expected-cards [-- name …]`: what a run ought to look like. Trains the page itself on WebAssembly from
 * seed 1, once as it is and once without relaxed SIMD, whose sums are rounded otherwise, and writes test terms on the
 * way, how far the two were apart, and what the plane or some reconstructions are at the end to
 * src/session/expected/cards.json and public/expected/. One or two minutes a card; without names, all of them.
 * With `--check` nothing is written: the first terms of each card are taken again and must be what stands there.
 */
import './ensure-installed.mjs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { runnerImport } from 'vite'
import { openHeadlessPage } from './headless-page.mjs'
import { fail } from './process.mjs'

const target = 'src/session/expected/cards.json'
const pictures = 'public/expected'
const pixels = 784
/** Steps of an epoch of 60,000 images, 128 a step. */
const epochSteps = 469
/** Of the drawn data set, as `src/datasets/open-dataset.ts` has it. */
const shapesSeed = 1
/** Where terms are taken before the first epoch ends. */
const firstSteps = [100, 200, 300, 400]
/** Test images in the plane, and those whose reconstructions are shown. */
const [points, reconstructions] = [600, 10]
/** Nats by which runs on WebGPU, WebAssembly and TensorFlow.js were apart after ten epochs (docs/performance.md). */
const leastTolerance = 0.6
/** Cells a side of the decoded grid. */
const cells = 12

const tutorial = { model: { latentDimensions: 32 }, objective: { likelihood: 'gaussian' } }
/**
 * What each changes about the defaults, how many epochs it trains, and how many of these it is compared on: three and
 * two unless it says so.
 */
const cards = {
  mnist: { change: {}, epochs: 20, compared: 5 },
  fashion: { change: { dataset: 'fashion-mnist' } },
  shapes: { change: { dataset: 'shapes' } },
  autoencoder: { change: { model: { kind: 'ae' } } },
  'beta-vae': { change: { objective: { beta: 4 } }, epochs: 5, compared: 5 },
  collapse: { change: { objective: { beta: 50 } }, epochs: 5, compared: 5 },
  gaussian: { change: { objective: { likelihood: 'gaussian' } } },
  'more-dimensions': { change: { model: { latentDimensions: 32 } } },
  'wide-autoencoder': { change: { model: { kind: 'ae', latentDimensions: 32 } }, epochs: 1 },
  'lesson-collapse': {
    change: {
      model: { latentDimensions: 32, activation: 'softplus' },
      objective: { beta: 5 },
      optimizer: { learningRate: 0.005 },
    },
    epochs: 0,
  },
  'tutorial-autoencoder': { change: { ...tutorial, model: { ...tutorial.model, kind: 'ae' } } },
  'tutorial-vae': { change: tutorial },
  'tutorial-mean': { change: { ...tutorial, objective: { likelihood: 'gaussian', variance: 392 } } },
}

const load = async (path) => (await runnerImport(`./src/${path}.ts`, { logLevel: 'error' })).module
const { changeSettings, changedFields } = await load('vae/settings-validation')
const { defaultSettings, valueAt } = await load('vae/settings-schema')
const { isActive } = await load('analysis/active-dimensions')

const [checks, named] = [
  process.argv.includes('--check'),
  process.argv.slice(2).filter((name) => name !== '--check'),
]
const unknown = named.find((name) => !Object.hasOwn(cards, name))
if (unknown) fail(`There is no card ${unknown}, only ${Object.keys(cards).join(', ')}.`)
const names = named.length > 0 ? named : Object.keys(cards)
const present = JSON.parse(await readFile(target, 'utf8').catch(() => '{ "cards": {} }'))

const { page, close } = await openHeadlessPage({ hash: 'v=1&backend=wasm' })
try {
  for (const name of names) {
    if (checks) await check(name)
    else await make(name)
  }
} finally {
  await close()
}

/** Takes the first terms of a card again. */
async function check(name) {
  const { curve, tolerance } = present.cards[name]
  const [again] = await train(name, firstSteps.slice(0, 1))
  for (const [term, within] of Object.entries(tolerance)) {
    const apart = Math.abs(again[term] - curve[0][term])
    if (apart > within) process.exitCode = 1
    console.log(
      `${name}: ${term} after ${again.step} steps ${again[term]}, ${apart.toFixed(3)} from the card`,
    )
  }
}

async function make(name) {
  const { epochs = 3, compared = 2 } = cards[name]
  const steps = [...firstSteps, ...Array.from({ length: epochs }, (_, epoch) => (epoch + 1) * epochSteps)]
  await relaxedSimd(false)
  const otherwise = await train(name, steps.slice(0, firstSteps.length + compared))
  await relaxedSimd(true)
  const curve = await train(name, steps)
  const change = settingsOf(name)
  const { klPerDimension } = await page.evaluate(() => window.playground.evaluate())
  const plain = change.model.kind === 'ae'
  const images = await testImages(change.dataset)
  const { picture, ...seen } =
    change.model.latentDimensions === 2 ? await plane(images, plain) : await rebuilt(images)
  await mkdir(pictures, { recursive: true })
  await writeFile(`${pictures}/${name}.webp`, picture)
  present.cards[name] = {
    settings: Object.fromEntries(
      changedFields(defaultSettings(), change)
        .filter((path) => path !== 'backend')
        .map((path) => [path, valueAt(change, path)]),
    ),
    curve,
    tolerance: apart(curve, otherwise),
    active: plain ? null : klPerDimension.filter(isActive).length,
    ...seen,
  }
  await save()
  const { tolerance, active } = present.cards[name]
  console.log(name, JSON.stringify({ ...curve.at(-1), tolerance, active }), `${picture.length} bytes`)
}

function settingsOf(name) {
  return changeSettings(changeSettings(defaultSettings(), cards[name].change), { backend: 'wasm' })
}

/** Whether the next engines may multiply and add in one instruction. */
async function relaxedSimd(allowed) {
  const [worker] = page.workers()
  await worker.evaluate((may) => {
    globalThis.validate ??= WebAssembly.validate
    WebAssembly.validate = may ? globalThis.validate : () => false
  }, allowed)
  await page.evaluate(async () => {
    await window.playground.configure({ backend: 'cpu' })
    await window.playground.configure({ backend: 'wasm' })
  })
}

/** A run from the seed. @returns test terms after so many steps, nats per image */
async function train(name, steps) {
  return page.evaluate(
    async ([settings, stops]) => {
      const { playground } = window
      await playground.configure(settings)
      await playground.reset()
      while (playground.status().trainingImages < 60_000) await new Promise((ready) => setTimeout(ready, 100))
      const curve = []
      for (const stop of stops) {
        const { step, engine } = await playground.train({ steps: stop - playground.status().step })
        if (engine !== 'wasm' || step !== stop) throw new Error(`${engine} stopped at ${step}`)
        const terms = await playground.evaluate()
        const [elbo, reconstruction, kl] = [terms.elbo, terms.reconstruction, terms.kl].map(
          (value) => Math.round(100 * value) / 100,
        )
        curve.push({ step, elbo, reconstruction, kl })
      }
      return curve
    },
    [settingsOf(name), steps],
  )
}

/** One and a half times as far as two engines were apart anywhere, and no less than engines differ. */
function apart(curve, otherwise) {
  const furthest = (term) => Math.max(...otherwise.map((point, i) => Math.abs(point[term] - curve[i][term])))
  const within = (term) => Math.max(leastTolerance, Math.ceil(15 * furthest(term)) / 10)
  return { elbo: within('elbo'), reconstruction: within('reconstruction'), kl: within('kl') }
}

/** The first test images, each as numbers from 0 to 1, and their labels. */
async function testImages(dataset) {
  const [bytes, labels] = dataset === 'shapes' ? await shapes() : await shard(dataset)
  return {
    images: Array.from({ length: points }, (_, i) =>
      Array.from(bytes.subarray(i * pixels, (i + 1) * pixels), (grey) => grey / 255),
    ),
    labels: labels.subarray(0, points),
  }
}

async function shard(dataset) {
  const part = async (name) => gunzipSync(await readFile(`public/datasets/${dataset}/${name}.bin`))
  return [await part('test-images-0'), await part('test-labels')]
}

async function shapes() {
  const { makeShapes } = await load('datasets/shapes/make-shapes')
  const { test } = await makeShapes(shapesSeed)
  return [test.images, test.labels]
}

/** Where codes lie in the window that shows them, as bytes, and what the decoder makes of a grid of places. */
async function plane({ images, labels }, plain) {
  const { mean } = await page.evaluate((given) => window.playground.encode(given), images)
  const window = plain ? around(mean) : { centre: [0, 0], halfWidth: 3.2 }
  const places = mean.flatMap(([x, y], i) => {
    const [across, up] = [x - window.centre[0], y - window.centre[1]].map((from) =>
      Math.round(127.5 * (1 + from / window.halfWidth)),
    )
    const inside = across >= 0 && across < 256 && up >= 0 && up < 256
    return inside ? [across, up, labels[i]] : []
  })
  const at = Array.from({ length: cells }, (_, i) => ((2 * i + 1) / cells - 1) * window.halfWidth)
  const [x, y] = window.centre
  const grid = at.toReversed().flatMap((up) => at.map((across) => [x + across, y + up]))
  const decoded = await page.evaluate((given) => window.playground.decode(given), grid)
  return {
    window,
    points: Buffer.from(places).toString('base64'),
    picture: await sheet(decoded, cells),
  }
}

/** The window of an autoencoder's codes: all but the outermost hundredth on each side. */
function around(codes) {
  const ends = [0, 1].map((axis) => {
    const sorted = codes.map((code) => code[axis]).toSorted((one, other) => one - other)
    return [sorted[Math.floor(0.01 * sorted.length)], sorted[Math.floor(0.99 * sorted.length)]]
  })
  const rounded = (value) => Math.round(100 * value) / 100
  return {
    centre: ends.map(([low, high]) => rounded((low + high) / 2)),
    halfWidth: rounded(0.55 * Math.max(...ends.map(([low, high]) => high - low))),
  }
}

/** The first test images, encoded and decoded again. */
async function rebuilt({ images }) {
  const decoded = await page.evaluate(
    async (given) => {
      const { mean } = await window.playground.encode(given)
      return window.playground.decode(mean)
    },
    images.slice(0, reconstructions),
  )
  return { picture: await sheet(decoded, reconstructions / 2) }
}

/** Pictures side by side, as WebP. */
async function sheet(decoded, columns) {
  const bytes = await page.evaluate(
    async ([pictures, across]) => {
      const side = Math.sqrt(pictures[0].length)
      const canvas = new OffscreenCanvas(across * side, (pictures.length / across) * side)
      const context = canvas.getContext('2d')
      for (const [at, picture] of pictures.entries()) {
        const image = new ImageData(side, side)
        for (const [i, grey] of picture.entries())
          image.data.set([255 * grey, 255 * grey, 255 * grey, 255], 4 * i)
        context.putImageData(image, (at % across) * side, Math.floor(at / across) * side)
      }
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
      return Array.from(new Uint8Array(await blob.arrayBuffer()))
    },
    [decoded, columns],
  )
  return Uint8Array.from(bytes)
}

/** What there is by now, so that a script that is stopped has not worked in vain. */
async function save() {
  const how = `npm run expected-cards: this page, WASM engine, from seed 1; test terms over all test images with one sample of z each, nats per image; tolerance: 1.5 times the largest difference from a run on plain SIMD over the first epochs, at least ${leastTolerance}`
  const ordered = Object.keys(cards).filter((name) => Object.hasOwn(present.cards, name))
  const all = Object.fromEntries(ordered.map((name) => [name, present.cards[name]]))
  await mkdir('src/session/expected', { recursive: true })
  await writeFile(target, `${JSON.stringify({ how, cards: all })}\n`)
}
