/** Brings numbers from the device to the host, without waiting for them in between. */
import type { Device } from './device'
import type { DeviceBuffers } from './device-buffers'
import { BufferUsage, mapModeRead } from './gpu-constants'

export interface Readback {
  /**
   * To be called once the commands have been submitted.
   * @throws Problem `backend-unavailable` when the device is lost meanwhile
   */
  read(): Promise<Float32Array<ArrayBuffer>>
}

/** Records the copy of the first bytes of a buffer. */
export function recordReadback(
  device: Device,
  buffers: DeviceBuffers,
  encoder: GPUCommandEncoder,
  source: GPUBuffer,
  bytes: number,
): Readback {
  const size = Math.max(smallest, 2 ** Math.ceil(Math.log2(bytes)))
  const staging = buffers.take(BufferUsage.mapRead | BufferUsage.copyTarget, size)
  encoder.copyBufferToBuffer(source, 0, staging, 0, bytes)
  return {
    async read() {
      try {
        await device.orLost(staging.mapAsync(mapModeRead, 0, bytes))
        const values = new Float32Array(staging.getMappedRange(0, bytes).slice(0))
        staging.unmap()
        buffers.give(staging)
        return values
      } catch (error) {
        buffers.destroy(staging)
        throw error
      }
    },
  }
}

/** Bytes: so that few sizes occur. */
const smallest = 4096
