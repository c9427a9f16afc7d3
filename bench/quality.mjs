/**
 * `npm run bench:quality [-- wasm tfjs webgpu]`: trains the page itself for ten epochs of all 60,000 MNIST images and
 * prints the test terms beside those of the same networks in PyTorch; on WebAssembly unless engines are named, and on
 * those other engines with one network only. Some minutes a run; WebGPU in software takes longest.
 */
import { readFile } from 'node:fs/promises'
import { gpu } from '../scripts/browser-arguments.mjs'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { keepResult, placeOf } from './results.mjs'
import { round } from './statistics.mjs'

const epochs = Number(process.env.EPOCHS ?? 10)
const first = { latentDimensions: 2, seed: 1 }
const runs = {
  wasm: [first, { latentDimensions: 2, seed: 2 }, { latentDimensions: 32, seed: 1 }],
  tfjs: [first],
  webgpu: [first],
}
const named = process.argv.slice(2)
const elbos = {}
for (const engine of named.length > 0 ? named : ['wasm']) elbos[engine] = await trainOn(engine)
const all = Object.values(elbos)
if (all.length > 1) {
  const spread = Math.max(...all) - Math.min(...all)
  console.log(
    `After ${epochs} epochs from seed 1, the engines are within ${spread.toFixed(3)} nats of each other.`,
  )
}

/** @returns the test ELBO of the first run */
async function trainOn(engine) {
  const { page, close } = await openHeadlessPage({
    hash: `v=1&seed=3&backend=${engine === 'webgpu' ? 'webgpu' : 'wasm'}`,
    ...(engine === 'webgpu' && { browserArguments: gpu }),
    // Where our kernels cannot be loaded, the backend is left to TensorFlow.js.
    ...(engine === 'tfjs' && { unreachable: /\/assets\/wasm-engine-[^/]*\.js$/ }),
  })
  try {
    const results = []
    for (const run of runs[engine]) results.push(await train(page, engine, run))
    await keepResult(`quality-${placeOf(engine)}`, { epochs, runs: results })
    return results[0].elbo
  } finally {
    await close()
  }
}

async function train(page, engine, { latentDimensions, seed }) {
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
  if (measured.engine !== engine) throw new Error(`${measured.engine} took the place of ${engine}`)
  const pytorch = await references(latentDimensions)
  console.log(
    `latent ${latentDimensions}, seed ${seed}, ${measured.engine} on ${measured.backend}:`,
    `test ELBO ${round(measured.elbo)}, reconstruction ${round(measured.reconstruction)},`,
    `KL ${round(measured.kl)}, ${round(measured.seconds)} s; PyTorch ELBO ${pytorch.join(', ')}`,
  )
  return { latentDimensions, seed, ...measured, pytorch }
}

/** Test ELBO of PyTorch after as many epochs, one number a run. */
async function references(latentDimensions) {
  const curves = JSON.parse(await readFile('src/session/reference-curves.json', 'utf8'))
  return curves.runs
    .filter((run) => run.dataset === 'mnist' && run.latentDimensions === latentDimensions)
    .flatMap((run) => run.points.filter((point) => point.epoch === epochs).map((point) => point.testElbo))
}
