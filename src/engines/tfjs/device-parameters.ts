/** Between the tensors of the groups, which the optimiser sees, and the blocks, which the layers see. */
import * as tf from '@tensorflow/tfjs-core'
import type { Backend } from '../../vae/settings'
import { type Block, type DeviceLayout, elements, type Group } from './device-layout'
import type { Network } from './objective'

/**
 * Elements up to which blocks are joined, for {@link DeviceLayout}. A GPU pays for each operation and slices
 * for next to nothing; the other backends copy the whole tensor for each slice.
 */
export function joinedSize(backend: Backend): number {
  return backend === 'webgpu' || backend === 'webgl' ? Number.POSITIVE_INFINITY : 32_768
}

/** The blocks of the layers; a group of a single block is passed on as it is. */
export function networkOf(layout: DeviceLayout, groups: readonly tf.Tensor2D[]): Network {
  const blocks = new Map<Block, tf.Tensor2D>()
  layout.groups.forEach((group, index) => {
    cut(group, groups[index]).forEach((tensor, position) => {
      blocks.set(group.blocks[position], tensor)
    })
  })
  const tensorsOf = (wanted: readonly Block[]) => wanted.map((block) => blocks.get(block) as tf.Tensor2D)
  return { encoder: tensorsOf(layout.encoder), decoder: tensorsOf(layout.decoder) }
}

/** The tensors of the groups for one tensor a block. */
export function groupsOf(layout: DeviceLayout, { encoder, decoder }: Network): tf.Tensor2D[] {
  const blocks = [...layout.encoder, ...layout.decoder]
  const tensors = new Map([...encoder, ...decoder].map((tensor, index) => [blocks[index], tensor]))
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
    tf.reshape(tf.slice(flat, block.offset, elements(block)), [block.inputs + 1, block.outputs]),
  )
}

function join({ shape, padding }: Group, tensors: readonly tf.Tensor2D[]): tf.Tensor2D {
  if (tensors.length === 1) return tensors[0]
  const flat = tensors.map((tensor) => tf.reshape<tf.Rank.R1>(tensor, [tensor.size]))
  if (padding > 0) flat.push(tf.zeros([padding]))
  return tf.reshape(tf.concat(flat), shape)
}
