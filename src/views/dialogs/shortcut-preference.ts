import { useSyncExternalStore } from 'react'
import { storedText, storeText } from '../../session/stored-text'

const key = 'shortcuts'
const listeners = new Set<() => void>()
let enabled = storedText(key) !== 'off'

/** Whether single keys act (WCAG 2.1.4 asks for a switch); remembered on this device. */
export function shortcutsEnabled(): boolean {
  return enabled
}

export function setShortcutsEnabled(value: boolean): void {
  enabled = value
  storeText(key, value ? 'on' : 'off')
  for (const listener of listeners) listener()
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(subscribe, shortcutsEnabled)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
