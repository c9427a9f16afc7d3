import { useState } from 'react'
import { type FieldPath, valueAt } from '../../vae/settings-schema'
import { useSession, useSessionState } from '../use-session'
import { settingsChange } from './setting-change'

/**
 * A field's value and the means to change it at once. What was chosen shows until the run has taken it over,
 * so that a slider does not jump back under the finger. The caller names the type of the field's values.
 * @returns the value, what changes it, and whether a change is still under way
 */
export function useSetting<Value>(path: FieldPath): [Value, (value: Value) => void, boolean] {
  const session = useSession()
  const present = useSessionState((state) => valueAt(state.settings, path)) as Value
  const [pending, setPending] = useState<{ value: Value } | null>(null)
  const change = (value: Value) => {
    const mine = { value }
    setPending(mine)
    session
      .configure(settingsChange({ [path]: value }))
      .catch(session.report)
      .finally(() => setPending((latest) => (latest === mine ? null : latest)))
  }
  return [pending ? pending.value : present, change, pending !== null]
}
