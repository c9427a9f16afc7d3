import type { SettingsChange } from '../../vae/settings'
import type { FieldPath } from '../../vae/settings-schema'

/** New values of some fields, by path. */
export type FieldValues = Partial<Record<FieldPath, unknown>>

/** The nested form that `configure` takes: {'objective.beta': 4} -> {objective: {beta: 4}}. */
export function settingsChange(values: FieldValues): SettingsChange {
  const change: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split('.')
    const last = keys.pop() as string
    let node = change
    for (const key of keys) {
      node[key] ??= {}
      node = node[key] as Record<string, unknown>
    }
    node[last] = value
  }
  return change
}
