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
