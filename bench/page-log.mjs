/** What the benchmarks of the page watch, in `window.log`. */

/** Runs in the page before anything else: notes what its worker says, what it is asked, and what is painted. */
export function keepLog() {
  const log = {
    moves: [],
    pictures: [],
    longTasks: [],
    told: [],
    points: [],
    asked: new Map(),
    answeredAt: null,
  }
  window.log = log
  new PerformanceObserver((list) => {
    for (const task of list.getEntries())
      log.longTasks.push({ start: task.startTime, duration: task.duration })
  }).observe({ type: 'longtask' })
  const take = ({ id, trainerEvent }) => {
    if (log.asked.has(id)) {
      log.answeredAt = log.asked.get(id)
      log.asked.delete(id)
    }
    if (trainerEvent?.type === 'status')
      log.told.push({ step: trainerEvent.status.step, at: performance.now() })
    if (trainerEvent?.type === 'embedding')
      log.points.push({ count: trainerEvent.embedding.labels.length, at: performance.now() })
  }
  const NativeWorker = window.Worker
  window.Worker = class extends NativeWorker {
    constructor(...args) {
      super(...args)
      // Heard before the page hears it: registered first.
      this.addEventListener('message', ({ data }) => data && take(data))
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

/** Forgets what was noted so far. */
export function clearLog(page) {
  return page.evaluate(() => {
    Object.assign(window.log, { moves: [], pictures: [], longTasks: [], told: [], points: [] })
  })
}

export function readLog(page) {
  return page.evaluate(() => {
    const { moves, pictures, longTasks, told, points } = window.log
    return { moves, pictures, longTasks, told, points }
  })
}
