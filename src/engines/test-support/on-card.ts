import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    onCard: boolean
  }
}

/** Whether WebGPU and WebGL are tested on a graphics card (GPU=card), and not in software. */
export const onCard = inject('onCard')
