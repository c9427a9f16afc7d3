/** The scale on which the width of a layer is dragged: logarithmic, with places at widths that people choose. */

/** From one power of two to the next, four widths: 64, 80, 96, 112, 128. */
const quarters = 4

/** Where a width lies, in octaves above 1. */
export function widthToOctaves(width: number): number {
  return Math.log2(width)
}

/** The usual width nearest to a place. */
export function octavesToWidth(octaves: number): number {
  const octave = Math.floor(octaves)
  const quarter = Math.round(quarters * (2 ** (octaves - octave) - 1))
  return Math.round(2 ** octave * (1 + quarter / quarters))
}

/** The next usual width, up or down, for keys: 128 -> 160, 130 -> 160, 2 -> 3. */
export function nextWidth(width: number, direction: 1 | -1, maximum: number): number {
  const grid = Math.max(1, 2 ** Math.floor(Math.log2(width)) / quarters)
  // Just below a power of two the grid is half as wide.
  const step = direction < 0 && width === quarters * grid ? Math.max(1, grid / 2) : grid
  const next = direction > 0 ? Math.floor(width / step) * step + step : Math.ceil(width / step) * step - step
  return Math.min(Math.max(next, 1), maximum)
}
