/** Theme and language of the document follow what the person prefers. */
import { i18n, speak } from '../i18n/i18n'
import type { Session } from '../session/session'
import type { Preferences } from '../session/state'

/** Applies the preferences now and whenever they change. Resolves when the present language is spoken. */
export function followPreferences(session: Session): Promise<void> {
  session.store.subscribe((state, previous) => {
    const { theme, language } = state.preferences
    if (theme !== previous.preferences.theme) showTheme(theme)
    // Fails only if the texts cannot be fetched; the page then keeps the language that it has.
    if (language !== previous.preferences.language) showLanguage(language).catch(session.report)
  })
  const { theme, language } = session.store.getState().preferences
  showTheme(theme)
  return showLanguage(language)
}

function showTheme(theme: Preferences['theme']): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

async function showLanguage(language: Preferences['language']): Promise<void> {
  await speak(language)
  document.documentElement.lang = language
  document.title = i18n.t('app.title')
}
