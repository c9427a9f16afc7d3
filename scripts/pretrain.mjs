/**
 * `npm run pretrain`: makes the model that ships with the page, by training the page itself with its default
 * settings for 20 epochs, and writes it to public/pretrained/.
 */
import './ensure-installed.mjs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { runnerImport } from 'vite'
import { compactModel } from './compact-model.mjs'
import { openHeadlessPage } from './headless-page.mjs'

const epochs = 20
const pixels = 784
const target = 'public/pretrained/mnist.bin'
/** Points of the curve that ships with it, roughly: as many as a chart shows. */
const curvePoints = 200

const { page, close } = await openHeadlessPage()
const file = await page.evaluate(async (amount) => {
  await window.playground.reset()
  await window.playground.train({ epochs: amount })
  return Array.from(new Uint8Array(await (await window.playground.exportModel()).arrayBuffer()))
}, epochs)

// Without the optimiser's moments, which are two thirds of the file, and which nobody misses after 20 epochs.
const { module: files } = await runnerImport('./src/vae/model-file.ts')
const { module: compact } = await runnerImport('./src/vae/compact-model.ts')
const { module: curves } = await runnerImport('./src/vae/learning-curve.ts')
const { module: layouts } = await runnerImport('./src/vae/parameters.ts')
const model = files.readModelFile(Uint8Array.from(file), pixels)
while (model.history.length > curvePoints) model.history = curves.thinned(model.history)
const { entries } = layouts.parameterLayout(model.settings.model, pixels)
const learned = await pixelsLearned()
const exact = model.history.at(-1).test
// The weights that ship are rounded: what the page says of the test images has to be said of these.
const rounded = compact.readCompactModel(
  new Uint8Array(gunzipSync(compactModel(model, entries, learned))),
  pixels,
)
model.history.at(-1).test = await testTerms(rounded)
await close()
const packed = compactModel(model, entries, learned)
await mkdir('public/pretrained', { recursive: true })
await writeFile(target, packed)
console.log(
  `${target}: ${epochs} epochs, ${packed.length} bytes, test ELBO ${model.history.at(-1).test.elbo.toFixed(2)} nats per image, ${exact.elbo.toFixed(2)} before its weights were rounded`,
)

/** Terms of the test images as the page takes them, in nats per image. */
function testTerms(model) {
  return page.evaluate(
    async (bytes) => {
      await window.playground.importModel(new Blob([Uint8Array.from(bytes)]))
      const { elbo, reconstruction, kl } = await window.playground.evaluate()
      return { elbo, reconstruction, kl }
    },
    Array.from(files.writeModelFile(model, pixels)),
  )
}

/** Mean of each pixel over the first training images, and of its square. */
async function pixelsLearned() {
  const images = gunzipSync(await readFile('public/datasets/mnist/train-images-0.bin'))
  const [mean, square] = [new Float64Array(pixels), new Float64Array(pixels)]
  const share = pixels / images.length
  images.forEach((grey, index) => {
    mean[index % pixels] += (share * grey) / 255
    square[index % pixels] += share * (grey / 255) ** 2
  })
  return { mean, square }
}
