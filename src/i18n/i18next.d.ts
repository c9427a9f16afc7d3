import type { Catalogue } from './catalogues/en'
import type { compare } from './catalogues/en/compare'
import type { step } from './catalogues/en/step'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue; compare: typeof compare; step: typeof step }
  }
}
