/** The WebAssembly backend of tfjs. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import * as tf from '@tensorflow/tfjs-core'
import type { StartedBackend } from './started-backend'

/** What the package registered when it was imported; it exports no other way to make an instance. */
const create = tf.findBackendFactory('wasm')

export async function start(): Promise<StartedBackend> {
  // One thread: threads would need cross-origin isolation and workers made from blobs, which a strict content
  // security policy blocks, and then the start hangs without an error.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  })
  return { instance: await create(), lost: null }
}
