/** `train_keras.py`: the network, its objective and its training as one Keras program, made for the present settings. */
import { parameterLayout } from '../../vae/parameters'
import type { Settings } from '../../vae/settings'
import { constants } from '../constants'
import { modelFileName } from '../program-archive'
import { lines, topLevel } from '../python'
import { networks } from './network'
import { evaluation, losses, modelClass, preparations } from './objective'
import { commands, means, shown, weightFiles } from './training'

/** @param pixels values an image */
export function kerasScript(settings: Settings, pixels: number): string {
  const body = topLevel(
    ...networks(settings, parameterLayout(settings.model, pixels)),
    ...losses(settings),
    ...preparations(settings),
    modelClass(settings),
    evaluation(settings),
    shown,
    weightFiles,
    ...means(settings),
    commands(settings),
  )
  const beginning = lines(
    head(settings),
    '',
    ...['argparse', 'json', 'math', 'os', 'struct'].map((name) => `import ${name}`),
    'from pathlib import Path',
    '',
    'import numpy as np',
    'import tensorflow as tf',
    '',
    'keras = tf.keras',
    'layers = keras.layers',
    'SUM = tf.distribute.ReduceOp.SUM',
    '',
    `MODEL = Path(__file__).with_name("${modelFileName}")`,
    ...constants(settings, pixels, body),
    `SETTINGS = '${JSON.stringify(settings)}'`,
  )
  return topLevel(beginning, body.trimEnd())
}

function head({ model, dataset, subset }: Settings): string {
  const isPart = subset.classes.length > 0 || subset.images !== null
  return lines(
    `"""${model.kind === 'vae' ? 'A variational autoencoder' : 'An autoencoder'} from VAE Playground, in Keras, for TensorFlow 2.11 or later.`,
    '',
    '    python train_keras.py --epochs 10',
    '',
    'goes on training from the weights in model.safetensors beside this file, with a fresh optimiser, writes',
    'trained.safetensors, which opens in VAE Playground, and prints the terms of the test images in nats per image. All',
    'GPUs of the machine take part. A run that was interrupted goes on from the folder backup.',
    '',
    'On several machines the same command is given on each, with TF_CONFIG naming all of them and, by its index, itself:',
    '',
    '    TF_CONFIG=\'{"cluster": {"worker": ["host0:12345", "host1:12345"]}, "task": {"type": "worker", "index": 0}}\'',
    '',
    'All need the same files and, for --backup, a folder that they share. A batch is divided among all devices. Where the',
    'Keras of a TensorFlow from 2.16 on does not support this, the package tf_keras does, with TF_USE_LEGACY_KERAS=1.',
    '',
    `The model has seen ${dataset}${isPart ? ', and of that a part only: see SETTINGS' : ''}.`,
    '"""',
  )
}
