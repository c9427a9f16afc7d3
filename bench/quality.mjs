/**
 * `npm run bench:quality`: trains the page itself for ten epochs of all 60,000 MNIST images and prints the test
 * terms beside those of the same networks in PyTorch. Takes some minutes a run.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { round } from './statistics.mjs'

const epochs = 10
const runs = [
  { latentDimensions: 2, seed: 1 },
  { latentDimensions: 2, seed: 2 },
  { latentDimensions: 32, seed: 1 },
]

/** Test ELBO of PyTorch after as many epochs, one number a run. */
async function references(latentDimensions) {
  const curves = JSON.parse(await readFile('src/session/reference-curves.json', 'utf8'))
  return curves.runs
    .filter((run) => run.dataset === 'mnist' && run.latentDimensions === latentDimensions)
    .map((run) => run.points.find((point) => point.epoch === epochs).testElbo)
}

const { page, close } = await openHeadlessPage({ hash: 'v=1&seed=3' })
const results = []
for (const { latentDimensions, seed } of runs) {
  const measured = await page.evaluate(
    async ({ amount, ...change }) => {
      const { playground } = window
      await playground.configure({ model: { latentDimensions: change.latentDimensions }, seed: change.seed })
      const started = performance.now()
      const { backend, engine } = await playground.train({ epochs: amount })
      const seconds = (performance.now() - started) / 1000
      return { backend, engine, seconds, ...(await playground.evaluate()) }
    },
    { latentDimensions, seed, amount: epochs },
  )
  results.push({ latentDimensions, seed, epochs, ...measured, pytorch: await references(latentDimensions) })
  console.log(
    `latent ${latentDimensions}, seed ${seed}, ${measured.engine} on ${measured.backend}:`,
    `test ELBO ${round(measured.elbo)}, reconstruction ${round(measured.reconstruction)},`,
    `KL ${round(measured.kl)}, ${round(measured.seconds)} s; PyTorch ELBO ${results.at(-1).pytorch.join(', ')}`,
  )
}
await close()
await mkdir('bench/results', { recursive: true })
await writeFile('bench/results/quality.json', `${JSON.stringify(results, null, 2)}\n`)
