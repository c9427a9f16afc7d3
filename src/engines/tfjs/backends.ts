/** Starts the backends of tfjs, one chunk of code each, and switches between those that run. */
import * as tf from '@tensorflow/tfjs-core'
import { Problem } from '../../lib/problem'
import type { Backend } from '../../vae/settings'

const startTimeoutMs = 15_000

const loaders: Record<Backend, () => Promise<unknown>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  wasm: () => import('./wasm-backend'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
}

/**
 * Loads and initialises a backend and makes it the present one.
 * @throws Problem `backend-unavailable` when it does not start, or not in time.
 */
export async function startBackend(backend: Backend): Promise<void> {
  const start = async () => {
    await loaders[backend]()
    tf.enableProdMode()
    // Resolves to false, without an error, when the backend cannot be initialised.
    if (!(await tf.setBackend(backend))) throw new Error('initialisation failed')
  }
  try {
    await within(startTimeoutMs, start())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('backend-unavailable', { backend, reason })
  }
}

/**
 * Runs operations on a backend that has been started, freeing what they leave behind except the result.
 * tfjs has one present backend for the whole realm: it is set here each time, without yielding, because
 * operations on tensors of another backend would copy them over with a blocking read.
 */
export function onBackend<Result>(backend: Backend, run: () => Result): Result {
  if (tf.getBackend() !== backend) void tf.setBackend(backend)
  // Its own type refuses interfaces, though it walks through any object.
  return tf.tidy(run as () => tf.TensorContainer) as Result
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
