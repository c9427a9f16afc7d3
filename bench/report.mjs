/**
 * `npm run bench:report`: writes docs/performance.md and its drawings from what the benchmarks have left in
 * bench/results. A chapter without measurements is left out.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { claimRows } from './claim-rows.mjs'
import { table } from './markdown.mjs'
import { plot, plottedSweeps, themeNames } from './plot.mjs'
import { keptResults } from './results.mjs'
import { mebibytes, round } from './statistics.mjs'
import { nameOf, roofline, summary } from './summary.mjs'

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const backendNames = { wasm: 'WebAssembly', webgpu: 'WebGPU', webgl: 'WebGL', cpu: 'plain JavaScript' }

const measured = await keptResults()
const stepTimes = (backend, sweep) => measured.get(`step-time-${backend}-${sweep}`)
const backends = Object.keys(backendNames).filter((backend) => stepTimes(backend, 'default'))

const chapters = [
  introduction(),
  ...backends.map(defaultNetwork),
  rooflineChapter(),
  imagesChapter(),
  ...backends.map(growth),
  pytorch(),
  page(),
  quality(),
  claims(),
  longRun(),
]
writeFileSync(`${docs}performance.md`, `${chapters.filter(Boolean).join('\n\n')}\n`)
console.log('Wrote docs/performance.md')

function introduction() {
  const times = [...measured.values()]
  const { machine } = times.find((each) => each.machine)
  const days = [...new Set(times.map(({ date }) => date.slice(0, 10)))].sort()
  const { processor, cores, memoryGiB, browser, system } = machine
  const loads = times.map((each) => each.machine?.load).filter((load) => load !== undefined)
  const busy =
    loads.length > 0 ? ` Load of the machine in the minute before each run: up to ${Math.max(...loads)}.` : ''
  return `# Performance

<!-- Written by bench/report.mjs (npm run bench:report). Do not edit by hand. -->

How long a training step takes, beside others who train the same network on the same images. Measured on ${days.join(' and ')}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, ${browser}, headless. Another machine gives other numbers; compare those of one table, which were taken in turns in one run.${busy} [CONTRIBUTING.md](../CONTRIBUTING.md#benchmarks) says how to take them again.

A time is the median of the rounds, and a round as many steps as fit into some tenths of a second; who takes longer than a second for a step has fewer rounds, who takes more than six has none. A step includes putting the batch together. Every contestant trains a dense VAE with ReLU, Bernoulli likelihood and Adam on random batches of the first 10,000 training images; unless said otherwise it is the default network, 784-128-64-2-64-128-784, on 128 images of MNIST. *Idiomatic tfjs* is written as one writes with TensorFlow.js 4.22: variables, automatic differentiation, its own Adam. *jax-js* is one compiled function a step. Pages are not cross-origin isolated, which keeps everybody to one thread, unless a row says *isolated page*: there everybody has as many threads as there are processors, though the product leaves one of them to the page.`
}

function defaultNetwork(backend) {
  const [result] = stepTimes(backend, 'default').results
  const times = summary(result)
  const reference = (id) => times.find((each) => each?.id === id && each.isolation === 'plain')?.milliseconds
  const [idiomatic, jaxJs] = [reference('idiomatic tfjs'), reference('jax-js')]
  const share = (milliseconds, of) => (of ? round(milliseconds / of) : '')
  const onGpu = backend === 'webgpu'
  const rows = result.entries.flatMap((entry, index) => {
    const each = times[index]
    if (!each) return []
    const { milliseconds, memory } = { ...each, memory: entry.memory }
    return [
      {
        '': nameOf(entry, backend),
        'ms a step': round(milliseconds),
        'fastest to slowest round': `${round(each.fastest)} to ${round(each.slowest)}`,
        'images a second': Math.round(each.imagesPerSecond),
        'of idiomatic tfjs': share(milliseconds, idiomatic),
        'of jax-js': share(milliseconds, jaxJs),
        ...(onGpu && {
          'ms to issue': round(each.issuing),
          dispatches: round(each.dispatches),
          submits: round(each.submits),
        }),
        'MiB in the page': memory ? mebibytes(memory.objects + memory.buffers) : '',
        'MiB, own count': memory?.own ? mebibytes(memory.own) : '',
        rounds: each.rounds,
      },
    ]
  })
  const adapter = onGpu ? ' The adapter is SwiftShader, which computes on the processor.' : ''
  return `## The default network on ${backendNames[backend]}

${table(rows)}

*Of* is the share of the other's time. ${onGpu ? '*ms to issue* is how long a step kept its own thread busy with asking the GPU for work. ' : ''}*MiB in the page* is what JavaScript objects and array buffers grew by, garbage collected, with this contestant alone on a page; memory of WebAssembly or a GPU is no part of it. *Own count* is what it says of itself.${adapter}`
}

function rooflineChapter() {
  const found = backends.map((backend) => stepTimes(backend, 'default').results[0]).find(roofline)
  if (!found) return null
  const { dense, lit, peak, reached, share, intensity } = roofline(found)
  const { work } = found
  const mega = (flops) => `${round(flops / 1e6)} MFLOP`
  return `## How far from the possible

The products of a step are ${mega(dense)}; ${mega(work.imageFlops)} of them multiply with pixels, most of which are black. Our kernels skip groups of black pixels; without every single one of these, ${mega(lit)} are left. Operation by operation a step reads and writes ${round(work.bytes / 2 ** 20)} MiB, so that there are ${round(intensity)} FLOP to a byte.

Our product of matrices by itself (512 inputs, 256 outputs, 128 rows, everything in the caches, one thread, same run) reaches ${round(peak / 1e9)} GFLOP/s here. A whole step on WebAssembly, everything included that is no product (putting the batch together, exponentials and logarithms of the likelihood, sampling, Adam), does its ${mega(lit)} at ${round(reached / 1e9)} GFLOP/s: ${Math.round(100 * share)} % of that. The count is on the strict side: a group of four that holds one pixel is computed in full.`
}

function imagesChapter() {
  return (
    stepTimes('wasm', 'images') &&
    `## What the images do to it

Skipping black pixels helps where there are any. The same network on other images, ms a step on WebAssembly; *mnist-inverted* has no black paper at all:

${sweepTable('wasm', 'images')}`
  )
}

function growth(backend) {
  const sweeps = plottedSweeps.map((sweep) => stepTimes(backend, sweep)).filter(Boolean)
  if (sweeps.length === 0) return null
  for (const theme of themeNames) {
    writeFileSync(`${docs}performance-${backend}-${theme}.svg`, plot(sweeps, theme))
  }
  const [light, dark] = themeNames.map((theme) => `performance-${backend}-${theme}.svg`)
  const title = {
    batch: 'images a step',
    width: 'width',
    depth: 'hidden layers',
    latent: 'latent dimensions',
  }
  const tables = sweeps.map(({ sweep }) => `By ${title[sweep]}:\n\n${sweepTable(backend, sweep)}`)
  return `## How cost grows on ${backendNames[backend]}

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${dark}">
  <img src="${light}" alt="Time of a step by ${sweeps.map(({ sweep }) => title[sweep]).join(', ')}: the numbers of the tables below" width="640">
</picture>

One thing changes at a time; a width of w stands for hidden layers of w and w / 2, and all hidden layers have 128 where their number changes. Milliseconds a step.

${tables.join('\n\n')}`
}

function sweepTable(backend, sweep) {
  const { results: tasks } = stepTimes(backend, sweep)
  const rows = tasks[0].entries.map((entry, index) => ({
    '': nameOf(entry, backend),
    ...Object.fromEntries(
      tasks.map((task) => {
        const times = summary(task)[index]
        return [` ${task.label}`, times ? round(times.milliseconds) : 'too slow']
      }),
    ),
  }))
  return table(rows)
}

function pytorch() {
  const found = measured.get('pytorch')
  if (!found) return null
  const { pytorch: version, milliseconds } = found
  const share = round(milliseconds.ours / milliseconds.pytorch)
  return `## Beside PyTorch

PyTorch ${version} on one thread: ${round(milliseconds.pytorch)} ms a step of the default network. Our engine on WebAssembly, in turns with it and on one thread too: ${round(milliseconds.ours)} ms, ${share} of that.`
}

function page() {
  const pages = ['wasm', 'webgpu'].map((engine) => measured.get(`page-${engine}`)).filter(Boolean)
  if (pages.length === 0) return null
  const rows = Object.keys(pages[0].result).map((name) => ({
    '': name,
    ...Object.fromEntries(
      pages.map(({ engine, result }) => [engine, name in result ? round(result[name]) : '']),
    ),
  }))
  return `## The page while it trains

1440 × 900, training at full speed with all views visible. The speed without views is that of the page's worker on a page that shows nothing. Test terms, and so the time to a test ELBO, come at the end of each epoch. WebGPU on a software adapter shares the processor's cores with everything else.

${table(rows)}`
}

function quality() {
  const found = ['wasm', 'tfjs', 'webgpu'].map((engine) => measured.get(`quality-${engine}`)).filter(Boolean)
  if (found.length === 0) return null
  const [{ epochs }] = found
  const rows = found
    .flatMap(({ runs }) => runs)
    .map(({ latentDimensions, seed, engine, backend, elbo, seconds, pytorch }) => ({
      'latent dimensions': latentDimensions,
      seed,
      engine: `${engine} on ${backend}`,
      'test ELBO': round(elbo),
      'PyTorch, several seeds': pytorch.map(round).join(', '),
      seconds: Math.round(seconds),
    }))
  const alike = found.map(({ runs }) => runs[0].elbo)
  const spread = Math.max(...alike) - Math.min(...alike)
  const compared = `The engines draw the same numbers from the same seed and end ${spread.toFixed(3)} nats apart.`
  return `## What it learns

Test ELBO after ${epochs} epochs of all 60,000 MNIST images, trained by the page itself, beside the same networks in PyTorch. ${alike.length > 1 ? compared : ''}

${table(rows)}`
}

function claims() {
  const rows = claimRows(measured)
  if (rows.length === 0) return null
  const { epochs } = [...measured].find(([name]) => name.startsWith('claims-'))[1]
  return `## What it has to learn

After ${epochs} epochs of all 60,000 images, seed 1 unless others are named, trained by the page itself on WebAssembly, everything not named as it is by default. [numbers.md](numbers.md) says what each number is.

${table(rows)}`
}

function longRun() {
  const runs = ['wasm', 'webgpu'].map((backend) => measured.get(`memory-${backend}`)).filter(Boolean)
  if (runs.length === 0) return null
  const tables = runs.map(({ backend, rows }) => {
    const lines = Object.entries(rows).map(([when, { tensors, ...bytes }]) => ({
      after: when,
      'engine, MiB': mebibytes(bytes.engine),
      ...(backend === 'webgpu' && { 'GPU buffers, MiB': mebibytes(bytes.gpu) }),
      'JavaScript objects, MiB': mebibytes(bytes.objects),
      'array buffers, MiB': mebibytes(bytes.buffers),
    }))
    return `${backendNames[backend]}:\n\n${table(lines)}`
  })
  return `## Memory in the long run

A small network, garbage collected before each line. Ten changes of settings visit networks of many sizes and end where they began. WebAssembly memory cannot shrink: engines hand theirs on, and what exceeds 64 MiB is given up.

${tables.join('\n\n')}`
}
