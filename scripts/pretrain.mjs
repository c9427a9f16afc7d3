/**
 * `npm run pretrain`: makes the model that ships with the page, by training the page itself with its default
 * settings for 20 epochs, and writes it to public/pretrained/.
 */
import './ensure-installed.mjs'
import { mkdir, writeFile } from 'node:fs/promises'
import { runnerImport } from 'vite'
import { openHeadlessPage } from './headless-page.mjs'

const epochs = 20
const pixels = 784
const target = 'public/pretrained/mnist.safetensors'

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
const { module } = await runnerImport('./src/vae/model-file.ts')
const model = module.readModelFile(Uint8Array.from(file), pixels)
const weights = { ...model, snapshot: { ...model.snapshot, moments: null, step: 0 } }
await mkdir('public/pretrained', { recursive: true })
await writeFile(target, module.writeModelFile(weights, pixels))
console.log(`${target}: ${epochs} epochs, test ELBO ${elbo.toFixed(2)} nats per image`)
