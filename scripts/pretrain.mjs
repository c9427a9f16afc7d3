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
const { elbo, file } = await page.evaluate(async (amount) => {
  await window.playground.reset()
  await window.playground.train({ epochs: amount })
  const { elbo } = await window.playground.evaluate()
  const bytes = new Uint8Array(await (await window.playground.exportModel()).arrayBuffer())
  return { elbo, file: Array.from(bytes) }
}, epochs)
await close()

// Without the optimiser's moments, which are two thirds of the file, and which nobody misses after 20 epochs.
const { module: files } = await runnerImport('./src/vae/model-file.ts')
const { module: curves } = await runnerImport('./src/vae/learning-curve.ts')
const { module: layouts } = await runnerImport('./src/vae/parameters.ts')
const model = files.readModelFile(Uint8Array.from(file), pixels)
while (model.history.length > curvePoints) model.history = curves.thinned(model.history)
const { entries } = layouts.parameterLayout(model.settings.model, pixels)
const packed = compactModel(model, entries, await pixelsLearned())
await mkdir('public/pretrained', { recursive: true })
await writeFile(target, packed)
console.log(
  `${target}: ${epochs} epochs, test ELBO ${elbo.toFixed(2)} nats per image, ${packed.length} bytes`,
)

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
