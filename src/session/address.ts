/**
 * The address codec: every setting that differs from its default, and the view, in the hash of the page.
 * `#v=1&model.hidden=128,64&objective.beta=4&z=0.5,-1.2`
 */
import { checkSubset } from '../datasets/subset'
import type { Settings } from '../vae/settings'
import {
  defaultSettings,
  type Field,
  type FieldPath,
  fieldPaths,
  ownDataset,
  settingsSchema,
  valueAt,
  withValue,
} from '../vae/settings-schema'
import { checkField, sameValue } from '../vae/settings-validation'
import { decodeNumber, defaultView, formatView, takeView, type ViewInAddress } from './address-view'
import { firstDimensions, fits } from './plane-frame'
import { formatShell, type Shell, takeShell, wholePage } from './shell'
import { farthestCode } from './state'

/** Addresses above this length are ignored as a whole. */
const longestAddress = 8192
const version = '1'

export interface Address extends ViewInAddress, Shell {
  settings: Settings
  /** Keys that were unknown or held a bad value. */
  ignored: string[]
}

/**
 * Reads a hash, with or without its `#`. Total: whatever it cannot use, it ignores and names.
 * @param own data sets that a person has brought to this page
 */
export function parseAddress(hash: string, own: readonly { id: string }[] = []): Address {
  const text = hash.replace(/^#/, '')
  const address: Address = {
    settings: defaultSettings(),
    ...defaultView,
    ...wholePage,
    ignored: [],
  }
  if (text.length > longestAddress) return { ...address, ignored: ['…'] }
  for (const [key, value] of new URLSearchParams(text)) {
    if (!take(address, key, value)) address.ignored.push(key)
  }
  const { dataset } = address.settings
  if (ownDataset.test(dataset) && !own.some(({ id }) => id === dataset)) {
    address.settings = withValue(address.settings, 'dataset', settingsSchema.dataset.default)
    address.ignored.push('dataset')
  }
  try {
    checkSubset(address.settings)
  } catch {
    address.settings = withValue(address.settings, 'subset.classes', [])
    address.ignored.push('subset.classes')
  }
  const { latentDimensions, kind } = address.settings.model
  const isPlace = (z: readonly number[]) =>
    z.length === latentDimensions && z.every((coordinate) => Math.abs(coordinate) <= farthestCode[kind])
  if (address.z && !isPlace(address.z)) {
    address.z = null
    address.ignored.push('z')
  }
  // The only plane of two dimensions, and the line of one, need not have what a plane spans at first.
  if (address.span !== firstDimensions && !fits(address.span, latentDimensions)) {
    address.span = firstDimensions
    address.ignored.push('plane')
  }
  return address
}

/** The hash, without its `#`, of settings, view and shell; empty when everything is as by default. */
export function formatAddress(settings: Settings, view: ViewInAddress, shell = wholePage): string {
  const parts = formatShell(shell)
  for (const path of fieldPaths) {
    const value = valueAt(settings, path)
    if (!sameValue(value, settingsSchema[path].default)) parts.push(`${path}=${encode(value)}`)
  }
  parts.push(...formatView(view))
  return parts.length > 0 ? [`v=${version}`, ...parts].join('&') : ''
}

/** Puts one key into the address; false if it is unknown or its value bad. */
function take(address: Address, key: string, value: string): boolean {
  if (key === 'v') return value === version
  if (takeShell(address, key, value)) return true
  if (takeView(address, key, value)) return true
  if (!Object.hasOwn(settingsSchema, key)) return false
  const path = key as FieldPath
  try {
    address.settings = withValue(
      address.settings,
      path,
      checkField(path, decode(settingsSchema[path], value)),
    )
    return true
  } catch {
    return false
  }
}

function encode(value: unknown): string {
  return encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value)).replaceAll('%2C', ',')
}

/** The value that a text means for a field; what it cannot mean is left for the field's check to refuse. */
function decode(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'number':
      return text === 'null' ? null : decodeNumber(text)
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'integers':
      return text === '' ? [] : text.split(',').map(decodeNumber)
    case 'option':
      return text
  }
}
