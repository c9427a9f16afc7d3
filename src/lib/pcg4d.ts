/**
 * The hash pcg4d of Jarzynski & Olano, "Hash Functions for GPU Rendering" (JCGT 9(3), 2020): four words in,
 * four words out, 32-bit integer arithmetic only, so that every machine and every language gets the same bits.
 */

/**
 * Hashes the words x, y, z, w (taken modulo 2³²) into `out`, [4]. The lowest eight bits of a word still show
 * patterns when a counter is hashed; the upper 24 do not, and are the ones to use.
 */
export function pcg4d(x: number, y: number, z: number, w: number, out: Uint32Array): void {
  let a = (Math.imul(x, multiplier) + increment) | 0
  let b = (Math.imul(y, multiplier) + increment) | 0
  let c = (Math.imul(z, multiplier) + increment) | 0
  let d = (Math.imul(w, multiplier) + increment) | 0

  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0

  // Multiplication carries upwards only; this brings what the high halves know back down.
  a ^= a >>> 16
  b ^= b >>> 16
  c ^= c >>> 16
  d ^= d >>> 16

  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0

  out[0] = a
  out[1] = b
  out[2] = c
  out[3] = d
}

/** The linear congruential step of Numerical Recipes. */
const multiplier = 1664525
const increment = 1013904223
