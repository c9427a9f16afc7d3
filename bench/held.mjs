/** What a page and its workers hold: memory, handles, and histories. */
import { heapOf } from './memory-use.mjs'

/** Runs in the page before anything else: keeps hold of the workers that it starts, in `window.startedWorkers`. */
export function keepWorkers() {
  window.startedWorkers = []
  const NativeWorker = window.Worker
  window.Worker = class extends NativeWorker {
    constructor(...args) {
      super(...args)
      window.startedWorkers.push(new WeakRef(this))
    }
  }
}

/**
 * What tells what a page holds, with all garbage collected. The page must have been opened with `keepWorkers`.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<() => Promise<Record<string, number>>>} bytes and counts
 */
export async function watchHeld(page) {
  const session = await page.context().newCDPSession(page)
  const workers = await watchWorkers(session)
  return async () => {
    const heap = await heapOf(session)
    const inWorkers = { objects: 0, buffers: 0 }
    for (const worker of workers.values()) {
      const { objects, buffers } = await heapOf(worker)
      inWorkers.objects += objects
      inWorkers.buffers += buffers
    }
    const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    const engine = await page.evaluate(engineMemory)
    const [curve, visits] = await page.evaluate(() => [window.playground.history().length, history.length])
    return {
      pageObjects: heap.objects,
      pageBuffers: heap.buffers,
      workerObjects: inWorkers.objects,
      workerBuffers: inWorkers.buffers,
      tensors: engine.tensors,
      engineBytes: engine.bytes,
      workers: workers.size,
      documents,
      nodes,
      listeners: jsEventListeners,
      curve,
      visits,
    }
  }
}

/**
 * The workers of a page that are there, each as a session of its own.
 * @returns {Promise<Map<string, { send(method: string): Promise<object> }>>}
 */
async function watchWorkers(session) {
  const workers = new Map()
  const waiting = new Map()
  let id = 0
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    workers.set(sessionId, {
      send: (method) =>
        new Promise((resolve) => {
          waiting.set(++id, resolve)
          const message = JSON.stringify({ id, method })
          void session.send('Target.sendMessageToTarget', { sessionId, message })
        }),
    })
  })
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id: answered, result } = JSON.parse(message)
    waiting.get(answered)?.(result)
    waiting.delete(answered)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  return workers
}

/** Asks the worker that trains as the page would: the newest one, of those that answer to the question. */
function engineMemory() {
  const id = crypto.randomUUID()
  const workers = window.startedWorkers.flatMap((started) => started.deref() ?? [])
  return new Promise((resolve) => {
    for (const worker of workers) {
      worker.addEventListener('message', function take({ data }) {
        if (data?.id !== id || data.type !== 'RAW') return
        worker.removeEventListener('message', take)
        resolve(data.value)
      })
      worker.postMessage({ id, type: 'APPLY', path: ['memory'], argumentList: [] })
    }
  })
}
