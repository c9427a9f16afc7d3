/**
 * `npm run bench:page [-- webgpu]`: how the built page feels while it trains at full speed on an engine (WebAssembly
 * unless another is named): how long it takes to answer, to follow the pointer, to renew the points of the plane and
 * to learn, the longest task of its main thread, and what the views cost training. LOADS, MOVES and RUNS say how often.
 */
import { gpu, onCard } from '../scripts/browser-arguments.mjs'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { openBenchBrowser } from './browser.mjs'
import { clearLog, keepLog, readLog } from './page-log.mjs'
import { keepResult, placeOf } from './results.mjs'
import { median, percentile, round } from './statistics.mjs'

const backend = process.argv[2] ?? 'wasm'
const software = backend === 'webgpu' && !onCard
const browserArguments = backend === 'webgpu' ? gpu : []
const loads = Number(process.env.LOADS ?? (software ? 1 : 5))
const moves = Number(process.env.MOVES ?? 300)
const runs = Number(process.env.RUNS ?? (software ? 3 : 5))
/** Training is timed between these steps: on WebAssembly two epochs, the test terms at their ends included. */
const timed = software ? { from: 5, to: 40 } : { from: 469, to: 3 * 469 }
/** How many times slower the main thread is made for one of the drags, which takes a second a move then. */
const slowness = 6
const slowMoves = Math.ceil(moves / 10)
/** Nats per image: the test ELBO that training is to reach. */
const goal = -170

async function timeToAnswer(page) {
  const times = []
  for (let load = 0; load < loads; load++) {
    await page.reload()
    times.push(
      await page.evaluate(async () => {
        while (!('playground' in window)) await new Promise((resolve) => setTimeout(resolve, 5))
        await window.playground.ready
        while (window.log.pictures.length === 0) await new Promise(requestAnimationFrame)
        return performance.now()
      }),
    )
  }
  return median(times)
}

/** Does what the button Train does, on fresh parameters; the curves have a test ELBO at the end of each epoch. */
async function learn(page) {
  return await page.evaluate(async (wanted) => {
    const { playground } = window
    await playground.reset()
    const start = performance.now()
    void playground.train()
    for (;;) {
      const tests = playground.history().filter(({ test }) => test)
      const reached = tests.find(({ test }) => test.elbo >= wanted)
      if (reached) {
        const seconds = (performance.now() - start) / 1000
        await playground.pause()
        return { seconds, epochs: Math.round(reached.epoch), elbos: tests.map(({ test }) => test.elbo) }
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }, goal)
}

async function dragWhileTraining(page, moves) {
  await page.evaluate(async () => {
    await window.playground.reset()
    window.training = window.playground.train()
  })
  await page.waitForTimeout(3000)
  const box = await page.getByLabel('Latent space', { exact: true }).first().boundingBox()
  await clearLog(page)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  for (let move = 0; move < moves; move++) {
    const angle = move / 9
    const reach = 0.1 + 0.3 * (move / moves)
    const x = box.x + box.width * (0.5 + reach * Math.cos(angle))
    await page.mouse.move(x, box.y + box.height * (0.5 + reach * Math.sin(angle)))
    await page.waitForTimeout(16)
  }
  await page.mouse.up()
  await page.waitForTimeout(500)
  const drag = await readLog(page)
  await clearLog(page)
  await page.waitForTimeout(10_000)
  const watch = await readLog(page)
  await page.evaluate(() => window.playground.pause())
  return { drag, watch }
}

/** The main thread as slow as on a phone, by so many times; training goes on as fast as before. */
async function slowedDown(page, rate, act) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  const result = await act()
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return result
}

/** From a move of the pointer to the first picture of a question asked at that move or later. */
function latencies({ moves, pictures }) {
  return moves.flatMap((movedAt) => {
    const picture = pictures.find(({ askedAt }) => askedAt >= movedAt)
    return picture ? [picture.paintedAt - movedAt] : []
  })
}

/** Of the long tasks, in ms. */
function durations({ longTasks }) {
  return longTasks.map(({ duration }) => duration)
}

/** Milliseconds a step with the page visible and nobody touching it. */
async function trainVisibly(page, { from, to }) {
  await page.evaluate(() => window.playground.reset())
  await clearLog(page)
  await page.evaluate(async (last) => {
    const training = window.playground.train()
    while (window.playground.status().step < last) await new Promise((resolve) => setTimeout(resolve, 20))
    await window.playground.pause()
    await training
  }, to)
  const told = (await readLog(page)).told.filter(({ step }) => step >= from)
  const first = told[0]
  const last = told.find(({ step }) => step >= to)
  return (last.at - first.at) / (last.step - first.step)
}

/** The views' share: training on the page and the page's worker alone, in turns. */
async function throughput(page) {
  const visible = []
  const bare = []
  const browser = await openBenchBrowser('bare-trainer.html', { browserArguments })
  try {
    const worker = await browser.open('isolated')
    for (let run = 0; run < runs; run++) {
      visible.push(await trainVisibly(page, timed))
      bare.push(
        await worker.evaluate(
          ([on, from, to]) => window.trainBare(on, from, to),
          [backend, timed.from, timed.to],
        ),
      )
    }
  } finally {
    await browser.close()
  }
  return { visible: median(visible), bare: median(bare) }
}

const { page, close } = await openHeadlessPage({
  hash: `v=1&backend=${backend}`,
  beforeOpening: keepLog,
  browserArguments,
})
try {
  const { engine } = await page.evaluate(() => window.playground.status())
  const answered = await timeToAnswer(page)
  const learned = software ? null : await learn(page)
  const { drag, watch } = await dragWhileTraining(page, moves)
  const slow = await slowedDown(page, slowness, () => dragWhileTraining(page, slowMoves))
  const { visible, bare } = await throughput(page)
  const waits = latencies(drag)
  const tasks = [...durations(drag), ...durations(watch)]
  const seconds = (watch.told.at(-1).at - watch.told[0].at) / 1000
  const result = {
    'ms from navigation to the first decoded image, data and engine ready': answered,
    'ms from pointer to picture, median': percentile(waits, 50),
    'ms from pointer to picture, 95 %': percentile(waits, 95),
    'pointer moves': waits.length,
    [`ms from pointer to picture, 95 %, main thread ${slowness} times slower`]: percentile(
      latencies(slow.drag),
      95,
    ),
    'ms of its longest task in that drag': Math.max(0, ...durations(slow.drag)),
    'ms of the longest task of the main thread': Math.max(0, ...tasks),
    'main-thread tasks over 50 ms': tasks.length,
    'renewals of the points a second': (watch.points.length - 1) / seconds,
    'points renewed': Math.min(...watch.points.map(({ count }) => count)),
    'images a second, page visible': (1000 * 128) / visible,
    'images a second, worker without a page': (1000 * 128) / bare,
    'share of the speed that the views leave': bare / visible,
    ...(learned && {
      [`seconds from Train to a test ELBO of ${goal} nats`]: learned.seconds,
      'epochs to it': learned.epochs,
    }),
  }
  console.log(`The ${engine} engine, on a page of 1440 x 900`)
  console.table(Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value)])))
  if (learned) console.log(`Test ELBO at the end of each epoch: ${learned.elbos.map(round).join(', ')} nats`)
  await keepResult(`page-${placeOf(engine)}`, { engine, result })
} finally {
  await close()
}
