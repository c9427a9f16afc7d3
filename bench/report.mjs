/**
 * `npm run bench:report`: writes docs/performance.md and its drawings from what the benchmarks have left in
 * bench/results. A chapter without measurements stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { claimRows } from './claim-rows.mjs'
import { table } from './markdown.mjs'
import { plot, plottedSweeps, themeNames } from './plot.mjs'
import { isOnCard, keptResults } from './results.mjs'
import { mebibytes, round } from './statistics.mjs'
import { nameOf, roofline, summary } from './summary.mjs'

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
/** Where something computes. */
const placeNames = {
  wasm: 'WebAssembly',
  'webgpu-on-card': 'WebGPU, on a graphics card',
  webgpu: 'WebGPU, in software',
  'webgl-on-card': 'WebGL, on a graphics card',
  webgl: 'WebGL, in software',
  cpu: 'plain JavaScript',
}
const places = Object.keys(placeNames)

const previous = chaptersOf(readFileSync(`${docs}performance.md`, 'utf8'))
const measured = await keptResults()
const stepTimes = (place, sweep) => measured.get(`step-time-${place}-${sweep}`)

const chapters = [
  introduction(),
  ...places.map(defaultNetwork),
  rooflineChapter(),
  imagesChapter(),
  ...places.map(growth),
  pytorch(),
  pytorchOnCard(),
  page(),
  quality(),
  claims(),
  longRun(),
]
writeFileSync(`${docs}performance.md`, `${chapters.filter(Boolean).join('\n\n')}\n`)
console.log('Wrote docs/performance.md')

/** @returns {Map<string, string>} chapters by their titles */
function chaptersOf(document) {
  const chapters = document.trim().split(/\n\n(?=## )/)
  return new Map(chapters.map((text) => [/^## (.*)/.exec(text)?.[1] ?? '', text]))
}

/** @param {string | null} text null: nothing was measured */
function chapter(title, text) {
  return text ? `## ${title}\n\n${text}` : previous.get(title)
}

/** What a benchmark has left, each result with its place. */
function measuredByPlace(benchmark) {
  return places.flatMap((place) => {
    const found = measured.get(`${benchmark}-${place}`)
    return found ? [{ place, ...found }] : []
  })
}

/** Who computes in a result, and on what machine, where that is not the one of the introduction. */
function computedBy(machine) {
  const { graphics, processor, cores, browser } = machine
  return `The card, in the words of WebGL: *${graphics.webgl}*; ${processor}, ${cores} cores, ${browser}.`
}

function introduction() {
  const times = [...measured].filter(([name]) => !isOnCard(name)).map(([, result]) => result)
  const { machine } = times.find((each) => each.machine) ?? {}
  if (!machine) return previous.get('')
  const days = [...new Set(times.map(({ date }) => date.slice(0, 10)))].sort()
  const { processor, cores, memoryGiB, browser, system } = machine
  const loads = times.map((each) => each.machine?.load).filter((load) => load !== undefined)
  const busy =
    loads.length > 0 ? ` Load of the machine in the minute before each run: up to ${Math.max(...loads)}.` : ''
  return `# Performance

<!-- Written by bench/report.mjs (npm run bench:report). Do not edit by hand. -->

How long a training step takes, beside others who train the same network on the same images. Measured on ${days.join(' and ')}: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, ${browser}, headless. Another machine gives other numbers; compare those of one table, which were taken in turns in one run. What is said to be on a graphics card names its own machine.${busy} [CONTRIBUTING.md](../CONTRIBUTING.md#benchmarks) says how to take them again.

A time is the median of the rounds, and a round as many steps as fit into some tenths of a second; who takes longer than a second for a step has fewer rounds, who takes more than six has none. A step includes putting the batch together. Every contestant trains a dense VAE with ReLU, Bernoulli likelihood and Adam on random batches of the first 10,000 training images; unless said otherwise it is the default network, 784-128-64-2-64-128-784, on 128 images of MNIST. *Idiomatic tfjs* is written as one writes with TensorFlow.js 4.22: variables, automatic differentiation, its own Adam. *jax-js* is one compiled function a step. Pages are not cross-origin isolated, which keeps everybody to one thread, unless a row says *isolated page*: there everybody has as many threads as there are processors, though the product leaves one of them to the page.`
}

function defaultNetwork(place) {
  const title = `The default network on ${placeNames[place]}`
  const found = stepTimes(place, 'default')
  if (!found) return chapter(title, null)
  const { backend, machine } = found
  const [result] = found.results
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
  const software = onGpu ? ' The adapter is SwiftShader, which computes on the processor.' : ''
  const adapter = isOnCard(place) ? ` ${computedBy(machine)}` : software
  return chapter(
    title,
    `${table(rows)}

*Of* is the share of the other's time. ${onGpu ? '*ms to issue* is how long a step kept its own thread busy with asking the GPU for work. ' : ''}*MiB in the page* is what JavaScript objects and array buffers grew by, garbage collected, with this contestant alone on a page; memory of WebAssembly or a GPU is no part of it. *Own count* is what it says of itself.${adapter}`,
  )
}

function rooflineChapter() {
  const title = 'How far from the possible'
  const found = places
    .map((place) => stepTimes(place, 'default')?.results[0])
    .find((each) => each && roofline(each))
  if (!found) return chapter(title, null)
  const { dense, lit, peak, reached, share, intensity } = roofline(found)
  const { work } = found
  const mega = (flops) => `${round(flops / 1e6)} MFLOP`
  return chapter(
    title,
    `The products of a step are ${mega(dense)}; ${mega(work.imageFlops)} of them multiply with pixels, most of which are black. Our kernels skip groups of black pixels; without every single one of these, ${mega(lit)} are left. Operation by operation a step reads and writes ${round(work.bytes / 2 ** 20)} MiB, so that there are ${round(intensity)} FLOP to a byte.

Our product of matrices by itself (512 inputs, 256 outputs, 128 rows, everything in the caches, one thread, same run) reaches ${round(peak / 1e9)} GFLOP/s here. A whole step on WebAssembly, everything included that is no product (putting the batch together, exponentials and logarithms of the likelihood, sampling, Adam), does its ${mega(lit)} at ${round(reached / 1e9)} GFLOP/s: ${Math.round(100 * share)} % of that. The count is on the strict side: a group of four that holds one pixel is computed in full.`,
  )
}

function imagesChapter() {
  return chapter(
    'What the images do to it',
    stepTimes('wasm', 'images') &&
      `Skipping black pixels helps where there are any. The same network on other images, ms a step on WebAssembly; *mnist-inverted* has no black paper at all:

${sweepTable('wasm', 'images')}`,
  )
}

function growth(place) {
  const heading = `How cost grows on ${placeNames[place]}`
  const sweeps = plottedSweeps.map((sweep) => stepTimes(place, sweep)).filter(Boolean)
  if (sweeps.length === 0) return chapter(heading, null)
  for (const theme of themeNames) {
    writeFileSync(`${docs}performance-${place}-${theme}.svg`, plot(sweeps, theme))
  }
  const [light, dark] = themeNames.map((theme) => `performance-${place}-${theme}.svg`)
  const title = {
    batch: 'images a step',
    width: 'width',
    depth: 'hidden layers',
    latent: 'latent dimensions',
  }
  const tables = sweeps.map(({ sweep }) => `By ${title[sweep]}:\n\n${sweepTable(place, sweep)}`)
  return chapter(
    heading,
    `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${dark}">
  <img src="${light}" alt="Time of a step by ${sweeps.map(({ sweep }) => title[sweep]).join(', ')}: the numbers of the tables below" width="640">
</picture>

One thing changes at a time; a width of w stands for hidden layers of w and w / 2, and all hidden layers have 128 where their number changes. Milliseconds a step.

${tables.join('\n\n')}`,
  )
}

function sweepTable(place, sweep) {
  const { results: tasks, backend } = stepTimes(place, sweep)
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
  const title = 'Beside PyTorch'
  const found = measured.get('pytorch')
  if (!found) return chapter(title, null)
  const { pytorch: version, milliseconds } = found
  const share = round(milliseconds.ours / milliseconds.pytorch)
  return chapter(
    title,
    `PyTorch ${version} on one thread: ${round(milliseconds.pytorch)} ms a step of the default network. Our engine on WebAssembly, in turns with it and on one thread too: ${round(milliseconds.ours)} ms, ${share} of that.`,
  )
}

function pytorchOnCard() {
  const title = 'Beside PyTorch, on a graphics card'
  const found = measured.get('pytorch-on-card')
  if (!found) return chapter(title, null)
  const { pytorch: version, milliseconds, machine } = found
  const share = round(milliseconds.ours / milliseconds.pytorch)
  return chapter(
    title,
    `PyTorch ${version}, written as one writes it, with its images on the card: ${round(milliseconds.pytorch)} ms a step of the default network. Our engine on WebGPU, in turns with it on the same card, batches put together on the processor: ${round(milliseconds.ours)} ms, ${share} of that. The network is so small that a step is mostly the issuing of work: we issue 14 kernels for it. ${computedBy(machine)}`,
  )
}

function page() {
  const title = 'The page while it trains'
  const pages = measuredByPlace('page')
  if (pages.length === 0) return chapter(title, null)
  const rows = Object.keys(pages[0].result).map((name) => ({
    '': name,
    ...Object.fromEntries(
      pages.map(({ place, result }) => [placeNames[place], name in result ? round(result[name]) : '']),
    ),
  }))
  return chapter(
    title,
    `1440 × 900, training at full speed with all views visible. The speed without views is that of the page's worker on a page that shows nothing. Test terms, and so the time to a test ELBO, come at the end of each epoch. WebGPU on a software adapter shares the processor's cores with everything else; a graphics card is that of the tables above, beside a faster processor.

${table(rows)}`,
  )
}

function quality() {
  const title = 'What it learns'
  const found = ['wasm', 'tfjs', 'webgpu', 'webgpu-on-card'].flatMap((place) => {
    const each = measured.get(`quality-${place}`)
    return each ? [{ ...each, suffix: isOnCard(place) ? ', graphics card' : '' }] : []
  })
  if (found.length === 0) return chapter(title, null)
  const [{ epochs }] = found
  const rows = found
    .flatMap(({ runs, suffix }) => runs.map((run) => ({ ...run, suffix })))
    .map(({ latentDimensions, seed, engine, backend, suffix, elbo, seconds, pytorch }) => ({
      'latent dimensions': latentDimensions,
      seed,
      engine: `${engine} on ${backend}${suffix}`,
      'test ELBO': round(elbo),
      'PyTorch, several seeds': pytorch.map(round).join(', '),
      seconds: Math.round(seconds),
    }))
  const alike = found.map(({ runs }) => runs[0].elbo)
  const spread = Math.max(...alike) - Math.min(...alike)
  const compared = `The engines draw the same numbers from the same seed and end ${spread.toFixed(3)} nats apart.`
  return chapter(
    title,
    `Test ELBO after ${epochs} epochs of all 60,000 MNIST images, trained by the page itself, beside the same networks in PyTorch. ${alike.length > 1 ? compared : ''}

${table(rows)}`,
  )
}

function claims() {
  const title = 'What it has to learn'
  const rows = claimRows(measured)
  if (rows.length === 0) return chapter(title, null)
  const { epochs } = [...measured].find(([name]) => name.startsWith('claims-'))[1]
  return chapter(
    title,
    `After ${epochs} epochs of all 60,000 images, seed 1 unless others are named, trained by the page itself on WebAssembly, everything not named as it is by default. [numbers.md](numbers.md) says what each number is.

${table(rows)}`,
  )
}

function longRun() {
  const title = 'Memory in the long run'
  const runs = measuredByPlace('memory')
  if (runs.length === 0) return chapter(title, null)
  const tables = runs.map(({ place, backend, rows }) => {
    const lines = Object.entries(rows).map(([when, { tensors, ...bytes }]) => ({
      after: when,
      'engine, MiB': mebibytes(bytes.engine),
      ...(backend === 'webgpu' && { 'GPU buffers, MiB': mebibytes(bytes.gpu) }),
      'JavaScript objects, MiB': mebibytes(bytes.objects),
      'array buffers, MiB': mebibytes(bytes.buffers),
    }))
    return `${placeNames[place]}:\n\n${table(lines)}`
  })
  return chapter(
    title,
    `A small network, garbage collected before each line. Ten changes of settings visit networks of many sizes and end where they began. WebAssembly memory cannot shrink: engines hand theirs on, and what exceeds 64 MiB is given up.

${tables.join('\n\n')}`,
  )
}
