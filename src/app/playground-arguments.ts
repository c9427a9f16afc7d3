/** What scripts may pass to `window.playground`: checked before anything happens. */
import type { Translate } from '../i18n/i18n'
import { Problem } from '../lib/problem'
import { type ExportForm, exportForms } from '../session/exports'
import type { EvaluationOptions } from '../training/answers'
import type { TrainingAmount } from '../training/protocol'
import { labelClasses } from '../vae/parameters'
import type { SettingsChange } from '../vae/settings'

/** The class that a conditional network is told; without one, that of the page's control. */
export interface LabelOption {
  label?: number
}

const forms = exportForms.join(', ')

/** Every check returns what it was given, or throws a Problem that names the argument and what it must be. */
export function argumentChecks(t: Translate) {
  const refuse = (argument: string, given: unknown, expected: string): never => {
    throw new Problem('argument-invalid', { argument, given: shown(given), expected })
  }
  const isObject = (argument: string, given: unknown) => {
    if (typeof given !== 'object' || given === null) refuse(argument, given, t('expected.object'))
  }
  const hasOnly = (argument: string, given: object, accepted: readonly string[]) => {
    const unknown = Object.keys(given).find((key) => !accepted.includes(key))
    if (unknown !== undefined) {
      throw new Problem('argument-unknown', {
        argument,
        given: shown(unknown),
        accepted: accepted.join(', '),
      })
    }
  }
  const isCount = (argument: string, given: unknown) => {
    if (given !== undefined && !(Number.isInteger(given) && Number(given) >= 1)) {
      refuse(argument, given, t('expected.count'))
    }
  }

  return {
    change(change: SettingsChange): SettingsChange {
      if (typeof change === 'object' && change !== null) return change
      throw new Problem('setting-not-an-object', { field: 'settings', given: shown(change) })
    },

    amount(amount: TrainingAmount | undefined): TrainingAmount | undefined {
      if (amount === undefined) return undefined
      isObject('amount', amount)
      hasOnly('amount', amount, ['steps', 'epochs'])
      const { steps, epochs } = amount
      isCount('steps', steps)
      if (epochs !== undefined && !(Number.isFinite(epochs) && epochs > 0)) {
        refuse('epochs', epochs, t('expected.positive'))
      }
      return { ...(steps === undefined ? {} : { steps }), ...(epochs === undefined ? {} : { epochs }) }
    },

    evaluation(options: Partial<EvaluationOptions> = {}): EvaluationOptions {
      isObject('options', options)
      hasOnly('options', options, ['split', 'limit', 'importanceSamples'])
      const { split = 'test', limit, importanceSamples } = options
      if (split !== 'test' && split !== 'train') refuse('split', split, t('expected.split'))
      isCount('limit', limit)
      isCount('importanceSamples', importanceSamples)
      return {
        split,
        ...(limit === undefined ? {} : { limit }),
        ...(importanceSamples === undefined ? {} : { importanceSamples }),
      }
    },

    label(options: LabelOption = {}): number | undefined {
      isObject('options', options)
      hasOnly('options', options, ['label'])
      const { label } = options
      if (label === undefined || isLabel(label)) return label
      return refuse('label', label, t('expected.label', { last: labelClasses - 1 }))
    },

    /** Rows of `length` finite numbers, laid one after another. */
    rows(
      argument: string,
      rows: unknown,
      length: number,
      { within }: { within?: readonly [number, number] } = {},
    ): Float32Array {
      if (!Array.isArray(rows)) {
        return refuse(argument, rows, t(within ? 'expected.images' : 'expected.rows', { length }))
      }
      const expected = t(within ? 'expected.image' : 'expected.row', { length })
      const flat = new Float32Array(rows.length * length)
      rows.forEach((row: ArrayLike<number>, index) => {
        if (!isRow(row, length, within)) refuse(`${argument}[${index}]`, row, expected)
        flat.set(row, index * length)
      })
      return flat
    },

    form: (form: ExportForm = 'safetensors'): ExportForm =>
      exportForms.includes(form) ? form : refuse('form', form, t('expected.form', { forms })),

    file: (file: unknown): Blob => (file instanceof Blob ? file : refuse('file', file, t('expected.file'))),
  }
}

/** [count * width] -> count lists of width plain numbers. */
export function rowsOf(flat: Float32Array, count: number): number[][] {
  const width = count === 0 ? 0 : flat.length / count
  return Array.from({ length: count }, (_, row) => Array.from(flat.subarray(row * width, (row + 1) * width)))
}

function isLabel(given: unknown): boolean {
  return Number.isInteger(given) && Number(given) >= 0 && Number(given) < labelClasses
}

function isRow(row: unknown, length: number, within: readonly [number, number] | undefined): boolean {
  if (typeof row !== 'object' || row === null || (row as ArrayLike<unknown>).length !== length) return false
  const [low, high] = within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return Array.from(row as ArrayLike<unknown>).every(
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high,
  )
}

/** A value for a sentence, cut short. */
function shown(value: unknown): string {
  const plain =
    ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float32Array) : value
  const text = typeof plain === 'object' ? (JSON.stringify(plain) ?? '') : String(plain)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
