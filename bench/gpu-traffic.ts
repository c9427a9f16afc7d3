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
