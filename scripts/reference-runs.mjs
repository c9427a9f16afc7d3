/**
 * `npm run reference-runs`: trains the page itself on WebAssembly, with its default settings but for the data set and
 * the likelihood, where there is no run in PyTorch to compare with, and writes the test terms of each epoch to
 * src/session/page-curves.json. About a minute a run.
 */
import './ensure-installed.mjs'
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { openHeadlessPage } from './headless-page.mjs'

const epochs = 20
const seed = 1
const variance = 0.5
const target = 'src/session/page-curves.json'

const runs = [
  { dataset: 'mnist', likelihood: 'gaussian' },
  { dataset: 'fashion-mnist', likelihood: 'gaussian' },
  { dataset: 'shapes', likelihood: 'bernoulli' },
  { dataset: 'shapes', likelihood: 'gaussian' },
]

const { page, close } = await openHeadlessPage({ hash: 'v=1&backend=wasm' })
const measured = []
try {
  for (const run of runs) {
    measured.push({
      ...run,
      ...(run.likelihood === 'gaussian' && { variance }),
      ...(await page.evaluate(train, { ...run, seed, variance, epochs })),
    })
    console.log(run.dataset, run.likelihood, JSON.stringify(measured.at(-1).points.at(-1)))
  }
} finally {
  await close()
}
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const how = `npm run reference-runs: this page ${version} (${commit}), WASM engine, default settings (dense 128-64, batch 128, Adam 1e-3, beta 1) but for data set and likelihood, seed ${seed}; test terms over all test images with one sample of z each, nats per image`
const date = new Date().toISOString().slice(0, 10)
await writeFile(target, `${JSON.stringify({ how, date, runs: measured })}\n`)
execFileSync('npx', ['biome', 'format', '--write', target])

/** Runs in the page. @returns settings of the network, and a point an epoch */
async function train({ dataset, likelihood, seed: given, variance: sigma2, epochs: amount }) {
  const { playground } = window
  await playground.configure({ dataset, seed: given, objective: { likelihood, variance: sigma2 } })
  await playground.reset()
  const points = []
  for (let epoch = 1; epoch <= amount; epoch++) {
    const { engine } = await playground.train({ epochs: 1 })
    if (engine !== 'wasm') throw new Error(`${engine} took the place of wasm`)
    const terms = await playground.evaluate()
    const [testElbo, testReconstruction, testKl] = [terms.elbo, terms.reconstruction, terms.kl].map(
      (value) => Math.round(100 * value) / 100,
    )
    points.push({ epoch, testElbo, testReconstruction, testKl })
  }
  const { hidden, latentDimensions } = playground.settings().model
  return { hidden, latentDimensions, points }
}
