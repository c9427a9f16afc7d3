/**
 * `npm run bench:plane`: frames of the latent plane while z is dragged and while it is zoomed, training at rest, with
 * all 10,000 points, the manifold and the prior in view; on the processor alone, as Chromium without a graphics card
 * draws; zoomed also with the symbols of the classes. MOVES says how many moves of the pointer.
 */
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { keepResult } from './results.mjs'
import { percentile, round } from './statistics.mjs'

const moves = Number(process.env.MOVES ?? 240)

/** The times between the frames of whatever is done, in ms. */
async function framesWhile(page, act) {
  await page.evaluate(() => {
    window.frames = { times: [], over: false }
    requestAnimationFrame(function note(now) {
      window.frames.times.push(now)
      if (!window.frames.over) requestAnimationFrame(note)
    })
  })
  await act()
  const times = await page.evaluate(() => {
    window.frames.over = true
    return window.frames.times
  })
  return times.slice(1).map((time, i) => time - times[i])
}

/** The pointer goes round the plane, faster than frames come. */
async function drag(page, box) {
  for (let move = 0; move < moves; move++) {
    const angle = move / 12
    const reach = 0.1 + 0.3 * (move / moves)
    const x = box.x + box.width * (0.5 + reach * Math.cos(angle))
    await page.mouse.move(x, box.y + box.height * (0.5 + reach * Math.sin(angle)))
    await page.waitForTimeout(8)
  }
}

async function zoom(page) {
  for (let turn = 0; turn < moves / 2; turn++) {
    await page.mouse.wheel(0, turn < moves / 4 ? -20 : 20)
    await page.waitForTimeout(16)
  }
}

function summary(name, intervals) {
  const mean = intervals.reduce((sum, ms) => sum + ms, 0) / intervals.length
  return {
    [`${name}: frames a second`]: 1000 / mean,
    [`${name}: ms between frames, median`]: percentile(intervals, 50),
    [`${name}: ms between frames, 95 %`]: percentile(intervals, 95),
    [`${name}: % of frames later than 20 ms`]:
      (100 * intervals.filter((ms) => ms > 20).length) / intervals.length,
  }
}

const { page, close } = await openHeadlessPage({ hash: 'v=1&backend=wasm' })
try {
  // Points, manifold and the progress of the data have come.
  await page.waitForTimeout(8000)
  const box = await page.getByRole('application', { name: 'Latent space' }).boundingBox()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2)
  await page.mouse.down()
  const dragged = await framesWhile(page, () => drag(page, box))
  await page.mouse.up()
  const zoomed = await framesWhile(page, () => zoom(page))
  await page.evaluate(() => {
    location.hash = 'v=1&backend=wasm&layers=points,manifold,prior,symbols'
  })
  await page.waitForTimeout(2000)
  const withSymbols = await framesWhile(page, () => zoom(page))
  const result = {
    ...summary('dragging z', dragged),
    ...summary('zooming', zoomed),
    ...summary('zooming with symbols', withSymbols),
  }
  console.table(Object.fromEntries(Object.entries(result).map(([name, value]) => [name, round(value)])))
  await keepResult('plane-frames', result)
} finally {
  await close()
}
