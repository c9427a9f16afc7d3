/** What is measured: somebody who trains the same network on the same images. */
export interface Contestant {
  name: string
  /** Trains so many steps, a batch each, and gives the last step's objective in nats per image. */
  train(steps: number): Promise<number>
  /** Milliseconds that its own thread was kept busy with steps so far, making batches and waiting left out. */
  issuing(): number
  dispose(): void
}

/** Images that all contestants train on. */
export interface Images {
  /** [count, pixels] */
  bytes: Uint8Array
  count: number
  pixels: number
}

export const batchSize = 128
export const hidden = [128, 64]
export const latentDimensions = 2
export const learningRate = 0.001

/**
 * Soft spots at random places, which two latent dimensions can learn. Noise would not do: a network that
 * collapses has gradients of almost zero, and processors are slow at numbers of almost zero.
 */
export function spotImages(count: number, side: number): Images {
  const pixels = side * side
  const bytes = new Uint8Array(count * pixels)
  for (let image = 0; image < count; image++) {
    const [x, y] = [Math.random() * side, Math.random() * side]
    for (let pixel = 0; pixel < pixels; pixel++) {
      const squaredDistance = ((pixel % side) - x) ** 2 + (Math.floor(pixel / side) - y) ** 2
      bytes[image * pixels + pixel] = 255 * Math.exp(-squaredDistance / 18)
    }
  }
  return { bytes, count, pixels }
}

/** Adds up how long work kept the thread busy. */
export class Stopwatch {
  milliseconds = 0

  time<Result>(work: () => Result): Result {
    const start = performance.now()
    const result = work()
    this.milliseconds += performance.now() - start
    return result
  }
}
