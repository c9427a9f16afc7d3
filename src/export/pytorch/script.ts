/** `vae.py`: the network, its objective and its training as one PyTorch program, made for the present settings. */
import { parameterLayout } from '../../vae/parameters'
import type { Settings } from '../../vae/settings'
import { constants } from '../constants'
import { modelFileName } from '../program-archive'
import { lines, topLevel } from '../python'
import { idxFiles, loading, pictureSheet, tensorFiles } from './files'
import { networkClass } from './network'
import { evaluation, losses, objectiveFunction, preparations } from './objective'
import { commands, shown, training } from './training'

/** @param pixels values an image */
export function pytorchScript(settings: Settings, pixels: number): string {
  const { model } = settings
  const body = topLevel(
    model.conditional && oneHot,
    networkClass(settings, parameterLayout(model, pixels)),
    ...losses(settings),
    ...preparations(settings),
    objectiveFunction(settings),
    evaluation(settings),
    training(settings),
    shown,
    tensorFiles,
    ...loading(settings.optimizer),
    idxFiles,
    model.kind === 'vae' && pictureSheet,
    commands(settings),
  )
  const beginning = lines(
    head(settings),
    '',
    ...['argparse', 'ctypes', 'gzip', 'json', 'math', 'struct'].map((name) => `import ${name}`),
    'from pathlib import Path',
    '',
    'import torch',
    'from torch import nn',
    'from torch.nn import functional as F',
    '',
    'DEVICE = "cuda" if torch.cuda.is_available() else "cpu"',
    `MODEL = Path(__file__).with_name("${modelFileName}")`,
    ...constants(settings, pixels, body),
    `SETTINGS = '${JSON.stringify(settings)}'`,
  )
  return topLevel(beginning, body.trimEnd())
}

const oneHot = `def one_hot(label, like):
    """The one-hot codes of labels, [n, CLASSES]."""
    return F.one_hot(label, CLASSES).to(like.dtype)`

function head({ model, dataset }: Settings): string {
  const images = model.conditional ? 'IMAGES LABELS' : 'IMAGES'
  const label = model.conditional ? ', label' : ''
  const isVae = model.kind === 'vae'
  return lines(
    `"""${isVae ? 'A variational autoencoder' : 'An autoencoder'} from VAE Playground, in PyTorch (1.13 or later), which is all that it needs.`,
    '',
    isVae && '    python vae.py sample                    100 samples of the prior, decoded, to samples.pgm',
    `    python vae.py evaluate ${images.padEnd(17)}the terms of images, in nats per image`,
    `    python vae.py train ${images.padEnd(20)}goes on training, and writes trained.safetensors`,
    '',
    `${images.replace(' ', ' and ')} are IDX files, packed with gzip or not, as those of MNIST and Fashion-MNIST; the`,
    `model has seen ${dataset}. From another program:`,
    '',
    '    import vae',
    '    model, run = vae.load()',
    isVae
      ? `    mean, log_variance = model.encode(x${label})    # x: [n, 784] in [0, 1]${model.conditional ? '; label: [n]' : ''}`
      : `    z = model.encode(x${label})    # x: [n, 784] in [0, 1]${model.conditional ? '; label: [n]' : ''}`,
    `    images = model.decode(${isVae ? 'mean' : 'z'}${label})`,
    `    vae.train(model, run, x${label}, epochs=10)`,
    '    vae.save("trained.safetensors", model, run)    # opens in VAE Playground',
    '"""',
  )
}
