/**
 * `npm run bench:pytorch`, optional: the time of a training step of the default network on MNIST, our engine on
 * WebAssembly beside PyTorch, in turns, on one thread each; with GPU=card both on the graphics card. PYTHON names a
 * Python that has PyTorch (default python3).
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onCard } from '../scripts/browser-arguments.mjs'
import { openBenchBrowser } from './browser.mjs'
import { keepResult } from './results.mjs'
import { median, round } from './statistics.mjs'
import { measureInTurns, openStepTimePages } from './step-time.mjs'
import { sweeps } from './tasks.mjs'

const [{ label, ...task }] = sweeps.default
const where = onCard
  ? { backend: 'webgpu', device: 'cuda', by: 'the graphics card' }
  : { backend: 'wasm', device: 'cpu', by: 'one thread each' }
const pytorch = await startPytorch()
const browser = await openBenchBrowser('step-time.html')
try {
  // In bulk, as training takes steps that are very short.
  const ours = [{ id: onCard ? 'our engine, in bulk' : 'our engine', isolation: 'plain' }]
  const pages = await openStepTimePages(browser, { backend: where.backend, ...task }, ours)
  const measured = await measureInTurns([pytorch.run, ...pages.runs])
  await pages.close()
  await report(measured)
} finally {
  pytorch.end()
  await browser.close()
}

/** A process that answers a number of steps with what a step took. */
async function startPytorch() {
  const script = fileURLToPath(new URL('pytorch_steps.py', import.meta.url))
  const shard = fileURLToPath(new URL('../public/datasets/mnist/train-images-0.bin', import.meta.url))
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
  const child = spawn(process.env.PYTHON ?? 'python3', [script, shard, JSON.stringify(task), where.device], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('PyTorch has ended')
    return JSON.parse(value)
  }
  const { version } = await next()
  const run = (steps) => {
    child.stdin.write(`${steps}\n`)
    return next()
  }
  return { version, run, end: () => child.kill() }
}

async function report([theirs, ours]) {
  const { machine } = browser
  const names = [`PyTorch ${pytorch.version}`, `our ${where.backend} engine`]
  const [theirMs, ourMs] = [theirs, ours].map(({ rounds }) => median(rounds.map((each) => each.milliseconds)))
  console.log(`${label}, ${where.by}; ${machine.processor}, ${machine.cores} cores, ${machine.browser}`)
  console.table(
    [theirs, ours].map(({ rounds }, index) => {
      const times = rounds.map((each) => each.milliseconds)
      const [fastest, slowest] = [Math.min(...times), Math.max(...times)]
      return {
        name: names[index],
        'ms a step': round(median(times)),
        fastest: round(fastest),
        slowest: round(slowest),
        rounds: rounds.length,
      }
    }),
  )
  console.log(`Our engine takes ${round(ourMs / theirMs)} of the time of PyTorch.`)
  const result = { machine, pytorch: pytorch.version, milliseconds: { pytorch: theirMs, ours: ourMs } }
  await keepResult(onCard ? 'pytorch-on-card' : 'pytorch', {
    ...result,
    rounds: { pytorch: theirs.rounds, ours: ours.rounds },
  })
}
