/** Pixels of a data set as the network sees them, in [0, 1]. */
export function greyLevels(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (grey) => grey / 255)
}
