/** Answers questions about many images in blocks of few sizes, several at a time. */
import type { Device } from './device'
import type { DeviceBuffers } from './device-buffers'
import { quad, quadsOf } from './device-layout'
import { BufferUsage } from './gpu-constants'
import type { Network } from './network'
import type { Dispatch } from './programs'
import { type Readback, recordReadback } from './readback'
import { padRows } from './rows'
import { dispatchAll } from './training-passes'
import { uniformStride } from './wgsl/bindings'
import { batch } from './wgsl/uniforms'
import { mostRows, type Workspace } from './workspace'

const bytesPerQuad = quad * Float32Array.BYTES_PER_ELEMENT
/** Rows that buffers are made for: more sizes would be more buffers. */
const bucketRows = [1, 32, 256, 512]

/** Rows on the host: [count, width]. */
export interface Rows {
  values: Float32Array
  width: number
}

export class Requests {
  readonly #device: Device
  readonly #buffers: DeviceBuffers
  readonly #workspace: Workspace
  readonly #largest: number

  constructor(device: Device, buffers: DeviceBuffers, network: Network, workspace: Workspace) {
    this.#device = device
    this.#buffers = buffers
    this.#workspace = workspace
    this.#largest = mostRows(device, network, bucketRows[bucketRows.length - 1])
  }

  /**
   * What shaders that treat every row by itself make of the inputs: [count, 4 * resultQuads]. All blocks are
   * issued before the first is read, so that one state of the network answers for all of them.
   */
  async answer(
    dispatches: readonly Dispatch[],
    inputs: readonly Rows[],
    count: number,
    resultQuads: number,
  ): Promise<Float32Array> {
    const blocks: { readback: Readback; start: number }[] = []
    for (let start = 0; start < count; start += this.#largest) {
      const rows = Math.min(this.#largest, count - start)
      const block = inputs.map(({ values, width }) => ({
        values: values.subarray(start * width, (start + rows) * width),
        width,
      }))
      blocks.push({ readback: this.#issue(dispatches, block, rows, resultQuads), start })
    }
    const answer = new Float32Array(count * resultQuads * quad)
    const reads = blocks.map(async ({ readback, start }) => {
      answer.set(await readback.read(), start * resultQuads * quad)
    })
    await Promise.all(reads)
    return answer
  }

  #issue(
    dispatches: readonly Dispatch[],
    inputs: readonly Rows[],
    rows: number,
    resultQuads: number,
  ): Readback {
    const { gpu } = this.#device
    const bucket = bucketRows.find((size) => size >= rows) ?? rows
    const inputQuads = inputs.map(({ width }) => quadsOf(width))
    const widest = inputQuads.reduce((sum, quads) => sum + quads, 0)
    this.#workspace.fit(Math.min(bucket, this.#largest), bucket * widest)
    const taken = {
      results: this.#buffers.take(resultUsage, bucket * resultQuads * bytesPerQuad),
      batches: this.#buffers.take(batchUsage, uniformStride),
    }
    const { arena, start } = this.#workspace.inputs
    const packed = new Float32Array(rows * widest * quad)
    let place = 0
    const places = inputs.map(({ values, width }, index) => {
      const first = place
      packed.set(padRows(values, rows, width), first * quad)
      place += rows * inputQuads[index]
      return start + first
    })
    gpu.queue.writeBuffer(arena, start * bytesPerQuad, packed)
    gpu.queue.writeBuffer(taken.batches, 0, batchOf(rows, places))

    const encoder = gpu.createCommandEncoder()
    const pass = encoder.beginComputePass()
    dispatchAll(pass, this.#workspace.bind(taken), 0, dispatches, rows)
    pass.end()
    const bytes = rows * resultQuads * bytesPerQuad
    const readback = recordReadback(this.#device, this.#buffers, encoder, taken.results, bytes)
    gpu.queue.submit([encoder.finish()])
    // What follows in the queue comes after what was submitted: they can be used again at once.
    for (const buffer of Object.values(taken)) this.#buffers.give(buffer)
    return readback
  }
}

function batchOf(rows: number, [images, epsilon = 0]: readonly number[]): ArrayBuffer {
  const values = new ArrayBuffer(uniformStride)
  const nothing = { greyBytes: 0, terms: 0, klWeight: 0, freeBits: 0, clipLimit: 0 }
  const noPart = { firstTile: 0, lastTile: 0, firstQuad: 0, lastQuad: 0 }
  const noUpdate = { ...noPart, decay1: 0, share1: 0, decay2: 0, share2: 0, rate: 0, divisorEpsilon: 0 }
  const inputs = { images, targets: images, epsilon }
  batch.write(values, 0, { ...nothing, ...noUpdate, ...inputs, rows, meanWeight: 1 / rows })
  return values
}

const resultUsage = BufferUsage.storage | BufferUsage.copySource
const batchUsage = BufferUsage.uniform | BufferUsage.copyTarget
