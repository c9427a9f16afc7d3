/** Images that come as numbers, whatever the file: brought to grey bytes of 28 x 28. */
import { Problem } from '../../lib/problem'
import type { GreyImage } from '../grey-image'
import { fitToField } from './fit-to-field'

/** How the numbers of one image lie. */
export interface ImageShape {
  height: number
  width: number
  /** 1: grey; 3: red, green, blue; 4: with opacity, which is ignored. */
  channels: 1 | 3 | 4
  /** Channel after channel, rather than pixel after pixel. */
  planar?: boolean
}

/** Most pixels of one side: beyond it a file is more likely misread than meant. */
const mostSide = 1024

/** @throws Problem 'import-image-size' */
export function checkShape({ height, width }: ImageShape, file: string): void {
  if (Math.min(height, width) > 0 && Math.max(height, width) <= mostSide) return
  throw new Problem('import-image-size', { file, width, height, limit: mostSide })
}

/**
 * Takes images one by one and finds out on the way whether their numbers run from 0 to 1 or from 0 to 255: they do the
 * former until one is larger.
 */
export class NumberScale {
  readonly #shape: ImageShape
  readonly #file: string
  readonly #darken: () => void
  #white: 1 | 255 = 1

  /** @param darken is called once, if at all: what has been taken until then is nearly black, and has to be made so */
  constructor(shape: ImageShape, file: string, darken: () => void) {
    this.#shape = shape
    this.#file = file
    this.#darken = darken
  }

  /**
   * @param row counted from 1, for messages
   * @returns [784]
   * @throws Problem 'import-value' for what is neither from 0 to 1 nor from 0 to 255
   */
  take(values: ArrayLike<number>, row: number): Uint8Array {
    this.#check(values, row)
    return fitToField(greyOf(values, this.#shape, this.#white))
  }

  #check(values: ArrayLike<number>, row: number): void {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as number
      if (!(value >= 0 && value <= 255)) {
        throw new Problem('import-value', { file: this.#file, row, column: index + 1, given: String(value) })
      }
      if (value > 1 && this.#white === 1) {
        this.#white = 255
        this.#darken()
      }
    }
  }
}

/** Luma (ITU-R BT.709) in [0, 1]. @param white the number that stands for it */
function greyOf(values: ArrayLike<number>, shape: ImageShape, white: number): GreyImage<Float32Array> {
  const { height, width, channels, planar } = shape
  const pixels = height * width
  const data = new Float32Array(pixels)
  const [step, channel] = planar ? [1, pixels] : [channels, 1]
  for (let pixel = 0; pixel < pixels; pixel++) {
    const value = (index: number) => (values[pixel * step + index * channel] as number) / white
    data[pixel] = channels === 1 ? value(0) : 0.2126 * value(0) + 0.7152 * value(1) + 0.0722 * value(2)
  }
  return { width, height, data }
}
