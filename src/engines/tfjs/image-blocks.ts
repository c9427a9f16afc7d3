/** Runs many images through the network in blocks, and brings the results back. */
import * as tf from '@tensorflow/tfjs-core'
import type { Backend } from '../../vae/settings'
import { onBackend, read } from './backends'

/** Bounds the memory of the activations. */
const largestBlock = 512

/** Rows on the host: [count, width]. */
export interface Rows {
  values: Float32Array
  width: number
}

/**
 * The result of an operation that treats every row by itself, [count, outputWidth]. All blocks are issued
 * before the first is read, so that one state of the network answers for all of them.
 * @param run gives a tensor [block, outputWidth] for blocks of the inputs, [block, width] each
 */
export async function inBlocks(
  backend: Backend,
  inputs: readonly Rows[],
  count: number,
  outputWidth: number,
  run: (inputs: tf.Tensor2D[]) => tf.Tensor2D,
): Promise<Float32Array> {
  const issued: { tensor: tf.Tensor2D; start: number; rows: number }[] = []
  for (let start = 0; start < count; start += largestBlock) {
    const rows = Math.min(largestBlock, count - start)
    const padded = paddedRows(backend, rows)
    const tensor = onBackend(backend, () =>
      run(inputs.map((input) => uploadRows(input, start, rows, padded))),
    )
    issued.push({ tensor, start, rows })
  }
  const output = new Float32Array(count * outputWidth)
  const reads = issued.map(async ({ tensor, start, rows }) => {
    const values = await read(backend, tensor)
    output.set(values.subarray(0, rows * outputWidth), start * outputWidth)
  })
  await Promise.all(reads)
  return output
}

/** Some columns of a matrix on the host: [count, end - start]. */
export function columns(matrix: Float32Array, width: number, start: number, end: number): Float32Array {
  const count = matrix.length / width
  const picked = new Float32Array(count * (end - start))
  for (let row = 0; row < count; row++) {
    picked.set(matrix.subarray(row * width + start, row * width + end), row * (end - start))
  }
  return picked
}

/**
 * GPUs keep freed buffers by exact size and never let go of them: powers of two bound how many sizes there
 * are. Elsewhere the padding would only cost time.
 */
function paddedRows(backend: Backend, rows: number): number {
  return backend === 'webgpu' || backend === 'webgl' ? 2 ** Math.ceil(Math.log2(rows)) : rows
}

function uploadRows({ values, width }: Rows, start: number, rows: number, padded: number): tf.Tensor2D {
  const wanted = values.subarray(start * width, (start + rows) * width)
  if (padded === rows) return tf.tensor2d(wanted, [rows, width])
  const block = new Float32Array(padded * width)
  block.set(wanted)
  return tf.tensor2d(block, [padded, width])
}
