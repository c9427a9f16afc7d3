/** The learning curve as a model file keeps it: JSON text in, points out. */
import type { Terms } from './terms'

/** Terms of a run at a step, in nats per image. */
export interface CurvePoint extends Terms {
  step: number
  epoch: number
  elbo: number
  test?: Terms & { elbo: number }
}

/** Characters of the longest curve that goes into a file: with escapes, well within its header. */
const maximumLength = 400_000

/** The points as JSON; a long curve loses every other point until it fits, but never its first or last. */
export function writeCurve(points: readonly CurvePoint[]): string {
  const json = JSON.stringify(points.map(plain))
  if (json.length <= maximumLength) return json
  const last = points.length - 1
  return writeCurve(points.filter((_, index) => index % 2 === 0 || index === last))
}

/** Those points that are whole, finite and further on than the one before; nothing if there is no curve at all. */
export function readCurve(json: string): CurvePoint[] {
  const points: CurvePoint[] = []
  for (const entry of parseList(json)) {
    const isNext = isCurvePoint(entry) && entry.step > (points.at(-1)?.step ?? -1)
    if (isNext) points.push(plain(entry))
  }
  return points
}

/**
 * Half as many points. A point is a mean over the steps since the one before, so that neighbours are weighted
 * by their numbers of steps; points that carry test terms stay as they are, since those belong to one step.
 */
export function thinned(points: readonly CurvePoint[]): CurvePoint[] {
  const kept: CurvePoint[] = []
  let start = 0
  for (let index = 0; index < points.length; ) {
    const first = points[index] as CurvePoint
    const second = points[index + 1]
    if (!second || first.test) {
      kept.push(first)
      start = first.step
      index += 1
      continue
    }
    kept.push(merged(first, second, (first.step - start) / Math.max(1, second.step - start)))
    start = second.step
    index += 2
  }
  return kept
}

function merged(first: CurvePoint, second: CurvePoint, weight: number): CurvePoint {
  const mean = (a: number, b: number) => weight * a + (1 - weight) * b
  return {
    ...second,
    elbo: mean(first.elbo, second.elbo),
    reconstruction: mean(first.reconstruction, second.reconstruction),
    kl: mean(first.kl, second.kl),
  }
}

function parseList(json: string): unknown[] {
  try {
    const list: unknown = JSON.parse(json)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

function isCurvePoint(entry: unknown): entry is CurvePoint {
  if (!hasNumbers(entry, ['step', 'epoch', 'elbo', 'reconstruction', 'kl'])) return false
  return entry.test === undefined || hasNumbers(entry.test, ['elbo', 'reconstruction', 'kl'])
}

function hasNumbers(entry: unknown, keys: readonly string[]): entry is Record<string, unknown> {
  if (typeof entry !== 'object' || entry === null) return false
  return keys.every((key) => Number.isFinite((entry as Record<string, unknown>)[key]))
}

/** The fields of a point and no others. */
function plain({ step, epoch, elbo, reconstruction, kl, test }: CurvePoint): CurvePoint {
  const point: CurvePoint = { step, epoch, elbo, reconstruction, kl }
  if (test) point.test = { elbo: test.elbo, reconstruction: test.reconstruction, kl: test.kl }
  return point
}
