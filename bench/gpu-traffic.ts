/** Counts what a page asks of WebGPU, whoever asks. */

export interface GpuTraffic {
  dispatches: number
  submits: number
}

/** From now on; the object goes on counting. Nothing is ever counted where there is no WebGPU. */
export function countGpuTraffic(): GpuTraffic {
  const traffic = { dispatches: 0, submits: 0 }
  if (!('GPUQueue' in globalThis)) return traffic
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...workgroups) {
    traffic.dispatches++
    dispatchWorkgroups.apply(this, workgroups)
  }
  const { submit } = GPUQueue.prototype
  GPUQueue.prototype.submit = function (commands) {
    traffic.submits++
    submit.call(this, commands)
  }
  return traffic
}

/** Bytes of the buffers that are there, from now on; the object goes on counting. */
export function countGpuMemory(): { bytes: number } {
  const held = { bytes: 0 }
  if (!('GPUDevice' in globalThis)) return held
  const sizes = new WeakMap<GPUBuffer, number>()
  const { createBuffer } = GPUDevice.prototype
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor)
    sizes.set(buffer, buffer.size)
    held.bytes += buffer.size
    return buffer
  }
  const { destroy } = GPUBuffer.prototype
  GPUBuffer.prototype.destroy = function () {
    held.bytes -= sizes.get(this) ?? 0
    sizes.delete(this)
    return destroy.call(this)
  }
  return held
}
