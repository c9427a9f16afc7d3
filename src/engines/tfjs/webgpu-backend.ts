/** The WebGPU backend of tfjs, on the device that it shares with our own engine and that notices its end. */
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import { startDevice } from '../webgpu/device'
import type { StartedBackend } from './started-backend'

export async function start(): Promise<StartedBackend> {
  const { gpu, adapter, lost } = await startDevice()
  // Small tensors are to be computed on the device too, or a check of small networks would say nothing about it.
  tf.env().set('WEBGPU_CPU_FORWARD', false)
  return { instance: new WebGPUBackend(gpu, adapter), lost }
}
