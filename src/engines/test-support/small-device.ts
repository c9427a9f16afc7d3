import { vi } from 'vitest'
import { startDevice } from '../webgpu/device'

/** Lets the GPU device allow so many bytes a buffer and no more, until mocks are restored. */
export async function limitStorageBuffers(maxStorageBufferBindingSize: number): Promise<void> {
  const { limits } = (await startDevice()).gpu
  const copy: Record<string, unknown> = {}
  // They are getters of a prototype.
  for (const name in limits) copy[name] = limits[name as keyof GPUSupportedLimits]
  const small = { ...copy, maxStorageBufferBindingSize } as unknown as GPUSupportedLimits
  vi.spyOn(GPUDevice.prototype, 'limits', 'get').mockReturnValue(small)
}
