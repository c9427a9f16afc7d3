/** A path as points, from its ends. */
import { alongWay, between, betweenCorners, onArc, onLine } from '../../analysis/path'
import type { Trainer } from '../../training/protocol'
import { type ChosenImage, picturesOf } from '../chosen-image'
import type { PathEnd, PathState } from './explore-state'
import { type LatentPoints, pointsOf } from './latent-points'
import { priorSamples } from './samples'

/** Pictures of a strip, and a side of the sheet between four corners. */
const stripLength = 16
const sheetSide = 7

/** The places of some ends in the latent space. */
export interface EndsQuestion {
  ends: readonly PathEnd[]
  /** The input image, [pixels]; null while there is none. */
  input: Float32Array | null
  latentDimensions: number
}

/**
 * Each end's point, [latentDimensions]; the origin for what is not there: no input, a z of another space.
 * @param label that a conditional network is told with the input
 */
export async function placesOfEnds(
  trainer: Trainer,
  question: EndsQuestion,
  label: number,
): Promise<number[][]> {
  const { ends, input, latentDimensions } = question
  const origin = new Array<number>(latentDimensions).fill(0)
  const images = ends.map((end) => imageOf(end, input, label))
  const shown = images.filter((image) => image !== null)
  const { pixels, told } = await picturesOf(trainer, shown)
  const { mean } =
    shown.length > 0 ? await trainer.encode(pixels, shown.length, told) : { mean: new Float32Array() }
  let row = 0
  return ends.map((end, index) => {
    if (images[index]) return [...mean.subarray(row * latentDimensions, ++row * latentDimensions)]
    if (end.from === 'sample') return [...priorSamples(end.seed, 1, latentDimensions).z]
    return end.from === 'z' && end.z.length === latentDimensions ? [...end.z] : origin
  })
}

function imageOf(end: PathEnd, input: Float32Array | null, label: number): ChosenImage | null {
  if (end.from === 'input') return input && { from: 'own', pixels: input, told: label }
  return end.from === 'image' ? end.image : null
}

/** The points of a path; null where there is none. @param places of the four ends */
export function pathPoints(
  { kind, traced }: Pick<PathState, 'kind' | 'traced'>,
  places: readonly number[][],
) {
  const [first, second, third, fourth] = places
  const fitting = traced.filter((point) => point.length === first?.length)
  if (kind === 'traced') return fitting.length > 1 ? pointsOf(alongWay(fitting, stripLength)) : null
  if (!first || !second || !third || !fourth) return null
  if (kind === 'corners') return pointsOf(betweenCorners([first, second, third, fourth], sheetSide))
  return pointsOf(between(first, second, stripLength, kind === 'arc' ? onArc : onLine))
}

/** Pictures in a row of a path. */
export function pathColumns(kind: PathState['kind'], points: LatentPoints): number {
  return kind === 'corners' ? sheetSide : points.count
}
