import { Problem } from '../lib/problem'
import { prepareDigit } from './digit'
import type { GreyImage } from './grey-image'
import { fitToField } from './import/fit-to-field'
import { preparePicture } from './picture'
import type { Preparation } from './registry'
import { prepareWhole } from './whole'

const preparations: Record<Preparation, (image: GreyImage) => Float32Array | null> = {
  digit: prepareDigit,
  picture: preparePicture,
  whole: prepareWhole,
}

/** A drawing as it would stand in a data set, [784] in [0, 1]; null while it is blank. */
export function prepareDrawing(image: GreyImage, preparation: Preparation): Float32Array | null {
  return preparations[preparation](image)
}

/** A picture as those of imported data became part of them, [784] in [0, 1]. @param negative turned light on dark */
export function prepareAsImported(image: GreyImage<Float32Array>, negative: boolean): Float32Array {
  return Float32Array.from(fitToField(image), (grey) => (negative ? 255 - grey : grey) / 255)
}

/**
 * A picture as it would stand in a data set.
 * @param name of the file, for the message.
 * @returns [784] in [0, 1]
 * @throws Problem 'image-blank'
 */
export function prepareImage(image: GreyImage, preparation: Preparation, name: string): Float32Array {
  const prepared = prepareDrawing(image, preparation)
  if (!prepared) throw new Problem('image-blank', { file: name })
  return prepared
}
