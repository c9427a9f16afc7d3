/**
 * `npm run bench:twin`: how fast two models train side by side on the built page, on WebAssembly, beside one alone; in
 * turns. RUNS says how often.
 */
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { keepResult } from './results.mjs'
import { median, round } from './statistics.mjs'

const runs = Number(process.env.RUNS ?? 5)
/** Training is timed between these steps: rounds have their length by then, and the epoch is not over. */
const timed = { from: 100, to: 460 }

/** Milliseconds a step of the model of the page, from fresh parameters. */
async function train(page) {
  return await page.evaluate(async ({ from, to }) => {
    const { playground } = window
    await playground.reset()
    await playground.train({ steps: from })
    const start = performance.now()
    await playground.train({ steps: to - from })
    return (performance.now() - start) / (to - from)
  }, timed)
}

async function withTwin(page, errand) {
  await page.getByRole('button', { name: 'Start both from the seed' }).click()
  await page.getByRole('region', { name: 'Model B' }).waitFor()
  try {
    return await errand()
  } finally {
    await page.getByRole('button', { name: 'End the comparison' }).click()
  }
}

const { page, close } = await openHeadlessPage({ hash: 'v=1&backend=wasm&tab=compare' })
try {
  await page.getByLabel('B differs in').selectOption('β')
  const alone = []
  const beside = []
  for (let run = 0; run < runs; run++) {
    alone.push(await train(page))
    beside.push(await withTwin(page, () => train(page)))
  }
  const result = {
    'steps a second, alone': 1000 / median(alone),
    'steps a second of each of two': 1000 / median(beside),
    'share of the speed of one alone': median(alone) / median(beside),
  }
  console.table(Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value)])))
  await keepResult('twin', { result })
} finally {
  await close()
}
