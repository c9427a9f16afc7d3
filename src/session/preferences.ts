/** What a person prefers, kept in the browser. `before-first-paint.js` reads the same keys. */
import type { StoreApi } from 'zustand/vanilla'
import type { Language, Preferences, SessionState } from './state'
import { storedText, storeText } from './stored-text'

const themeKey = 'theme'
const languageKey = 'language'

export function readPreferences(): Preferences {
  const theme = storedText(themeKey)
  const language = storedText(languageKey)
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
    storeText(themeKey, preferences.theme)
    storeText(languageKey, preferences.language)
  }
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
