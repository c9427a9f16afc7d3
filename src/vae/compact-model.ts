/**
 * The model that ships with the page, in a sixth of the bytes of a model file: its weights are whole numbers of small
 * steps. `scripts/compact-model.mjs` writes it: the length of a JSON header in 32 bits, the header, and then, of each
 * entry of the parameter layout, a matrix as one float32 step a row or a column and one int8 a weight, anything else as
 * float32; all little-endian.
 */
import { Problem } from '../lib/problem'
import { readCurve } from './learning-curve'
import type { ModelFile } from './model-file'
import { type ParameterEntry, parameterLayout } from './parameters'
import { defaultSettings } from './settings-schema'
import { changeSettings } from './settings-validation'

interface Header {
  settings: unknown
  step: number
  imagesSeen: number
  history: unknown
  /** Names of the matrices of which a column, and not a row, has a step of its own. */
  byColumn: string[]
}

/**
 * @param pixels values an image
 * @throws Problem 'model-file-malformed'
 */
export function readCompactModel(bytes: Uint8Array<ArrayBuffer>, pixels: number): ModelFile {
  const { header, dataStart } = readHeader(bytes)
  const settings = changeSettings(defaultSettings(), header.settings)
  const { entries, size } = parameterLayout(settings.model, pixels)
  const parameters = new Float32Array(size)
  let position = dataStart
  const take = (length: number): ArrayBuffer => {
    position += length
    if (position > bytes.length) throw malformed()
    // A copy, because a view needs an alignment that the file need not have.
    return bytes.slice(position - length, position).buffer
  }
  for (const entry of entries) {
    const target = parameters.subarray(entry.offset, entry.offset + entry.size)
    if (entry.shape.length === 2) takeMatrix(entry, header.byColumn.includes(entry.name), take, target)
    else target.set(new Float32Array(take(4 * entry.size)))
  }
  if (position !== bytes.length || !parameters.every(Number.isFinite)) throw malformed()
  const { step, imagesSeen } = header
  const history = readCurve(JSON.stringify(header.history))
  return { settings, snapshot: { parameters, moments: null, step: 0 }, step, imagesSeen, history }
}

function takeMatrix(
  { shape, size }: ParameterEntry,
  byColumn: boolean,
  take: (length: number) => ArrayBuffer,
  target: Float32Array,
): void {
  const [rows = 0, columns = 0] = shape
  const steps = new Float32Array(take(4 * (byColumn ? columns : rows)))
  const counts = new Int8Array(take(size))
  for (let index = 0; index < size; index++) {
    const line = byColumn ? index % columns : Math.floor(index / columns)
    target[index] = (counts[index] as number) * (steps[line] as number)
  }
}

function readHeader(bytes: Uint8Array<ArrayBuffer>): { header: Header; dataStart: number } {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
    const dataStart = 4 + length
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, dataStart))) as Header
    if (!Array.isArray(header.byColumn)) throw malformed()
    return { header, dataStart }
  } catch {
    // A page that says that there is no such file, for instance.
    throw malformed()
  }
}

function malformed(): Problem {
  return new Problem('model-file-malformed', { reason: 'tensor-bytes' })
}
