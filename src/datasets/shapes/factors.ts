/** What an image of the data set *Shapes* is made from: each combination of values is one image. */

export const shapeNames = ['triangle', 'ellipse', 'heart'] as const

/** In the order in which an image's values are kept. */
export const shapeFactors = [
  { name: 'shape', values: shapeNames.length },
  { name: 'scale', values: 6 },
  { name: 'rotation', values: 16 },
  { name: 'x', values: 16 },
  { name: 'y', values: 16 },
] as const

export type FactorName = (typeof shapeFactors)[number]['name']

/** 73,728. */
export const combinations = shapeFactors.reduce((product, { values }) => product * values, 1)

/** Writes the values of a combination, 0 to `combinations` - 1, into an array at a place. */
export function writeFactors(combination: number, out: Uint8Array, at: number): void {
  let rest = combination
  shapeFactors.forEach(({ values }, factor) => {
    out[at + factor] = rest % values
    rest = Math.floor(rest / values)
  })
}
