/** What is measured: somebody who trains a network on images. */
export interface Contestant {
  /** Trains so many steps, a batch each, and gives the last step's objective in nats per image. */
  train(steps: number): Promise<number>
  /** Milliseconds that its own thread was kept busy with steps so far, making batches and waiting left out. */
  issuing(): number
  /** Bytes of its arrays where they compute, as it counts them itself; null: it does not. */
  bytes(): number | null
}

/** Images that all contestants train on. */
export interface Images {
  /** [count, pixels] */
  bytes: Uint8Array
  count: number
  pixels: number
}

/** The network that all contestants train, and how many images they take a step. */
export interface Network {
  /** Widths of the encoder's hidden layers; the decoder mirrors them. */
  hidden: number[]
  latentDimensions: number
  batchSize: number
}

export const learningRate = 0.001

/** A batch picked at random, as bytes: [batchSize, pixels]. */
export function randomBatch({ bytes, count, pixels }: Images, batchSize: number): Uint8Array<ArrayBuffer> {
  const batch = new Uint8Array(batchSize * pixels)
  for (let row = 0; row < batchSize; row++) {
    const source = Math.floor(Math.random() * count) * pixels
    batch.set(bytes.subarray(source, source + pixels), row * pixels)
  }
  return batch
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
