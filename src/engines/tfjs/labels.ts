/** How a conditional network is told the label of an image: one-hot, behind what the layer is given anyway. */
import * as tf from '@tensorflow/tfjs-core'
import { oneHot } from '../../vae/one-hot'
import type { Rows } from './image-blocks'

/** The one-hot codes of labels, [count, classes], on the host; none where there are no classes. */
export function oneHotRows(labels: Uint8Array | undefined, classes: number, count: number): Rows[] {
  return classes > 0 ? [{ values: oneHot(labels, classes, count), width: classes }] : []
}

/** [rows, labels], [count, width + classes]; the rows as they are without labels. */
export function withLabels(rows: tf.Tensor2D, labels: tf.Tensor2D | null): tf.Tensor2D {
  if (!labels) return rows
  return tf.concat([tf.reshape<tf.Rank.R2>(rows, [labels.shape[0], -1]), labels], 1)
}
