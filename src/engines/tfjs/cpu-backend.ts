/** The backend of tfjs in plain JavaScript. */
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import type { StartedBackend } from './started-backend'

export function start(): StartedBackend {
  return { instance: new MathBackendCPU(), lost: null }
}
