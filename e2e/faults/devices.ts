/** Faults of graphics devices, injected into the worker that trains. */
import type { Worker } from '@playwright/test'

declare global {
  /** The device that has been used last since {@link catchDevice}, in the worker. */
  var caught: { device?: GPUDevice }
}

/** Keeps hold of the device of the worker as soon as it is used. */
export async function watchDevice(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    globalThis.caught = {}
    const caught = globalThis.caught
    const { createCommandEncoder } = GPUDevice.prototype
    GPUDevice.prototype.createCommandEncoder = function (...parameters) {
      caught.device = this
      return createCommandEncoder.apply(this, parameters)
    }
  })
}

/** Waits until the worker has used its device, and keeps hold of that. */
export async function catchDevice(worker: Worker): Promise<void> {
  await watchDevice(worker)
  await worker.evaluate(async () => {
    while (!globalThis.caught.device) await new Promise((resolve) => setTimeout(resolve, 20))
  })
}

export const deviceFaults = {
  lost: () => globalThis.caught.device?.destroy(),
  /** The event that a browser sends when an allocation has failed. */
  outOfMemory: () => {
    const error = new GPUOutOfMemoryError('injected')
    globalThis.caught.device?.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }))
  },
  /** Reading back never ends. */
  silent: () => {
    GPUBuffer.prototype.mapAsync = () => new Promise(() => {})
  },
  /** What is read back is zero, as of a dead device. */
  zeros: () => {
    const { getMappedRange } = GPUBuffer.prototype
    GPUBuffer.prototype.getMappedRange = function (...parameters) {
      return new ArrayBuffer(getMappedRange.apply(this, parameters).byteLength)
    }
  },
}
