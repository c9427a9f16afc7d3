import type { hints } from '../i18n/catalogues/en/hints'

export type HintName = keyof typeof hints

/**
 * The attribute of a control, or of what surrounds one, that has a sentence of `hints` explain it on hover and focus.
 * These texts are fetched when somebody first points at something.
 */
export const hint = (name: HintName) => ({ 'data-hint': name })
