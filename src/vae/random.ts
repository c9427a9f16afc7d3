/**
 * Random numbers without a state: number `i` of a sequence is a function of (seed, stream, step, i) alone.
 * Hence every engine draws the same numbers, a resumed run goes on as if it had never stopped, and nothing
 * that one part of the program draws shifts what another part gets. All bits come from integer arithmetic;
 * only the transform to a normal uses functions whose last bit a browser may choose.
 */
import { pcg4d } from '../lib/pcg4d'

/** What the numbers are for. The values are part of what a seed means: append, never renumber. */
export const Stream = {
  initialisation: 0,
  batchOrder: 1,
  epsilon: 2,
  binarization: 3,
  evaluation: 4,
  importance: 5,
  examination: 6,
  firstEpochOrder: 7,
  evaluationBinarization: 8,
  prior: 9,
  pixels: 10,
  projection: 11,
  shapes: 12,
  importOrder: 13,
  inputNoise: 14,
  inputNoiseShown: 15,
} as const

export type Stream = (typeof Stream)[keyof typeof Stream]

/** Names one endless sequence of numbers. Two keys that differ in any part name unrelated sequences. */
export interface RandomKey {
  /** An integer from 0 to 2³² - 1. */
  seed: number
  stream: Stream
  /** Counter within the stream, for instance the optimiser step or the epoch; taken modulo 2³². */
  step: number
}

/**
 * Fills an array with uniform numbers on the multiples of 2⁻²⁴ in [0, 1): entries `first`, `first + 1`, ...
 * of the sequence. An entry does not depend on the length of the array nor on where it begins.
 */
export function fillUniform(out: Float32Array, key: RandomKey, first = 0): void {
  fillByBlocks(out, key, first, (words, block) => {
    for (let lane = 0; lane < 4; lane++) block[lane] = unit(words[lane])
  })
}

/**
 * Fills an array with standard normal numbers: entries `first`, `first + 1`, ... of the sequence. An entry
 * does not depend on the length of the array nor on where it begins. Two uniform numbers give two normal
 * ones (Box & Muller 1958); none is larger in size than sqrt(2 ln 2²⁴) = 5.77.
 */
export function fillNormal(out: Float32Array, key: RandomKey, first = 0): void {
  fillByBlocks(out, key, first, (words, block) => {
    for (let lane = 0; lane < 4; lane += 2) {
      // In (0, 1], so that the logarithm is finite.
      const u = unit(words[lane]) + unitStep
      const radius = Math.sqrt(-2 * Math.log(u))
      const angle = 2 * Math.PI * unit(words[lane + 1])
      block[lane] = radius * Math.cos(angle)
      block[lane + 1] = radius * Math.sin(angle)
    }
  })
}

/**
 * Entry `index` of the sequence as an integer from 0 to n - 1.
 * @param n from 1 to 2³²; no value is more likely than another by more than one part in 2³² / n.
 */
export function integerBelow(n: number, key: RandomKey, index: number): number {
  const words = new Uint32Array(4)
  hashBlock(key, Math.floor(index / 4), words)
  return scaleDown(words[index % 4], n)
}

/** The numbers 0 to n - 1 in random order (Fisher & Yates; Durstenfeld 1964, algorithm 235). [n] */
export function permutation(n: number, key: RandomKey): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, index) => index)
  const words = new Uint32Array(4)
  for (let index = n - 1; index > 0; index--) {
    // The words serve four positions from the top of a block down.
    if (index === n - 1 || index % 4 === 3) hashBlock(key, index >>> 2, words)
    const other = scaleDown(words[index % 4], index + 1)
    const displaced = order[index]
    order[index] = order[other]
    order[other] = displaced
  }
  return order
}

const unitStep = 2 ** -24

/** The upper 24 bits of a word, as many as a float32 holds, as a fraction in [0, 1). */
function unit(word: number): number {
  return (word >>> 8) * unitStep
}

/** A word mapped to 0 ... n - 1 by proportion, which needs no division and prefers no small remainders. */
function scaleDown(word: number, n: number): number {
  return Math.floor(word * 2 ** -32 * n)
}

/**
 * People choose seeds next to each other: multiplication by 2³² over the golden ratio puts them far apart
 * (multiplicative hashing, Knuth, The Art of Computer Programming, vol. 3, section 6.4).
 */
function spread(seed: number): number {
  return Math.imul(seed, 0x9e3779b9) >>> 0
}

function hashBlock(key: RandomKey, block: number, words: Uint32Array): void {
  pcg4d(spread(key.seed), key.stream, key.step, block, words)
}

/** Entries 4b ... 4b + 3 of a sequence come from the four words of block b. */
function fillByBlocks(
  out: Float32Array,
  key: RandomKey,
  first: number,
  transform: (words: Uint32Array, block: Float32Array) => void,
): void {
  const words = new Uint32Array(4)
  const block = new Float32Array(4)
  let written = 0
  while (written < out.length) {
    const position = first + written
    hashBlock(key, Math.floor(position / 4), words)
    transform(words, block)
    for (let lane = position % 4; lane < 4 && written < out.length; lane++) {
      out[written++] = block[lane]
    }
  }
}
