import type { Catalogue } from './catalogues/en'
import type { classroom } from './catalogues/en/classroom'
import type { compare } from './catalogues/en/compare'
import type { expected } from './catalogues/en/expected'
import type { hints } from './catalogues/en/hints'
import type { instruments } from './catalogues/en/instruments'
import type { lessons } from './catalogues/en/lessons'
import type { step } from './catalogues/en/step'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    fallbackNS: 'instruments'
    resources: {
      translation: Catalogue
      classroom: typeof classroom
      compare: typeof compare
      expected: typeof expected
      hints: typeof hints
      instruments: typeof instruments
      lessons: typeof lessons
      step: typeof step
    }
  }
}
