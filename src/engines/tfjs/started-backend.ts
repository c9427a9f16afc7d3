import type { KernelBackend } from '@tensorflow/tfjs-core'

/** A backend of tfjs that has been initialised. */
export interface StartedBackend {
  instance: KernelBackend
  /** Resolves with the reason when the device is gone; never for backends that cannot lose theirs. */
  lost: Promise<string> | null
}
