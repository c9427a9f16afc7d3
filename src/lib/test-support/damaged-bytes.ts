/** For tests of what reads files: bytes of any kind, and good files with something wrong; and bounds that hold for all. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { Problem } from '../problem'

type Damage = (bytes: Uint8Array) => Uint8Array

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const at = (share: number, { length }: Uint8Array) => Math.floor(share * length)

const flip = fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(
  ([share, bit]): Damage =>
    (bytes) => {
      const damaged = bytes.slice()
      if (damaged.length > 0) damaged[at(share, bytes)] = (bytes[at(share, bytes)] as number) ^ (1 << bit)
      return damaged
    },
)
const truncation = place.map(
  (share): Damage =>
    (bytes) =>
      bytes.slice(0, at(share, bytes)),
)
const extension = fc.uint8Array({ minLength: 1, maxLength: 20 }).map(
  (more): Damage =>
    (bytes) =>
      Uint8Array.from([...bytes, ...more]),
)
/** Four bytes exchanged for four others, or for extreme numbers. */
const swap = fc.tuple(place, fc.oneof(place, fc.constantFrom(0, 0xff, 0x7f, 0x80))).map(
  ([share, other]): Damage =>
    (bytes) => {
      const damaged = bytes.slice()
      const [one, two] = [at(share, bytes), other < 1 ? at(other, bytes) : 0]
      for (let byte = 0; byte < 4 && Math.max(one, two) + byte < bytes.length; byte++) {
        damaged[one + byte] = other < 1 ? (bytes[two + byte] as number) : other
        if (other < 1) damaged[two + byte] = bytes[one + byte] as number
      }
      return damaged
    },
)

/** @param good files as they should be */
export function damagedBytes(good: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const damages = fc.array(fc.oneof(flip, truncation, extension, swap), { minLength: 1, maxLength: 3 })
  const damaged = fc
    .tuple(fc.constantFrom(...good), damages)
    .map(([bytes, each]) => each.reduce((file, damage) => damage(file), bytes))
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 4, arbitrary: damaged },
  )
}

/**
 * Typed arrays that are asked for by their length, from now on.
 * @returns `largest`: bytes of the largest since it was last set; `restore` ends the watch
 */
function watchAllocations(): { largest: number; restore(): void } {
  const watch = { largest: 0, restore: () => Object.assign(globalThis, originals) }
  const originals = { Uint8Array, Float32Array, Float64Array }
  for (const [name, original] of Object.entries(originals)) {
    const watched: object = new Proxy(original, {
      construct(target, [first, ...others], newTarget) {
        if (typeof first === 'number') {
          watch.largest = Math.max(watch.largest, first * target.BYTES_PER_ELEMENT)
        }
        return Reflect.construct(target, [first, ...others], newTarget === watched ? target : newTarget)
      },
    })
    Object.assign(globalThis, { [name]: watched })
  }
  return watch
}

/**
 * Expects that reading refuses whatever it does not take, with a Problem: at once, in memory bounded by the length of
 * what it is given, and without a change to anything else. Ten thousand times.
 */
export async function expectBoundedReading<Given extends { bytes: Uint8Array }>(
  given: fc.Arbitrary<Given>,
  read: (given: Given) => Promise<void>,
): Promise<void> {
  const watch = watchAllocations()
  try {
    await fc.assert(
      fc.asyncProperty(given, async (file) => {
        watch.largest = 0
        const started = performance.now()
        try {
          await read(file)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Problem)
        }
        if (performance.now() - started > 1000) throw new Error('it took longer than a second')
        if (watch.largest > 10_000 + 10 * file.bytes.length) throw new Error(`it took ${watch.largest} bytes`)
      }),
      { numRuns: 10_000 },
    )
  } finally {
    watch.restore()
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}
