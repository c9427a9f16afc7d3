/** Turns what a form, a link, a file or a script asks for into settings, or says what is wrong with it. */
import { Problem } from '../lib/problem'
import type { Settings } from './settings'
import {
  type BooleanField,
  type Field,
  type FieldPath,
  fieldPaths,
  type IntegerListField,
  type NumberField,
  type OptionField,
  settingsSchema,
  valueAt,
  withValue,
} from './settings-schema'

/**
 * The settings with a change applied. Fields may be nested or named by their dotted path.
 * @throws Problem naming the first field that is unknown or out of its limits; nothing is changed then.
 */
export function changeSettings(settings: Settings, change: unknown): Settings {
  let changed = settings
  for (const [path, value] of flatten(change, '')) {
    changed = withValue(changed, path, checkField(path, value))
  }
  return changed
}

/**
 * A value that a field accepts; a list comes back as a copy.
 * @throws Problem naming the field and its limits.
 */
export function checkField(path: FieldPath, value: unknown): unknown {
  const field: Field = settingsSchema[path]
  switch (field.kind) {
    case 'number':
      return checkNumber(path, field, value)
    case 'option':
      return checkOption(path, field, value)
    case 'boolean':
      return checkBoolean(path, field, value)
    case 'integers':
      return checkIntegers(path, field, value)
  }
}

/** Whether going from one set of settings to another changes the run while it goes on, needs a new run, or another engine. */
export function consequence(from: Settings, to: Settings): 'none' | 'live' | 'engine' | 'reset' {
  const applies = changedFields(from, to).map((path) => settingsSchema[path].applies)
  if (applies.includes('reset')) return 'reset'
  if (applies.includes('engine')) return 'engine'
  return applies.length > 0 ? 'live' : 'none'
}

/** The fields that two sets of settings do not have in common, in the order of the schema. */
export function changedFields(from: Settings, to: Settings): FieldPath[] {
  return fieldPaths.filter((path) => !sameValue(valueAt(from, path), valueAt(to, path)))
}

export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The (path, value) pairs of a nested change; refuses names that no field has. */
function* flatten(change: unknown, prefix: string): Generator<[FieldPath, unknown]> {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) {
    throw new Problem('setting-not-an-object', { field: prefix || 'settings', given: show(change) })
  }
  for (const [key, value] of Object.entries(change)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (Object.hasOwn(settingsSchema, path)) yield [path as FieldPath, value]
    else if (fieldPaths.some((known) => known.startsWith(`${path}.`))) yield* flatten(value, path)
    else throw new Problem('setting-unknown', { field: clip(path) })
  }
}

function checkNumber(path: string, field: NumberField, value: unknown): unknown {
  if (value === null && field.nullable) return value
  const facts = { field: path, given: show(value), minimum: field.minimum, maximum: field.maximum }
  if (typeof value !== 'number' || Number.isNaN(value)) throw new Problem('setting-not-a-number', facts)
  if (value < field.minimum || value > field.maximum) throw new Problem('setting-out-of-range', facts)
  if (field.integer && !Number.isInteger(value)) throw new Problem('setting-not-an-integer', facts)
  return value
}

function checkOption(path: string, field: OptionField, value: unknown): unknown {
  if (typeof value === 'string' && (field.options.includes(value) || field.pattern?.test(value))) return value
  throw new Problem('setting-not-an-option', {
    field: path,
    given: show(value),
    options: field.options.join(', '),
  })
}

function checkBoolean(path: string, field: BooleanField, value: unknown): unknown {
  if (typeof value !== 'boolean')
    throw new Problem('setting-not-a-boolean', { field: path, given: show(value) })
  if (field.accepted.includes(value)) return value
  throw new Problem('setting-not-an-option', {
    field: path,
    given: show(value),
    options: field.accepted.join(', '),
  })
}

function checkIntegers(path: string, field: IntegerListField, value: unknown): unknown {
  const { minimum, maximum, minimumLength, maximumLength } = field
  const fits = (entry: unknown) =>
    Number.isInteger(entry) && Number(entry) >= minimum && Number(entry) <= maximum
  const isOfLength = ({ length }: unknown[]) => length >= minimumLength && length <= maximumLength
  // Array.from turns the holes of a sparse array, which every() would skip, into undefined.
  if (Array.isArray(value) && isOfLength(value) && Array.from(value).every(fits)) return [...value]
  throw new Problem('setting-not-a-list', {
    field: path,
    given: show(value),
    minimum,
    maximum,
    minimumLength,
    maximumLength,
  })
}

/** A value as a person typed it, cut short. Must not throw, so it looks no deeper than into a list. */
function show(value: unknown): string {
  return clip(
    Array.isArray(value) ? `[${Array.from(value.slice(0, 30), showOne).join(', ')}]` : showOne(value),
  )
}

function showOne(value: unknown): string {
  if (Array.isArray(value)) return '[…]'
  return typeof value === 'object' && value !== null ? '{…}' : String(value)
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
