/**
 * The model file: a safetensors container with the parameters under PyTorch's names and shapes, the settings
 * as JSON in its metadata, and, in a checkpoint that can be resumed, the moments of the optimiser, counters and
 * the curve.
 */
import { Problem } from '../lib/problem'
import { type CurvePoint, readCurve, writeCurve } from './learning-curve'
import { keptMoments } from './optimiser'
import { layersOf, type ParameterEntry, type ParameterLayout, parameterLayout } from './parameters'
import { type AnnouncedFile, decodeTensorFile, encodeTensorFile, type Tensor } from './safetensors'
import type { Settings } from './settings'
import { defaultSettings } from './settings-schema'
import { changeSettings } from './settings-validation'
import type { Moments, Snapshot } from './snapshot'

const format = 'vae-playground'
const version = 1

/** A model, and as much of its run as there is. */
export interface ModelFile {
  settings: Settings
  snapshot: Snapshot
  /** Steps and images of the whole run. */
  step: number
  imagesSeen: number
  /** Oldest first; empty if the file has none. */
  history: CurvePoint[]
}

/** Prefixes of the names under which the three arrays of a snapshot are stored. */
const prefixes = { parameters: '', m: 'optimizer.m.', v: 'optimizer.v.' } as const

type KeptMoments = readonly (keyof Moments)[]

/** What can be wrong with the contents; a reason of the Problem `model-file-malformed`. */
type ContentFault = 'version' | 'settings-not-json' | 'counter' | 'negative-moment' | 'negative-variance'

/**
 * @param pixels values an image
 * @throws Problem `model-file-not-finite` if the file could not be read back
 */
export function writeModelFile(
  model: Omit<ModelFile, 'history'> & { history?: readonly CurvePoint[] },
  pixels: number,
): Uint8Array<ArrayBuffer> {
  const { settings, snapshot, step, imagesSeen, history = [] } = model
  const layout = parameterLayout(settings.model, pixels)
  const metadata = new Map([
    ['format', format],
    ['version', String(version)],
    ['settings', JSON.stringify(settings)],
    ['step', String(step)],
    ['imagesSeen', String(imagesSeen)],
  ])
  if (history.length > 0) metadata.set('history', writeCurve(history))
  const tensors = new Map(namedTensors(layout, snapshot.parameters, prefixes.parameters))
  if (snapshot.moments) {
    metadata.set('optimizerStep', String(snapshot.step))
    for (const part of keptMoments[settings.optimizer.kind]) {
      for (const [name, tensor] of namedTensors(layout, snapshot.moments[part], prefixes[part])) {
        tensors.set(name, tensor)
      }
    }
  }
  return encodeTensorFile({ metadata, tensors })
}

/**
 * Reads what {@link writeModelFile} wrote, or what another program did: weights alone are enough. Settings
 * that are absent have their defaults, counters are 0, moments null.
 * @param pixels values an image
 * @throws Problem `model-file-*`, or `setting-*` if the file's settings are out of their limits
 */
export function readModelFile(bytes: Uint8Array, pixels: number): ModelFile {
  const { metadata, tensors } = decodeTensorFile(bytes)
  const { settings, layout, hasMoments, moments } = announcedModel(
    { metadata, names: [...tensors.keys()] },
    pixels,
  )
  const step = counter(metadata.get('step'))
  const parameters = flatArray(layout, tensors, prefixes.parameters)
  checkVariances(layout, parameters)
  const snapshot: Snapshot = {
    parameters,
    moments: hasMoments ? readMoments(layout, tensors, moments) : null,
    // An optimiser without moments begins anew.
    step: hasMoments ? counter(metadata.get('optimizerStep') ?? String(step)) : 0,
  }
  const imagesSeen = counter(metadata.get('imagesSeen'))
  return { settings, snapshot, step, imagesSeen, history: readCurve(metadata.get('history') ?? '[]') }
}

interface AnnouncedModel {
  settings: Settings
  layout: ParameterLayout
  hasMoments: boolean
  /** Those that the file is to hold. */
  moments: KeptMoments
}

/**
 * The model that a file is to hold, by what its header says of it.
 * @param pixels values an image
 * @throws as {@link readModelFile}, but for what is wrong with the numbers in its tensors
 */
export function announcedModel(
  { metadata, names }: Pick<AnnouncedFile, 'metadata' | 'names'>,
  pixels: number,
): AnnouncedModel {
  checkFormat(metadata)
  const settings = changeSettings(defaultSettings(), parseSettings(metadata.get('settings') ?? '{}'))
  const layout = parameterLayout(settings.model, pixels)
  const hasMoments = names.some((name) => name.startsWith('optimizer.'))
  const moments = hasMoments ? keptMoments[settings.optimizer.kind] : []
  checkNames(layout, names, moments)
  return { settings, layout, hasMoments, moments }
}

/** A file without a format or version may come from a script that wrote only weights; its tensors decide. */
function checkFormat(metadata: Map<string, string>): void {
  const given = metadata.get('format') ?? format
  if (given !== format) throw new Problem('model-file-wrong-format', { format: given.slice(0, 60) })
  const number = metadata.get('version') ?? String(version)
  if (!/^[1-9]\d{0,8}$/.test(number)) throw malformed('version')
  if (Number(number) > version) {
    throw new Problem('model-file-newer', { version: Number(number), supported: version })
  }
}

function parseSettings(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw malformed('settings-not-json')
  }
}

function counter(text = '0'): number {
  if (!/^\d{1,15}$/.test(text)) throw malformed('counter')
  return Number(text)
}

/** What there is a tensor of under a prefix: optimisers keep nothing of running statistics. */
function entriesUnder(prefix: string, { entries }: ParameterLayout): readonly ParameterEntry[] {
  return prefix === prefixes.parameters ? entries : entries.filter(({ isStatistic }) => !isStatistic)
}

/** Every tensor of the layout under a prefix, as views of one flat array. */
function* namedTensors(
  layout: ParameterLayout,
  array: Float32Array,
  prefix: string,
): Generator<[string, Tensor]> {
  for (const { name, shape, offset, size } of entriesUnder(prefix, layout)) {
    const data = array.subarray(offset, offset + size)
    checkFinite(prefix + name, data)
    yield [prefix + name, { shape, data }]
  }
}

/** The reverse: the tensors under a prefix, put together to one flat array. */
function flatArray(layout: ParameterLayout, tensors: Map<string, Tensor>, prefix: string): Float32Array {
  const parts = entriesUnder(prefix, layout).map(({ name, shape, offset }) => ({
    data: readTensor(tensors, prefix + name, shape),
    offset,
  }))
  // As large as the settings say, hence only once the tensors turn out to be in the file.
  const array = new Float32Array(layout.size)
  for (const { data, offset } of parts) array.set(data, offset)
  return array
}

function readTensor(tensors: Map<string, Tensor>, name: string, shape: readonly number[]): Float32Array {
  const tensor = tensors.get(name)
  if (!tensor) throw new Problem('model-file-tensor-missing', { tensor: name })
  const [expected, given] = [shape, tensor.shape].map((extents) => extents.join(' × ').slice(0, 60))
  if (given !== expected) throw new Problem('model-file-tensor-shape', { tensor: name, expected, given })
  checkFinite(name, tensor.data)
  return tensor.data
}

/** Moments that the optimiser does without are zero. */
function readMoments(layout: ParameterLayout, tensors: Map<string, Tensor>, kept: KeptMoments): Moments {
  const read = (part: keyof Moments) =>
    kept.includes(part) ? flatArray(layout, tensors, prefixes[part]) : new Float32Array(layout.size)
  const [m, v] = [read('m'), read('v')]
  // The second moment is a mean of squares.
  if (v.some((value) => value < 0)) throw malformed('negative-moment')
  return { m, v }
}

function checkNames(layout: ParameterLayout, names: readonly string[], kept: KeptMoments): void {
  const used = [prefixes.parameters, ...kept.map((part) => prefixes[part])]
  const known = new Set(
    used.flatMap((prefix) => entriesUnder(prefix, layout).map((entry) => prefix + entry.name)),
  )
  for (const name of names) {
    if (!known.has(name)) throw new Problem('model-file-tensor-unexpected', { tensor: name.slice(0, 60) })
  }
}

function checkVariances(layout: ParameterLayout, parameters: Float32Array): void {
  for (const { norm } of layersOf(layout)) {
    if (!norm) continue
    const { offset, size } = norm.variance
    if (parameters.subarray(offset, offset + size).some((value) => value < 0))
      throw malformed('negative-variance')
  }
}

function checkFinite(tensor: string, data: Float32Array): void {
  if (!data.every(Number.isFinite)) throw new Problem('model-file-not-finite', { tensor })
}

function malformed(reason: ContentFault): Problem {
  return new Problem('model-file-malformed', { reason })
}
