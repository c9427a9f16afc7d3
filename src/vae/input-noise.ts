/** Noise on what the encoder sees of an image, as denoising autoencoders are trained with. */
import type { Pixels } from './image'
import { fillNormal, fillUniform, type RandomKey } from './random'
import type { ObjectiveSettings } from './settings'

export type InputNoise = Pick<ObjectiveSettings, 'inputNoise' | 'noiseAmount'>

type Kind = Exclude<ObjectiveSettings['inputNoise'], 'none'>

/** What becomes of pixels in [0, 1], with random numbers for each. */
interface Corruption {
  fill(random: Float32Array, key: RandomKey): void
  of(grey: number, random: number, amount: number): number
}

/** The corruptions of Vincent et al. 2010, section 3.3; pixels stay between black and white. */
const corruptions: Record<Kind, Corruption> = {
  gaussian: {
    fill: fillNormal,
    of: (grey, normal, deviation) => Math.min(1, Math.max(0, grey + deviation * normal)),
  },
  masking: {
    fill: fillUniform,
    of: (grey, uniform, share) => (uniform < share ? 0 : grey),
  },
  'salt-and-pepper': {
    fill: fillUniform,
    of(grey, uniform, share) {
      if (uniform >= share) return grey
      return uniform < share / 2 ? 0 : 1
    },
  },
}

/**
 * The images with noise; bytes give bytes, rounded. [count, pixels]
 * @returns null where there is no noise, however much of it
 */
export function corrupted<Images extends Pixels>(
  images: Images,
  { inputNoise, noiseAmount }: InputNoise,
  key: RandomKey,
): Images | null {
  if (inputNoise === 'none') return null
  const { fill, of } = corruptions[inputNoise]
  const random = new Float32Array(images.length)
  fill(random, key)
  const noisy: Pixels = images.slice()
  const white = images instanceof Uint8Array ? 255 : 1
  for (let index = 0; index < images.length; index++) {
    const grey = white * of(images[index] / white, random[index], noiseAmount)
    noisy[index] = white === 1 ? grey : Math.round(grey)
  }
  return noisy as Images
}
