import { useSyncExternalStore } from 'react'

const key = 'vae-playground.shortcuts'
const listeners = new Set<() => void>()
let enabled = read()

/** Whether single keys act (WCAG 2.1.4 asks for a switch); remembered on this device. */
export function shortcutsEnabled(): boolean {
  return enabled
}

export function setShortcutsEnabled(value: boolean): void {
  enabled = value
  try {
    localStorage.setItem(key, value ? 'on' : 'off')
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(subscribe, shortcutsEnabled)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}
