/**
 * Everything that can go wrong in a way a person gets to read: one code, and the facts its sentence needs.
 * The sentences live in `src/i18n`, which must have one for every code here; no other room writes prose.
 */
export interface ProblemFacts {
  // Settings
  'setting-unknown': { field: string }
  'setting-not-a-number': { field: string; given: string; minimum: number; maximum: number }
  'setting-not-an-integer': { field: string; given: string; minimum: number; maximum: number }
  'setting-out-of-range': { field: string; given: string; minimum: number; maximum: number }
  'setting-not-an-option': { field: string; given: string; options: string }
  'setting-not-a-boolean': { field: string; given: string }
  'setting-not-a-list': {
    field: string
    given: string
    minimum: number
    maximum: number
    minimumLength: number
    maximumLength: number
  }
  'setting-not-an-object': { field: string; given: string }
  'address-ignored': { keys: string }
  // Numbers given to window.playground
  'argument-invalid': { argument: string; given: string; expected: string }
  'argument-unknown': { argument: string; given: string; accepted: string }
  // Data sets
  'dataset-unreachable': { dataset: string; file: string; reason: string }
  'dataset-corrupt': { dataset: string; file: string }
  'dataset-malformed': { dataset: string; reason: string }
  'subset-class-unknown': { dataset: string; label: number; last: number }
  'subset-empty': { dataset: string; classes: string }
  'dataset-not-here': { dataset: string }
  // Data that a person gives us
  'import-nothing': { files: number }
  'import-malformed': { file: string; reason: string }
  'import-value': { file: string; row: number; column: number; given: string }
  'import-row-length': { file: string; row: number; given: number; expected: number }
  'import-not-square': { file: string; columns: number }
  'import-image-size': { file: string; width: number; height: number; limit: number }
  'import-too-few': { images: number; minimum: number }
  'import-too-many': { maximum: number }
  'import-too-many-classes': { classes: number; maximum: number }
  'import-label-count': { file: string; labels: number; images: number }
  'import-several-arrays': { one: string; other: string }
  // Pictures that a person gives us
  'image-empty': { file: string }
  'image-too-many-bytes': { file: string; megabytes: number; limit: number }
  'image-type-unknown': { file: string }
  'image-type-unsupported': { file: string; type: string }
  'image-too-large': { file: string; width: number; height: number; limit: number }
  'image-undecodable': { file: string; type: string }
  'image-blank': { file: string }
  'clipboard-without-image': Record<string, never>
  'drop-without-file': Record<string, never>
  // Model files
  'model-file-malformed': { reason: string }
  'model-file-wrong-format': { format: string }
  'model-file-newer': { version: number; supported: number }
  'model-file-too-large': { megabytes: number; limit: number }
  'model-file-tensor-missing': { tensor: string }
  'model-file-tensor-unexpected': { tensor: string }
  'model-file-tensor-shape': { tensor: string; expected: string; given: string }
  'model-file-not-finite': { tensor: string }
  'pretrained-unreachable': { reason: string }
  // What stays in the browser
  'storage-unavailable': { reason: string }
  'storage-newer': { version: number; supported: number }
  'storage-full': Record<string, never>
  'storage-failed': { reason: string }
  'kept-run-lost': Record<string, never>
  'before-lessons-lost': Record<string, never>
  'own-data-unkept': { dataset: string }
  'own-data-unlent': { dataset: string }
  // Engines and training
  'backend-unavailable': { backend: string; reason: string; cause?: FaultCause }
  'no-backend': { reason: string }
  'training-diverged': { term: string; step: number; keptStep: number }
  'training-calmed': { term: string; step: number; keptStep: number; learningRate: number }
  'no-such-labels': { classes: number; limit: number }
  'model-changed': Record<string, never>
  'no-importance-weights': Record<string, never>
  'training-recovered': { cause: FaultCause; reason: string; step: number; repeated: number; backend: string }
  'worker-failed': { reason: string }
  'worker-missing': Record<string, never>
  unexpected: { reason: string }
}

/** What befell an engine, or the worker in which it was. */
export type FaultCause =
  | 'engine-failed'
  | 'device-lost'
  | 'out-of-memory'
  /** The device left a question open. */
  | 'no-answer'
  /** The device answered with nothing but zeros. */
  | 'zeros'
  | 'worker-silent'
  /** An error came through that nobody had foreseen. */
  | 'worker-failed'

export type ProblemCode = keyof ProblemFacts

/** A problem as data: what crosses to the page and lies in its state. A Problem is one too. */
export interface ProblemData<Code extends ProblemCode = ProblemCode> {
  readonly code: Code
  readonly facts: ProblemFacts[Code]
}

/** An error that can be told to a person in their language: see {@link ProblemFacts}. */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error implements ProblemData<Code> {
  readonly code: Code
  readonly facts: ProblemFacts[Code]

  constructor(code: Code, facts: ProblemFacts[Code]) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Problem'
    this.code = code
    this.facts = facts
  }
}

/** What was thrown, as a Problem: unforeseen errors keep their message as the reason. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem('unexpected', { reason: thrown instanceof Error ? thrown.message : String(thrown) })
}

/** What was thrown, as data. */
export function toProblemData(thrown: unknown): ProblemData {
  const { code, facts } = toProblem(thrown)
  return { code, facts }
}
