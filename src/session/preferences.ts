/** What a person prefers, kept in the browser. `before-first-paint.js` reads the same keys. */
import type { StoreApi } from 'zustand/vanilla'
import type { Language, Preferences, SessionState } from './state'

const themeKey = 'vae-playground.theme'
const languageKey = 'vae-playground.language'

export function readPreferences(): Preferences {
  const theme = stored(themeKey)
  const language = stored(languageKey)
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: language === 'en' || language === 'zh-CN' ? language : browserLanguage(),
  }
}

export class PreferenceView {
  readonly #store: StoreApi<SessionState>

  constructor(store: StoreApi<SessionState>) {
    this.#store = store
  }

  /** Changes what a person prefers, now and for later visits. */
  change(change: Partial<Preferences>): void {
    const preferences = { ...this.#store.getState().preferences, ...change }
    this.#store.setState({ preferences })
    keepPreferences(preferences)
  }
}

/** Kept where the browser allows it; where it does not, the preference lasts as long as the page. */
function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(themeKey, preferences.theme)
    localStorage.setItem(languageKey, preferences.language)
  } catch {
    // Storage is full or forbidden: nothing that a person has to hear about.
  }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
