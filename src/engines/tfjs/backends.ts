/** Starts the backends of tfjs, one chunk of code each, switches between those that run, and notices their end. */
import * as tf from '@tensorflow/tfjs-core'
import { Problem } from '../../lib/problem'
import { within } from '../../lib/within'
import type { Backend } from '../../vae/settings'
import type { Loss } from '../webgpu/device'
import type { StartedBackend } from './started-backend'

const startTimeoutMs = 15_000

const load: Record<Backend, () => Promise<{ start(): StartedBackend | Promise<StartedBackend> }>> = {
  webgpu: () => import('./webgpu-backend'),
  webgl: () => import('./webgl-backend'),
  wasm: () => import('./wasm-backend'),
  cpu: () => import('./cpu-backend'),
}

/** What becomes of the backends of this realm. One that was lost stays lost: its compiled programs are gone too. */
const running = new Map<Backend, Running>()

interface Running {
  /** Why the device is gone. */
  lost: Problem | null
  /** Reads that end with the device; tfjs itself would leave some of them open for ever. */
  reads: Set<(lost: Problem) => void>
}

/**
 * Loads and initialises a backend, unless it runs already.
 * @throws Problem `backend-unavailable` when it does not start, or not in time, or was lost before
 */
export async function startBackend(backend: Backend): Promise<void> {
  if (running.has(backend)) return refuseLost(backend)
  try {
    const { instance, lost } = await within(
      startTimeoutMs,
      load[backend]().then((module) => module.start()),
    )
    // Two starts at a time: the first one counts.
    if (running.has(backend)) return
    // tfjs is given the finished instance: its own initialisation may yield with no backend set at all, and
    // operations of another engine would fail meanwhile.
    if (tf.findBackendFactory(backend)) tf.removeBackend(backend)
    tf.registerBackend(backend, () => instance)
    tf.enableProdMode()
    running.set(backend, { lost: null, reads: new Set() })
    void lost?.then((loss) => lose(backend, loss))
  } catch (error) {
    throw unavailable(backend, error)
  }
}

/**
 * Runs operations on a backend that has been started, freeing what they leave behind except the result.
 * tfjs has one present backend for the whole realm: it is set here each time, without yielding, because
 * operations on tensors of another backend would copy them over with a blocking read.
 * @throws Problem `backend-unavailable` when the device is lost
 */
export function onBackend<Result>(backend: Backend, run: () => Result): Result {
  refuseLost(backend)
  if (tf.getBackend() !== backend) void tf.setBackend(backend)
  // Its own type refuses interfaces, though it walks through any object.
  return tf.tidy(run as () => tf.TensorContainer) as Result
}

/**
 * The values of a tensor, which is disposed of.
 * @throws Problem `backend-unavailable` when the device is lost before they are there
 */
export async function read(backend: Backend, tensor: tf.Tensor): Promise<Float32Array> {
  const { reads } = running.get(backend) as Running
  let stop: (lost: Problem) => void = () => undefined
  try {
    return await new Promise<Float32Array>((resolve, reject) => {
      stop = reject
      reads.add(stop)
      refuseLost(backend)
      tensor.data<'float32'>().then(resolve, (error) => reject(unavailable(backend, error)))
    })
  } finally {
    reads.delete(stop)
    tensor.dispose()
  }
}

function lose(backend: Backend, loss: Loss): void {
  const state = running.get(backend) as Running
  state.lost = new Problem('backend-unavailable', { backend, ...loss })
  for (const stop of state.reads) stop(state.lost)
}

function refuseLost(backend: Backend): void {
  const lost = running.get(backend)?.lost
  if (lost) throw lost
}

function unavailable(backend: Backend, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return new Problem('backend-unavailable', { backend, reason })
}
