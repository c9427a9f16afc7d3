/** The WebGL 2 backend of tfjs, on a canvas of our own, because tfjs does not notice when its context is lost. */
import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl'
import * as tf from '@tensorflow/tfjs-core'
import type { Loss } from '../webgpu/device'
import type { StartedBackend } from './started-backend'

export function start(): StartedBackend {
  const canvas = new OffscreenCanvas(1, 1)
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    depth: false,
    stencil: false,
  })
  if (!gl) throw new Error('no context')
  const lost = new Promise<Loss>((resolve) => {
    canvas.addEventListener('webglcontextlost', () =>
      resolve({ cause: 'device-lost', reason: 'context lost' }),
    )
  })
  setWebGLContext(2, gl as unknown as WebGLRenderingContext)
  const flags = tf.env()
  flags.set('WEBGL_VERSION', 2)
  // Small tensors are to be computed on the device too, or a check of small networks would say nothing about it.
  flags.set('WEBGL_CPU_FORWARD', false)
  // Sums over the pixels of a batch overflow half precision, and Adam's epsilon is zero in it.
  if (!flags.getBool('WEBGL_RENDER_FLOAT32_ENABLED')) throw new Error('half precision only')
  return { instance: new MathBackendWebGL(), lost }
}
