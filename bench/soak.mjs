/**
 * `npm run bench:soak`: an afternoon on the built page in some minutes, and what it leaves behind: half of 100,000 steps
 * in one run, the others between 2,000 drags in the plane, drawings, changes of backend and resets, on a tiny network.
 * Prints what page and workers hold before, on the way and after it, with all garbage collected: objects apart from code,
 * since V8 compiles a program anew for as long as it learns how it is used. STEPS names another number of steps, ROUNDS
 * of a hundred interactions each.
 */
import { gpu } from '../scripts/browser-arguments.mjs'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { keepWorkers, watchHeld } from './held.mjs'
import { keepResult } from './results.mjs'
import { mebibytes } from './statistics.mjs'

const steps = Number(process.env.STEPS ?? 100_000)
const rounds = Number(process.env.ROUNDS ?? 20)
/** Interactions of a round. */
const drags = 66
const drawings = 30
const resets = 2
/** One of them a round, and back. */
const others = ['webgpu', 'webgl', 'cpu']

const { page, close } = await openHeadlessPage({
  hash: 'v=1&model.hidden=8&batchSize=8&backend=wasm',
  port: Number(process.env.PORT ?? 4193),
  beforeOpening: keepWorkers,
  // The page itself is drawn without the graphics card that the processor imitates: that costs most of the time.
  browserArguments: [...gpu, '--disable-gpu-compositing'],
})
const rows = {}
try {
  const heldNow = await watchHeld(page)
  const note = async (when) => {
    rows[when] = await heldNow()
    console.log(when, JSON.stringify(rows[when]))
  }
  await page.getByRole('progressbar', { name: 'Loading images' }).first().waitFor({ state: 'detached' })
  for (const turn of others.keys()) await round(turn, steps / 2 / rounds)
  await note('before')
  await reset()
  await train(steps / 2)
  await note(`${steps / 2} steps`)
  for (let turn = 1; turn <= rounds; turn++) {
    await round(turn, steps / 2 / rounds)
    if (turn % 4 === 0 || turn === rounds) await note(`${100 * turn} interactions`)
  }
} finally {
  await close()
}
console.table(
  Object.fromEntries(
    Object.entries(rows).map(
      ([
        when,
        { pageObjects, pageCode, pageBuffers, workerObjects, workerCode, workerBuffers, ...counts },
      ]) => [
        when,
        {
          'page, MiB': mebibytes(pageObjects),
          'its code': mebibytes(pageCode),
          'its buffers': mebibytes(pageBuffers),
          'workers, MiB': mebibytes(workerObjects),
          'their code': mebibytes(workerCode),
          'their buffers': mebibytes(workerBuffers),
          ...counts,
        },
      ],
    ),
  ),
)
await keepResult('soak', { steps, rounds, rows })

/** A hundred interactions, most of them while it trains; it ends as it began. */
async function round(turn, amount) {
  for (const backend of [others[turn % others.length], 'wasm']) {
    await page.evaluate((name) => window.playground.configure({ backend: name }), backend)
    await train(3)
  }
  for (let again = 0; again < resets; again++) await reset()
  const training = train(amount)
  const plane = await places(page.getByRole('application', { name: 'Latent space' }))
  for (let drag = 0; drag < drags; drag++) await stroke(plane, drag)
  const pad = await places(page.getByRole('application', { name: 'Drawing area' }))
  for (let drawing = 0; drawing < drawings; drawing++) {
    await stroke(pad, drawing)
    await page.getByRole('button', { name: 'Clear drawing' }).click()
  }
  await training
}

function train(amount) {
  return page.evaluate((count) => window.playground.train({ steps: count }), amount)
}

function reset() {
  return page.evaluate(() => window.playground.reset())
}

/** Window coordinates of places in an element, given as shares of its width and height. */
async function places(element) {
  const box = await element.boundingBox()
  return (x, y) => [box.x + x * box.width, box.y + y * box.height]
}

/** From one side to the other, each time elsewhere. */
async function stroke(at, number) {
  const height = 0.25 + (0.5 * (number % 7)) / 6
  await page.mouse.move(...at(0.3, height))
  await page.mouse.down()
  await page.mouse.move(...at(0.7, 1 - height), { steps: 3 })
  await page.mouse.up()
}
