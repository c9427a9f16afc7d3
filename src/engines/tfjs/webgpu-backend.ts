/** The WebGPU backend of tfjs, on a device of our own, because tfjs does not notice when its device is lost. */
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import type { StartedBackend } from './started-backend'

const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const

export async function start(): Promise<StartedBackend> {
  const adapter = await navigator.gpu?.requestAdapter()
  if (!adapter) throw new Error('no adapter')
  const requiredLimits = Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]]))
  const device = await adapter.requestDevice({ requiredLimits })
  // Small tensors are to be computed on the device too, or a check of small networks would say nothing about it.
  tf.env().set('WEBGPU_CPU_FORWARD', false)
  return { instance: new WebGPUBackend(device, adapter.info), lost: lossOf(device) }
}

/** An error outside any scope, such as a failed allocation, counts: what is computed after it is wrong. */
function lossOf(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => resolve(error.message))
    void device.lost.then(({ message, reason }) => resolve(message || reason))
  })
}
