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
  // Asked for like the texts of the page; only their file comes later.
  fallbackNS: 'instruments',
  resources: { en: { translation: en } },
  initAsync: false,
  // Said, it need not be guessed for each text whether its key is a sentence.
  keySeparator: '.',
  // React escapes already.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

const catalogues: Record<Exclude<Language, 'en'>, () => Promise<unknown>> = {
  'zh-CN': async () => (await import('./catalogues/zh-cn')).zhCN,
}

/** Texts of those parts of the page that are fetched when somebody opens them: a namespace each. */
const parts = {
  instruments: {
    en: async () => (await import('./catalogues/en/instruments')).instruments,
    'zh-CN': async () => (await import('./catalogues/zh-cn/instruments')).instruments,
  },
  compare: {
    en: async () => (await import('./catalogues/en/compare')).compare,
    'zh-CN': async () => (await import('./catalogues/zh-cn/compare')).compare,
  },
  step: {
    en: async () => (await import('./catalogues/en/step')).step,
    'zh-CN': async () => (await import('./catalogues/zh-cn/step')).step,
  },
  lessons: {
    en: async () => (await import('./catalogues/en/lessons')).lessons,
    'zh-CN': async () => (await import('./catalogues/zh-cn/lessons')).lessons,
  },
  hints: {
    en: async () => (await import('./catalogues/en/hints')).hints,
    'zh-CN': async () => (await import('./catalogues/zh-cn/hints')).hints,
  },
  classroom: {
    en: async () => (await import('./catalogues/en/classroom')).classroom,
    'zh-CN': async () => (await import('./catalogues/zh-cn/classroom')).classroom,
  },
  expected: {
    en: async () => (await import('./catalogues/en/expected')).expected,
    'zh-CN': async () => (await import('./catalogues/zh-cn/expected')).expected,
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>

type PartName = keyof typeof parts

const opened = new Set<PartName>()

/** Speaks another language from now on: texts, the document's language and its title. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await catalogues[language]())
  }
  await Promise.all([...opened].map((part) => fetchPart(part, language)))
  await i18n.changeLanguage(language)
}

/** Fetches the texts of a part in the present language, and from now on in every other that is spoken. */
export async function fetchTexts(part: PartName): Promise<void> {
  opened.add(part)
  await fetchPart(part, i18n.language as Language)
}

async function fetchPart(part: PartName, language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, part)) return
  i18n.addResourceBundle(language, part, await parts[part][language]())
}
