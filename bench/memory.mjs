/**
 * `npm run bench:memory [-- wasm webgpu]`: what the trainer holds over 20,000 steps and 50 changes of settings, on each
 * engine named (both, if none is): as the engine counts it, the buffers on the GPU, and the heap of the page after
 * its garbage has been collected. A tiny network, so that it takes minutes. STEPS names another number.
 */
import { openBenchBrowser } from './browser.mjs'
import { heapOf } from './memory-use.mjs'
import { keepResult, placeOf } from './results.mjs'
import { mebibytes } from './statistics.mjs'

const steps = Number(process.env.STEPS ?? 20_000)
const named = process.argv.slice(2)
const small = { model: { hidden: [8], latentDimensions: 2, activation: 'relu' }, batchSize: 8 }
/** Ten changes, which end where they began: five rounds of them are 50. */
const changes = [
  { model: { hidden: [256, 128] }, batchSize: 128 },
  { model: { latentDimensions: 16 } },
  { objective: { beta: 4 } },
  { model: { hidden: [64, 64, 64], activation: 'tanh' } },
  { batchSize: 512 },
  { model: { hidden: [512], activation: 'softplus' }, batchSize: 16 },
  { optimizer: { learningRate: 0.0005 } },
  { objective: { likelihood: 'gaussian' } },
  { model: { hidden: [2048, 1024] }, batchSize: 4 },
  { ...small, objective: { likelihood: 'bernoulli', beta: 1 }, optimizer: { learningRate: 0.001 } },
]

const browser = await openBenchBrowser('memory.html')
try {
  for (const backend of named.length > 0 ? named : ['wasm', 'webgpu']) await measure(backend)
} finally {
  await browser.close()
}

async function measure(backend) {
  const page = await browser.open('plain')
  const session = await page.context().newCDPSession(page)
  const rows = {}
  const note = async (when) => {
    const { memory, gpuBytes } = await page.evaluate(async () => {
      return { memory: await window.longRun.memory(), gpuBytes: window.longRun.gpuBytes() }
    })
    const heap = await heapOf(session)
    rows[when] = { tensors: memory.tensors, engine: memory.bytes, gpu: gpuBytes, ...heap }
  }
  await page.evaluate((change) => window.longRun.change(change), { ...small, backend })
  await train(page, 200)
  for (let part = 0; part <= 4; part++) {
    if (part > 0) await train(page, steps / 4)
    await note(`${(part * steps) / 4} steps`)
  }
  for (let turn = 0; turn < 5; turn++) {
    for (const change of changes) {
      await page.evaluate((each) => window.longRun.change(each), change)
      await train(page, 2)
    }
    await note(`${(turn + 1) * changes.length} changes`)
  }
  await page.close()
  console.log(`${backend}, MiB`)
  const inMebibytes = ({ tensors, ...bytes }) =>
    Object.fromEntries(Object.entries(bytes).map(([name, count]) => [name, mebibytes(count)]))
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([when, row]) => [when, { tensors: row.tensors, ...inMebibytes(row) }]),
    ),
  )
  await keepResult(`memory-${placeOf(backend)}`, { machine: browser.machine, backend, rows })
}

function train(page, count) {
  return page.evaluate((amount) => window.longRun.train(amount), count)
}
