/**
 * The one table from which validation, the form, the address and the documentation of the settings are
 * derived. A field is a dotted path into {@link Settings}.
 */
import type { Settings } from './settings'

/** What a change of a field does to a run: nothing to it, a new run, or another engine under the same run. */
type Consequence = 'live' | 'reset' | 'engine'

interface Common {
  /** 'live' takes effect at the next step; 'reset' starts afresh; 'engine' moves the run to another engine. */
  applies: Consequence
}

export interface NumberField extends Common {
  kind: 'number'
  minimum: number
  maximum: number
  default: number | null
  integer?: true
  /** The field may be null, which switches the thing off. */
  nullable?: true
  /** What a form puts there when the thing is switched on. */
  switchedOn?: number
  /** How a slider spreads the range. */
  scale?: 'linear' | 'log'
  /** Smallest sensible change in a number field; sliders on a linear scale use it too. */
  step: number
}

export interface OptionField extends Common {
  kind: 'option'
  options: readonly string[]
  /** Ids that are accepted besides: of what exists on one page only. */
  pattern?: RegExp
  default: string
}

export interface BooleanField extends Common {
  kind: 'boolean'
  /** Values accepted today. */
  accepted: readonly boolean[]
  default: boolean
}

export interface IntegerListField extends Common {
  kind: 'integers'
  minimum: number
  maximum: number
  minimumLength: number
  maximumLength: number
  default: readonly number[]
}

export type Field = NumberField | OptionField | BooleanField | IntegerListField

/** What the id of a data set looks like that a person has brought. */
export const ownDataset = /^own-[\p{L}\p{N}-]{1,60}$/u

export const settingsSchema = {
  dataset: {
    kind: 'option',
    options: ['mnist', 'fashion-mnist', 'shapes'],
    pattern: ownDataset,
    default: 'mnist',
    applies: 'reset',
  },
  'subset.classes': {
    kind: 'integers',
    minimum: 0,
    maximum: 255,
    minimumLength: 0,
    maximumLength: 256,
    default: [],
    applies: 'reset',
  },
  'subset.images': {
    kind: 'number',
    integer: true,
    nullable: true,
    switchedOn: 1000,
    minimum: 20,
    maximum: 100_000,
    default: null,
    step: 100,
    applies: 'reset',
  },
  'model.kind': { kind: 'option', options: ['vae', 'ae'], default: 'vae', applies: 'reset' },
  'model.network': { kind: 'option', options: ['dense', 'conv'], default: 'dense', applies: 'reset' },
  'model.channels': {
    kind: 'integers',
    minimum: 1,
    maximum: 128,
    minimumLength: 1,
    maximumLength: 3,
    default: [16, 32],
    applies: 'reset',
  },
  'model.hidden': {
    kind: 'integers',
    minimum: 1,
    maximum: 2048,
    minimumLength: 0,
    maximumLength: 8,
    default: [128, 64],
    applies: 'reset',
  },
  'model.latentDimensions': {
    kind: 'number',
    integer: true,
    minimum: 1,
    maximum: 64,
    default: 2,
    step: 1,
    applies: 'reset',
  },
  'model.activation': {
    kind: 'option',
    options: ['relu', 'elu', 'tanh', 'softplus'],
    default: 'relu',
    applies: 'reset',
  },
  'model.batchNorm': { kind: 'boolean', accepted: [false, true], default: false, applies: 'reset' },
  'model.conditional': { kind: 'boolean', accepted: [false, true], default: false, applies: 'reset' },
  'objective.likelihood': {
    kind: 'option',
    options: ['bernoulli', 'gaussian'],
    default: 'bernoulli',
    applies: 'reset',
  },
  'objective.variance': {
    kind: 'number',
    minimum: 0.001,
    maximum: 1000,
    default: 0.5,
    scale: 'log',
    step: 0.001,
    applies: 'reset',
  },
  'objective.binarization': {
    kind: 'option',
    options: ['none', 'threshold', 'dynamic'],
    default: 'none',
    applies: 'reset',
  },
  'objective.inputNoise': {
    kind: 'option',
    options: ['none', 'gaussian', 'masking', 'salt-and-pepper'],
    default: 'none',
    applies: 'reset',
  },
  'objective.noiseAmount': {
    kind: 'number',
    minimum: 0,
    maximum: 1,
    default: 0.3,
    step: 0.05,
    applies: 'live',
  },
  'objective.beta': {
    kind: 'number',
    minimum: 0,
    maximum: 1000,
    default: 1,
    scale: 'log',
    step: 0.01,
    applies: 'live',
  },
  'objective.klWarmupSteps': {
    kind: 'number',
    integer: true,
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    step: 100,
    applies: 'live',
  },
  'objective.freeBitsNats': {
    kind: 'number',
    minimum: 0,
    maximum: 10,
    default: 0,
    step: 0.01,
    applies: 'live',
  },
  'objective.importanceSamples': {
    kind: 'number',
    integer: true,
    minimum: 1,
    maximum: 50,
    default: 1,
    step: 1,
    applies: 'reset',
  },
  'optimizer.kind': {
    kind: 'option',
    options: ['adam', 'sgd', 'rmsprop'],
    default: 'adam',
    applies: 'reset',
  },
  'optimizer.learningRate': {
    kind: 'number',
    minimum: 0.000001,
    maximum: 1,
    default: 0.001,
    scale: 'log',
    step: 0.0001,
    applies: 'live',
  },
  'optimizer.decayPerEpoch': {
    kind: 'number',
    minimum: 0.1,
    maximum: 1,
    default: 1,
    step: 0.01,
    applies: 'live',
  },
  'optimizer.clipGlobalNorm': {
    kind: 'number',
    nullable: true,
    switchedOn: 1,
    minimum: 0.001,
    maximum: 1_000_000,
    default: null,
    scale: 'log',
    step: 0.1,
    applies: 'live',
  },
  'optimizer.trains': {
    kind: 'option',
    options: ['both', 'encoder', 'decoder'],
    default: 'both',
    applies: 'live',
  },
  batchSize: {
    kind: 'number',
    integer: true,
    minimum: 1,
    maximum: 4096,
    default: 128,
    step: 1,
    applies: 'live',
  },
  seed: {
    kind: 'number',
    integer: true,
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1,
    step: 1,
    applies: 'reset',
  },
  stopAfterEpochs: {
    kind: 'number',
    integer: true,
    nullable: true,
    switchedOn: 20,
    minimum: 1,
    maximum: 10_000,
    default: null,
    step: 1,
    applies: 'live',
  },
  backend: {
    kind: 'option',
    options: ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'],
    default: 'auto',
    applies: 'engine',
  },
} as const satisfies Record<string, Field>

export type FieldPath = keyof typeof settingsSchema

export const fieldPaths = Object.keys(settingsSchema) as FieldPath[]

/** The value at a field's path. */
export function valueAt(settings: Settings, path: FieldPath): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], settings)
}

/** Settings with one field replaced, which share the others with those given; the value is trusted. */
export function withValue(settings: Settings, path: FieldPath, value: unknown): Settings {
  const [group = '', field] = path.split('.')
  if (field === undefined) return { ...settings, [group]: value }
  return { ...settings, [group]: { ...(settings[group as keyof Settings] as object), [field]: value } }
}

/** A fresh copy of the default settings. */
export function defaultSettings(): Settings {
  let settings = { subset: {}, model: {}, objective: {}, optimizer: {} } as unknown as Settings
  for (const path of fieldPaths)
    settings = withValue(settings, path, structuredClone(settingsSchema[path].default))
  return settings
}
