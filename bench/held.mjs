/** What a page and its workers hold: memory, handles, and histories. */
import { EventEmitter, once } from 'node:events'
import { kindsOf } from './heap-kinds.mjs'
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
    const heap = await holdings(session)
    const inWorkers = { objects: 0, code: 0, buffers: 0 }
    for (const worker of workers.values()) {
      const held = await holdings(worker)
      for (const kind of Object.keys(inWorkers)) inWorkers[kind] += held[kind]
    }
    const { documents, nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
    const engine = await page.evaluate(engineMemory)
    const [curve, visits] = await page.evaluate(() => [window.playground.history().length, history.length])
    return {
      pageObjects: heap.objects,
      pageCode: heap.code,
      pageBuffers: heap.buffers,
      workerObjects: inWorkers.objects,
      workerCode: inWorkers.code,
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

/** In bytes, of a thread. @param {import('@playwright/test').CDPSession} thread */
async function holdings(thread) {
  const { buffers } = await heapOf(thread)
  const chunks = []
  const take = ({ chunk }) => chunks.push(chunk)
  thread.on('HeapProfiler.addHeapSnapshotChunk', take)
  await thread.send('HeapProfiler.takeHeapSnapshot')
  thread.off('HeapProfiler.addHeapSnapshotChunk', take)
  return { ...kindsOf(chunks.join('')), buffers }
}

/** A worker as a session of the debugging protocol of its own, which has to be spoken to by way of that of its page. */
class WorkerSession extends EventEmitter {
  #sent = 0

  constructor(session, sessionId) {
    super()
    this.session = session
    this.sessionId = sessionId
  }

  async send(method) {
    const id = ++this.#sent
    const answered = once(this, `answer ${id}`)
    const message = JSON.stringify({ id, method })
    await this.session.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message })
    const [result] = await answered
    return result
  }

  receive({ id, result, method, params }) {
    this.emit(method ?? `answer ${id}`, method ? params : result)
  }
}

/**
 * The workers of a page that are there.
 * @returns {Promise<Map<string, WorkerSession>>}
 */
async function watchWorkers(session) {
  const workers = new Map()
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    workers.set(sessionId, new WorkerSession(session, sessionId))
  })
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    workers.get(sessionId)?.receive(JSON.parse(message))
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
  const answered = new AbortController()
  const workers = window.startedWorkers.flatMap((started) => started.deref() ?? [])
  return new Promise((resolve) => {
    for (const worker of workers) {
      const take = ({ data }) => {
        if (data?.id !== id || data.type !== 'RAW') return
        answered.abort()
        resolve(data.value)
      }
      worker.addEventListener('message', take, { signal: answered.signal })
      worker.postMessage({ id, type: 'APPLY', path: ['memory'], argumentList: [] })
    }
  })
}
