import type { Translate } from '../../i18n/i18n'
import type { NumberLimits } from '../../ui/number-text'
import type { FeatureMaps } from '../../vae/feature-maps'
import { type Field, type FieldPath, type NumberField, settingsSchema } from '../../vae/settings-schema'

/** The names of an option field's values. */
export function optionText(path: FieldPath, value: string, t: Translate): string {
  // Every option of the schema has a text: a test holds it.
  return t(`field.${path}.options.${value}` as 'field.dataset.options.mnist')
}

/** What a field does, and what a change of it leads to. */
export function hintText(path: FieldPath, t: Translate): string {
  const { applies } = settingsSchema[path]
  return t('settings.hintAndConsequence', {
    hint: t(`field.${path}.hint`),
    consequence: t(`settings.${applies}`),
  })
}

/** Maps of a convolution, as their number and their shape: 16×14². */
export function mapsText({ channels, side }: FeatureMaps): string {
  return `${channels}×${side}²`
}

/** A field's value in words. */
export function valueText(path: FieldPath, value: unknown, t: Translate): string {
  const field: Field = settingsSchema[path]
  if (value === null) return t('settings.off')
  switch (field.kind) {
    case 'option':
      return field.options.includes(String(value)) ? optionText(path, String(value), t) : String(value)
    case 'boolean':
      return t(value ? 'settings.on' : 'settings.off')
    case 'integers':
      return (value as number[]).join(' · ') || t('curves.noNumber')
    case 'number':
      return plain(Number(value))
  }
}

/** What a number field accepts, as the sentence for whatever it does not. */
export function limitsText(path: FieldPath, t: Translate): string {
  return limitsOf(settingsSchema[path] as NumberField, t)
}

/** The sentence for numbers within limits. */
export function limitsOf({ minimum, maximum, integer }: NumberLimits, t: Translate): string {
  return integer
    ? t('settings.limitsWhole', { minimum: plain(minimum), maximum: plain(maximum) })
    : t('settings.limits', { minimum: plain(minimum), maximum: plain(maximum) })
}

function plain(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 10 })
}
