/** Short texts that the browser keeps for the page, where it may. */
import { isEmbedded } from './embedding'

const prefix = 'vae-playground.'

/** Null where nothing is kept, or may be. */
export function storedText(key: string): string | null {
  if (isEmbedded) return null
  try {
    return localStorage.getItem(prefix + key)
  } catch {
    return null
  }
}

/** Without storage, what was chosen lasts as long as the page: nothing that a person has to hear about. */
export function storeText(key: string, text: string): void {
  if (isEmbedded) return
  try {
    localStorage.setItem(prefix + key, text)
  } catch {
    // Full or forbidden.
  }
}

export function forgetTexts(): void {
  if (isEmbedded) return
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Nothing is kept where storage is forbidden.
  }
}
