/**
 * `npm run bench [-- wasm webgpu ... default batch ... isolated]`: the time of a training step, this product beside
 * TensorFlow.js and jax-js as one would write it there, in turns in one run of headless Chromium. Backends and
 * sweeps are picked by name; none: the default network on WebAssembly. `isolated` adds those who use threads where
 * the page is cross-origin isolated. ROUNDS and ROUND_MS set how long it takes.
 */
import { openBenchBrowser } from './browser.mjs'
import { keepResult } from './results.mjs'
import { median, round } from './statistics.mjs'
import { measureInTurns, openStepTimePages } from './step-time.mjs'
import { contestants, sweeps } from './tasks.mjs'

const named = process.argv.slice(2)
const chosen = (table, otherwise) => {
  const names = named.filter((name) => name in table)
  return names.length > 0 ? names : [otherwise]
}
const backends = chosen(contestants, 'wasm')
const chosenSweeps = chosen(sweeps, 'default')
const withThreads = named.includes('isolated')
const unknown = named.filter((name) => !(name in contestants) && !(name in sweeps) && name !== 'isolated')
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}`)

const browser = await openBenchBrowser('step-time.html')
try {
  for (const backend of backends) {
    for (const sweep of chosenSweeps) await measureSweep(backend, sweep)
  }
} finally {
  await browser.close()
}

async function measureSweep(backend, sweep) {
  const results = []
  for (const { label, ...task } of sweeps[sweep]) {
    const entries = entriesOn(backend)
    const { runs, close } = await openStepTimePages(browser, { backend, ...task }, entries)
    const measured = await measureInTurns(runs)
    await close()
    for (const [index, times] of measured.entries()) Object.assign(entries[index], times)
    results.push({ label, task, entries })
    print(backend, sweep, label, task, entries)
  }
  await keepResult(`step-time-${backend}-${sweep}`, { machine: browser.machine, backend, sweep, results })
}

function entriesOn(backend) {
  const plain = contestants[backend].map((id) => ({ id, isolation: 'plain' }))
  if (backend !== 'wasm' || !withThreads) return plain
  return [...plain, ...['jax-js', 'our engine'].map((id) => ({ id, isolation: 'isolated' }))]
}

function print(backend, sweep, label, { batchSize }, entries) {
  const middle = (entry, quantity) => median(entry.rounds.map((each) => each[quantity]))
  const [idiomatic, jaxJs] = ['idiomatic tfjs', 'jax-js'].map((id) => {
    const entry = entries.find((each) => each.id === id && each.isolation === 'plain')
    return entry && middle(entry, 'milliseconds')
  })
  const rows = entries.map((entry) => {
    const { id, isolation, rounds } = entry
    const name = isolation === 'plain' ? id : `${id}, isolated`
    if (rounds.length === 0) return { name, rounds: 0 }
    const milliseconds = middle(entry, 'milliseconds')
    const times = rounds.map((each) => each.milliseconds)
    const latest = rounds[rounds.length - 1]
    return {
      name,
      'ms a step': round(milliseconds),
      fastest: round(Math.min(...times)),
      slowest: round(Math.max(...times)),
      'images a second': Math.round((1000 * batchSize) / milliseconds),
      'of idiomatic tfjs': idiomatic ? round(milliseconds / idiomatic) : '',
      'of jax-js': jaxJs ? round(milliseconds / jaxJs) : '',
      'ms to issue': round(middle(entry, 'issuing')),
      ...(latest.dispatches > 0 && {
        dispatches: round(latest.dispatches),
        submits: round(latest.submits),
      }),
      rounds: rounds.length,
    }
  })
  const { processor, cores, browser: version } = browser.machine
  console.log(`${sweep}: ${label}, on ${backend}; ${processor}, ${cores} cores, ${version}`)
  console.table(rows)
}
