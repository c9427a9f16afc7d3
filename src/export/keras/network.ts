/** Encoder and decoder as functions that build Keras models, layer by layer. */
import { convolution } from '../../vae/feature-maps'
import { headsOf, normalisation, type ParameterLayout } from '../../vae/parameters'
import { decoderLayers, type Layer } from '../../vae/reference/layer'
import type { ModelSettings, Settings } from '../../vae/settings'
import { isConvolution, nameOf } from '../network-layers'
import { lines } from '../python'

export function networks({ model }: Settings, layout: ParameterLayout): string[] {
  return [encoder(model, layout), decoder(model, layout)]
}

function encoder(model: ModelSettings, layout: ParameterLayout): string {
  const [first] = layout.convolutions.encoder
  const heads = headsOf(layout).map((head) => `${layerOf(head)}(h)`)
  return lines(
    'def build_encoder():',
    '    """From images, [n, PIXELS], to what the heads say of z, [n, LATENT] each."""',
    '    x = h = keras.Input((PIXELS,), name="x")',
    ...labelInput(model),
    ...(first
      ? [
          `    h = layers.Reshape((${first.large.side}, ${first.large.side}, 1))(h)`,
          ...through(layout.convolutions.encoder, model),
          '    h = layers.Permute((3, 1, 2))(h)  # The file counts [channels, side, side].',
          '    h = layers.Flatten()(h)',
        ]
      : []),
    ...told(model),
    ...through(layout.encoder, model),
    `    heads = ${heads.length > 1 ? `[${heads.join(', ')}]` : heads[0]}`,
    `    return keras.Model(${model.conditional ? '[x, label]' : 'x'}, heads, name="encoder")`,
  )
}

function decoder(model: ModelSettings, layout: ParameterLayout): string {
  const { hidden, last } = decoderLayers(layout)
  const maps = layout.convolutions.decoder[0]?.small
  return lines(
    'def build_decoder():',
    '    """From codes, [n, LATENT], to the logits of the pixel means, [n, PIXELS]."""',
    '    z = h = keras.Input((LATENT,), name="z")',
    ...labelInput(model),
    ...told(model),
    ...through(
      hidden.filter((layer) => !isConvolution(layer)),
      model,
    ),
    ...(maps
      ? [
          `    h = layers.Reshape((${maps.channels}, ${maps.side}, ${maps.side}))(h)`,
          '    h = layers.Permute((2, 3, 1))(h)  # Keras counts [side, side, channels].',
        ]
      : []),
    ...through(hidden.filter(isConvolution), model),
    ...applied(last),
    maps && '    h = layers.Flatten()(h)',
    `    return keras.Model(${model.conditional ? '[z, label]' : 'z'}, h, name="decoder")`,
  )
}

const labelInput = ({ conditional }: ModelSettings) =>
  conditional ? ['    label = keras.Input((CLASSES,), name="label")'] : []

const told = ({ conditional }: ModelSettings) =>
  conditional ? ['    h = layers.Concatenate()([h, label])'] : []

/** Layers, each followed by its normalisation, if it has one, and the activation. */
function through(chain: readonly Layer[], { activation }: ModelSettings): string[] {
  // Keras names the share that stays.
  const statistics = `momentum=${1 - normalisation.momentum}, epsilon=${normalisation.epsilon}`
  return chain.flatMap((layer) => [
    ...applied(layer),
    ...(layer.norm
      ? [`    h = layers.BatchNormalization(${statistics}, name="${kerasName(layer.norm)}")(h)`]
      : []),
    `    h = layers.Activation("${activation}")(h)`,
  ])
}

/** Where the large side is odd, Keras has no padding like PyTorch's, in either direction. */
function applied(layer: Layer): string[] {
  const line = `    h = ${layerOf(layer)}(h)`
  if (!isConvolution(layer) || layer.large.side % 2 === 0) return [line]
  return layer.isTransposed
    ? [line, '    h = layers.Cropping2D(((1, 0), (1, 0)))(h)']
    : ['    h = layers.ZeroPadding2D(1)(h)', line]
}

function layerOf(layer: Layer): string {
  const name = `name="${kerasName(layer)}"`
  if (!isConvolution(layer)) return `layers.Dense(${layer.outputs}, ${name})`
  const { kernel, stride } = convolution
  const padding = layer.large.side % 2 === 0 ? 'same' : 'valid'
  const shape = `${layer.bias.size}, ${kernel}, strides=${stride}, padding="${padding}", ${name}`
  return `layers.${layer.isTransposed ? 'Conv2DTranspose' : 'Conv2D'}(${shape})`
}

/** The name in the file with underscores, which `file_name` of the program undoes. */
function kerasName(named: Parameters<typeof nameOf>[0]): string {
  return nameOf(named).replaceAll('.', '_')
}
