/**
 * `npm run bench [-- wasm webgpu ... default batch ... isolated]`: the time of a training step, this product beside
 * TensorFlow.js and jax-js as one would write it there, in turns in one run of headless Chromium. Backends and
 * sweeps are picked by name; none: the default network on WebAssembly. `isolated` adds those who use threads where
 * the page is cross-origin isolated. ROUNDS and ROUND_MS set how long it takes.
 */
import { fail } from '../scripts/process.mjs'
import { openBenchBrowser } from './browser.mjs'
import { measureMemory } from './memory-use.mjs'
import { keepResult, placeOf } from './results.mjs'
import { mebibytes, round } from './statistics.mjs'
import { measureInTurns, openStepTimePages } from './step-time.mjs'
import { nameOf, roofline, summary } from './summary.mjs'
import { contestants, sweeps } from './tasks.mjs'

const named = process.argv.slice(2)
const known = [...Object.keys(contestants), ...Object.keys(sweeps), 'isolated']
const unknown = named.filter((name) => !known.includes(name))
if (unknown.length > 0) fail(`Nothing is named ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
const chosen = (table, otherwise) => {
  const names = named.filter((name) => name in table)
  return names.length > 0 ? names : [otherwise]
}

const browser = await openBenchBrowser('step-time.html')
try {
  for (const backend of chosen(contestants, 'wasm')) {
    for (const sweep of chosen(sweeps, 'default')) await measureSweep(backend, sweep)
  }
} finally {
  await browser.close()
}

async function measureSweep(backend, sweep) {
  const results = []
  for (const { label, ...task } of sweeps[sweep]) results.push(await measureTask(backend, sweep, label, task))
  await keepResult(`step-time-${placeOf(backend)}-${sweep}`, {
    machine: browser.machine,
    backend,
    sweep,
    results,
  })
}

async function measureTask(backend, sweep, label, task) {
  const entries = entriesOn(backend)
  const whole = { backend, ...task }
  const { runs, work, peak, close } = await openStepTimePages(browser, whole, entries)
  // Before and after, and the better of both: a peak is what is possible.
  const peaks = backend === 'wasm' ? [await peak()] : []
  const measured = await measureInTurns(runs)
  if (backend === 'wasm') peaks.push(await peak())
  const result = { label, task, work: await work(), ...(peaks.length > 0 && { peak: Math.max(...peaks) }) }
  await close()
  for (const [index, times] of measured.entries()) Object.assign(entries[index], times)
  if (sweep === 'default') {
    for (const entry of entries) entry.memory = await measureMemory(browser, whole, entry)
  }
  print(backend, sweep, { ...result, entries })
  return { ...result, entries }
}

function entriesOn(backend) {
  const plain = contestants[backend].map((id) => ({ id, isolation: 'plain' }))
  if (backend !== 'wasm' || !named.includes('isolated')) return plain
  return [...plain, ...['jax-js', 'our engine'].map((id) => ({ id, isolation: 'isolated' }))]
}

function print(backend, sweep, result) {
  const { processor, cores, browser: version } = browser.machine
  console.log(`${sweep}: ${result.label}, on ${backend}; ${processor}, ${cores} cores, ${version}`)
  const times = summary(result)
  console.table(result.entries.map((entry, index) => row(entry, times[index], times, backend)))
  const line = roofline(result)
  if (!line) return
  console.log(
    `A step: ${round(line.dense / 1e6)} MFLOP in products, ${round(line.lit / 1e6)} without black pixels, ` +
      `${round(result.work.bytes / 2 ** 20)} MiB. Product alone: ${round(line.peak / 1e9)} GFLOP/s; ` +
      `the whole step: ${round(100 * line.share)} % of it.`,
  )
}

function row(entry, times, all, backend) {
  const name = nameOf(entry, backend)
  if (!times) return { name, rounds: 0 }
  const ofPlain = (id) => {
    const milliseconds = all.find((each) => each?.id === id && each.isolation === 'plain')?.milliseconds
    return milliseconds ? round(times.milliseconds / milliseconds) : ''
  }
  return {
    name,
    'ms a step': round(times.milliseconds),
    fastest: round(times.fastest),
    slowest: round(times.slowest),
    'images a second': Math.round(times.imagesPerSecond),
    'of idiomatic tfjs': ofPlain('idiomatic tfjs'),
    'of jax-js': ofPlain('jax-js'),
    ...(times.dispatches > 0 && {
      'ms to issue': round(times.issuing),
      dispatches: round(times.dispatches),
      submits: round(times.submits),
    }),
    ...(entry.memory && {
      'MiB, objects and buffers': mebibytes(entry.memory.objects + entry.memory.buffers),
    }),
    ...(entry.memory?.own && { 'MiB, its own count': mebibytes(entry.memory.own) }),
    rounds: times.rounds,
  }
}
