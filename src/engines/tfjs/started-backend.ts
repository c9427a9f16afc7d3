import type { KernelBackend } from '@tensorflow/tfjs-core'
import type { Loss } from '../webgpu/device'

/** A backend of tfjs that has been initialised. */
export interface StartedBackend {
  instance: KernelBackend
  /** Resolves when the device is gone; never for backends that cannot lose theirs. */
  lost: Promise<Loss> | null
}
