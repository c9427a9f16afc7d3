import type { Catalogue } from './catalogues/en'
import type { step } from './catalogues/en/step'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue; step: typeof step }
  }
}
