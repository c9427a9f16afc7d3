import * as tf from '@tensorflow/tfjs-core'
import type { Trains } from '../../vae/settings'
import type { Chain, ChainGradient } from './chain'
import type { Network, NetworkGradient } from './objective'

/** Zeros for the half that is not trained; that of the encoder is not even computed where nobody asks for it. */
export function trainedGradients(
  network: Network,
  trains: Trains = 'both',
  encoder: () => ChainGradient,
  decoder: ChainGradient,
): NetworkGradient {
  const none = ({ layers, norms }: Chain): ChainGradient => ({
    blocks: layers.flatMap(({ blocks }) => blocks.map((block) => tf.zerosLike(block))),
    norms: norms.map((norm) => tf.zerosLike(norm)),
  })
  return {
    encoder: trains === 'decoder' ? none(network.encoder) : encoder(),
    decoder: trains === 'encoder' ? none(network.decoder) : decoder,
  }
}
