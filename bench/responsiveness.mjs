/**
 * `npm run bench:page`: how the built page feels, on the best engine of an ordinary machine without a graphics
 * card: time from navigation until it answers, time from dragging in the latent plane to the new picture while
 * it trains, and the longest task of its main thread meanwhile.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { percentile, round } from './statistics.mjs'

const loads = Number(process.env.LOADS ?? 5)
const moves = Number(process.env.MOVES ?? 300)

/** Runs in the page before anything else: notes when questions go to the worker and pictures are painted. */
function instrument() {
  const log = { moves: [], pictures: [], longTasks: [], asked: new Map(), answeredAt: null }
  window.responsiveness = log
  new PerformanceObserver((list) => {
    for (const task of list.getEntries())
      log.longTasks.push({ start: task.startTime, duration: task.duration })
  }).observe({ type: 'longtask' })
  const NativeWorker = window.Worker
  window.Worker = class extends NativeWorker {
    constructor(...args) {
      super(...args)
      // Heard before the page hears it: registered first.
      this.addEventListener('message', ({ data }) => {
        if (log.asked.has(data?.id)) {
          log.answeredAt = log.asked.get(data.id)
          log.asked.delete(data.id)
        }
      })
    }
    postMessage(message, ...rest) {
      const decodes = message?.path?.[0] === 'decode' && message.argumentList[1]?.value === 1
      if (decodes) log.asked.set(message.id, performance.now())
      super.postMessage(message, ...rest)
    }
  }
  for (const method of ['putImageData', 'drawImage']) {
    const native = CanvasRenderingContext2D.prototype[method]
    CanvasRenderingContext2D.prototype[method] = function (...args) {
      native.apply(this, args)
      if (this.canvas.getAttribute?.('aria-label') !== 'Decoded image' || log.answeredAt === null) return
      log.pictures.push({ askedAt: log.answeredAt, paintedAt: performance.now() })
    }
  }
  addEventListener('pointermove', (event) => log.moves.push(event.timeStamp), { capture: true })
}

async function timeToAnswer(page) {
  const times = []
  for (let load = 0; load < loads; load++) {
    await page.reload()
    times.push(
      await page.evaluate(async () => {
        while (!('playground' in window)) await new Promise((resolve) => setTimeout(resolve, 5))
        await window.playground.ready
        while (window.responsiveness.pictures.length === 0) await new Promise(requestAnimationFrame)
        return performance.now()
      }),
    )
  }
  return times
}

async function dragWhileTraining(page) {
  await page.evaluate(async () => {
    await window.playground.reset()
    window.training = window.playground.train()
  })
  await page.waitForTimeout(2000)
  const box = await page.getByLabel('Latent space', { exact: true }).first().boundingBox()
  await page.evaluate(() => {
    Object.assign(window.responsiveness, { moves: [], pictures: [], longTasks: [] })
  })
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
  const log = await page.evaluate(() => {
    const { moves, pictures, longTasks } = window.responsiveness
    return { moves, pictures, longTasks }
  })
  const { step } = await page.evaluate(() => window.playground.pause())
  return { ...log, step }
}

/** From a move of the pointer to the first picture of a question asked at that move or later. */
function latencies({ moves, pictures }) {
  return moves.flatMap((movedAt) => {
    const picture = pictures.find(({ askedAt }) => askedAt >= movedAt)
    return picture ? [picture.paintedAt - movedAt] : []
  })
}

const { page, close } = await openHeadlessPage({ beforeOpening: instrument })
const answers = await timeToAnswer(page)
const drag = await dragWhileTraining(page)
await close()

const waits = latencies(drag)
const result = {
  'ms from navigation to the first decoded image, data and engine ready': percentile(answers, 50),
  'ms from pointer to picture while training, median': percentile(waits, 50),
  'ms from pointer to picture while training, 95 %': percentile(waits, 95),
  'pointer moves': waits.length,
  'ms of the longest task of the main thread while training': Math.max(
    0,
    ...drag.longTasks.map(({ duration }) => duration),
  ),
  'main-thread tasks over 50 ms while training': drag.longTasks.length,
}
console.table(Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value)])))
await mkdir('bench/results', { recursive: true })
await writeFile('bench/results/responsiveness.json', `${JSON.stringify(result, null, 2)}\n`)
