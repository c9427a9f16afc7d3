/** Between the tensors of the groups, which the optimiser sees, and the blocks, which the layers see. */
import * as tf from '@tensorflow/tfjs-core'
import type { Backend } from '../../vae/settings'
import { type Block, type DeviceLayout, elements, type Group, type NormColumns } from './device-layout'
import { layerOf } from './layer'
import type { Network, NetworkGradient, Running } from './objective'

/**
 * Elements up to which blocks are joined, for {@link DeviceLayout}. A GPU pays for each operation and slices
 * for next to nothing; the other backends copy the whole tensor for each slice.
 */
export function joinedSize(backend: Backend): number {
  return backend === 'webgpu' || backend === 'webgl' ? Number.POSITIVE_INFINITY : 32_768
}

/** The network in the tensors of the groups; a group of a single block is passed on as it is. */
export function networkOf(layout: DeviceLayout, groups: readonly tf.Tensor2D[], running: Running): Network {
  const blocks = new Map<Block, tf.Tensor2D>()
  layout.groups.forEach((group, index) => {
    cut(group, groups[index]).forEach((tensor, position) => {
      blocks.set(group.blocks[position], tensor)
    })
  })
  const tensorsOf = (wanted: readonly Block[]) => wanted.map((block) => blocks.get(block) as tf.Tensor2D)
  const chain = (part: 'encoder' | 'decoder') => ({
    layers: layout[part].map((layer) => layerOf(layer, tensorsOf(layer.blocks))),
    toldAt: layout[part].findIndex(({ kind }) => kind === 'dense'),
    norms: tensorsOf(layout.norms[part]),
    running: running[part],
  })
  return { encoder: chain('encoder'), decoder: chain('decoder') }
}

/** The tensors of the groups for one tensor a block. */
export function groupsOf(layout: DeviceLayout, { encoder, decoder }: NetworkGradient): tf.Tensor2D[] {
  const { norms } = layout
  const blocks = [
    ...[...layout.encoder, ...layout.decoder].flatMap((layer) => layer.blocks),
    ...[...norms.encoder, ...norms.decoder],
  ]
  const gradients = [...encoder.blocks, ...decoder.blocks, ...encoder.norms, ...decoder.norms]
  const tensors = new Map(gradients.map((tensor, index) => [blocks[index], tensor]))
  return layout.groups.map((group) =>
    join(
      group,
      group.blocks.map((block) => tensors.get(block) as tf.Tensor2D),
    ),
  )
}

function cut({ blocks }: Group, tensor: tf.Tensor2D): tf.Tensor2D[] {
  if (blocks.length === 1) return [tensor]
  const flat = tf.reshape<tf.Rank.R1>(tensor, [tensor.size])
  return blocks.map((block) =>
    tf.reshape(tf.slice(flat, block.offset, elements(block)), [block.rows, block.columns]),
  )
}

function join({ shape, padding }: Group, tensors: readonly tf.Tensor2D[]): tf.Tensor2D {
  if (tensors.length === 1) return tensors[0]
  const flat = tensors.map((tensor) => tf.reshape<tf.Rank.R1>(tensor, [tensor.size]))
  if (padding > 0) flat.push(tf.zeros([padding]))
  return tf.reshape(tf.concat(flat), shape)
}

/** Mean above variance of each normalisation, [2, outputs]. @param host flat array of all parameters */
export function uploadRunning({ statistics }: DeviceLayout, host: Float32Array): Running {
  const upload = ({ norm: { mean, variance }, column }: NormColumns) => {
    const rows = new Float32Array(2 * mean.size)
    for (let output = 0; output < mean.size; output++) {
      rows[column(output)] = host[mean.offset + output]
      rows[mean.size + column(output)] = host[variance.offset + output]
    }
    return tf.tensor2d(rows, [2, mean.size])
  }
  return { encoder: statistics.encoder.map(upload), decoder: statistics.decoder.map(upload) }
}

/** Puts what was read of {@link uploadRunning} back. @param rows encoder's first */
export function writeRunning(
  { statistics }: DeviceLayout,
  rows: readonly Float32Array[],
  host: Float32Array,
): void {
  for (const [index, { norm, column }] of [...statistics.encoder, ...statistics.decoder].entries()) {
    const { mean, variance } = norm
    for (let output = 0; output < mean.size; output++) {
      host[mean.offset + output] = rows[index][column(output)]
      host[variance.offset + output] = rows[index][mean.size + column(output)]
    }
  }
}
