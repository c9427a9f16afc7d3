/** What a person prefers, kept in the browser. `before-first-paint.js` reads the same keys. */
import type { StoreApi } from 'zustand/vanilla'
import type { Language, Preferences, SessionState } from './state'
import { forgetTexts, storedText, storeText } from './stored-text'

const themeKey = 'theme'
const languageKey = 'language'
const keepKey = 'keep'

export function readPreferences(): Preferences {
  const theme = storedText(themeKey)
  const language = storedText(languageKey)
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: language === 'en' || language === 'zh-CN' ? language : browserLanguage(),
    keep: storedText(keepKey) !== 'off',
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
    storeText(keepKey, preferences.keep ? 'on' : 'off')
  }

  /** Takes them out of the browser, but for the wish that nothing be kept; the page goes on with them. */
  forget(): void {
    forgetTexts()
    if (!this.#store.getState().preferences.keep) storeText(keepKey, 'off')
  }
}

function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
