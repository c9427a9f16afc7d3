import { createInstance, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './catalogues/en'

export type Language = 'en' | 'zh-CN'

export type Translate = TFunction

/** The texts of the page. English is always there; other languages are fetched when they are chosen. */
export const i18n = createInstance()

i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes already.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

const catalogues: Record<Exclude<Language, 'en'>, () => Promise<unknown>> = {
  'zh-CN': async () => (await import('./catalogues/zh-cn')).zhCN,
}

/** Speaks another language from now on: texts, the document's language and its title. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await catalogues[language]())
  }
  await i18n.changeLanguage(language)
}
