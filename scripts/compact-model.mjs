/** Writes a model in the form that `src/vae/compact-model.ts` reads: gzipped, for a page that is to answer soon. */
import { gzipSync } from 'node:zlib'

/** Whole numbers of steps that a weight may have, to either side. */
const most = 127
/** The largest steps, of pixels that are as bright as can be; all rounding together costs 0.4 nats of the test ELBO. */
const encoderStep = 0.01
const decoderStep = 0.003

/**
 * A pixel that is seldom lit has weights that matter little, in the encoder by how bright it is (the mean of its
 * squares), in the decoder by how uncertain (m(1 - m)): its steps are larger, and what is written of it shorter.
 * @param {{ settings: object, snapshot: { parameters: Float32Array }, step: number, imagesSeen: number, history: object[] }} model
 * @param {{ name: string, shape: readonly number[], offset: number, size: number }[]} entries of its parameter layout
 * @param {{ mean: Float64Array, square: Float64Array }} pixels of the images that it has learned, 0 to 1
 * @returns {Buffer}
 */
export function compactModel(model, entries, { mean, square }) {
  const { settings, snapshot, step, imagesSeen, history } = model
  const isMatrix = ({ shape }) => shape.length === 2
  const first = entries.find(({ name }) => name === 'encoder.0.weight')
  const last = entries.findLast(isMatrix)
  const stepOf = (entry, line, largest) => {
    const least = largest / most
    if (entry === first) return Math.max(least, encoderStep / Math.sqrt(square[line] + 1e-3))
    if (entry !== last) return least
    return Math.max(least, decoderStep / Math.sqrt(mean[line] * (1 - mean[line]) + 3e-3))
  }
  const header = { settings, step, imagesSeen, history: history.map(brief), byColumn: [first.name] }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const parts = [length, json]
  for (const entry of entries) {
    const values = snapshot.parameters.slice(entry.offset, entry.offset + entry.size)
    if (isMatrix(entry)) parts.push(...inSteps(entry, values, entry === first, stepOf))
    else parts.push(bytesOf(values))
  }
  return gzipSync(Buffer.concat(parts), { level: 9 })
}

/** The steps of its lines, and each value as the nearest whole number of them. */
function inSteps(entry, values, byColumn, stepOf) {
  const [rows, columns] = entry.shape
  const lineOf = (index) => (byColumn ? index % columns : Math.floor(index / columns))
  const steps = new Float32Array(byColumn ? columns : rows)
  values.forEach((value, index) => {
    steps[lineOf(index)] = Math.max(steps[lineOf(index)], Math.abs(value))
  })
  steps.forEach((largest, line) => {
    steps[line] = stepOf(entry, line, largest)
  })
  const counts = Int8Array.from(values, (value, index) => Math.round(value / (steps[lineOf(index)] || 1)))
  return [bytesOf(steps), bytesOf(counts)]
}

/** More digits than a chart can show are left out. */
function brief({ step, epoch, test, ...terms }) {
  const rounded = ({ elbo, reconstruction, kl }) =>
    Object.fromEntries(
      Object.entries({ elbo, reconstruction, kl }).map(([term, value]) => [term, Number(value.toFixed(3))]),
    )
  return {
    step,
    epoch: Number(epoch.toFixed(4)),
    ...rounded(terms),
    ...(test && { test: rounded(test) }),
  }
}

function bytesOf(array) {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength)
}
