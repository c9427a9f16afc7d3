/** Pictures that a person chooses to compare: any of the test set, and those of their own. */
import type { Trainer } from '../training/protocol'
import { greyLevels, imagePixels } from '../vae/image'
import type { SessionState } from './state'

export type ChosenImage =
  /** @property index in the test set */
  | { from: 'test'; index: number }
  /**
   * A drawing or a picture from a file as it was when it was chosen. @property pixels [pixels] in [0, 1];
   * @property told the class that a conditional network is told with it
   */
  | { from: 'own'; pixels: Float32Array; told: number }

/** As many images as there are indices. */
export function testImages<const Indices extends readonly number[]>(
  indices: Indices,
): { [At in keyof Indices]: ChosenImage } {
  return indices.map((index) => ({ from: 'test', index })) as { [At in keyof Indices]: ChosenImage }
}

export function sameImage(one: ChosenImage, other: ChosenImage): boolean {
  if (one.from === 'test') return other.from === 'test' && one.index === other.index
  return other.from === 'own' && one.pixels === other.pixels
}

/** The indices of those of the test set. */
export function testIndices(images: readonly ChosenImage[]): number[] {
  return images.flatMap((image) => (image.from === 'test' ? image.index : []))
}

/** The present input, as it stays when another one is put in; null where there is none. */
export function chosenInput({ input, latent }: Pick<SessionState, 'input' | 'latent'>): ChosenImage | null {
  if (input.testIndex !== null) return { from: 'test', index: input.testIndex }
  return input.image && { from: 'own', pixels: input.image, told: latent.label ?? 0 }
}

export interface ChosenPictures {
  /** As the network sees them, [count, pixels]. */
  pixels: Float32Array
  /** Null for pictures of a person's own. */
  labels: readonly (number | null)[]
  /** The classes that a conditional network is told with them, [count]. */
  told: Uint8Array
}

/** The pictures themselves. */
export async function picturesOf(
  trainer: Pick<Trainer, 'testImages'>,
  images: readonly ChosenImage[],
): Promise<ChosenPictures> {
  const indices = testIndices(images)
  const found = indices.length > 0 ? await trainer.testImages(indices) : null
  const grey = greyLevels(found?.images ?? new Uint8Array())
  const pixels = new Float32Array(images.length * imagePixels)
  let row = 0
  const labels = images.map((image, at) => {
    const own =
      image.from === 'own' ? image.pixels : grey.subarray(row * imagePixels, (row + 1) * imagePixels)
    pixels.set(own, at * imagePixels)
    return image.from === 'own' ? null : (found?.labels[row++] ?? null)
  })
  const told = Uint8Array.from(images, (image, at) => (image.from === 'own' ? image.told : (labels[at] ?? 0)))
  return { pixels, labels, told }
}
