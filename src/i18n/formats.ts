import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Numbers as a person of the present language reads them. */
export interface Formats {
  /** 6998 -> 6,998 */
  integer(value: number): string
  /** With so many decimals, and a real minus sign. */
  decimal(value: number, digits: number): string
  /** 0.31 -> 31 % as the language writes it. */
  percent(share: number): string
  /** Few digits, none superfluous: 0.001, 1, 2.5. */
  short(value: number): string
  /** Three digits and a decimal prefix before the unit: 141000000, 'FLOP' -> 141 MFLOP. */
  metric(value: number, unit: string): string
  /** How long ago something was, in ms: 3 minutes ago. */
  ago(ms: number): string
}

/** From the longest to the shortest, in seconds. */
const spans = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

const prefixes = ['', 'k', 'M', 'G', 'T']

/** The formats of a language (a BCP 47 tag). */
export function formatsOf(language: string): Formats {
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 3, useGrouping: false })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return {
    integer: (value) => withMinus(integer.format(value)),
    decimal: (value, digits) => withMinus(decimals(language, digits).format(value)),
    percent: (share) => percent.format(share),
    short: (value) => withMinus(short.format(value)),
    metric: (value, unit) => {
      const thousands = value === 0 ? 0 : Math.floor(Math.log10(Number(Math.abs(value).toPrecision(3))) / 3)
      const prefix = Math.min(Math.max(thousands, 0), prefixes.length - 1)
      return `${withMinus(short.format(value / 1000 ** prefix))}\u00a0${prefixes[prefix]}${unit}`
    },
    ago: (ms) => {
      const seconds = Math.max(0, Math.round(ms / 1000))
      const [unit, length] = spans.find(([, span]) => seconds >= span) ?? ['second', 1]
      return relative.format(-Math.floor(seconds / length), unit)
    },
  }
}

/** The formats of the language that the page speaks. */
export function useFormats(): Formats {
  const { i18n } = useTranslation()
  return useMemo(() => formatsOf(i18n.language), [i18n.language])
}

const decimalFormats = new Map<string, Intl.NumberFormat>()

/** Building a format is slow, and the sliders ask for one at pointer rate. */
function decimals(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`
  let format = decimalFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    })
    decimalFormats.set(key, format)
  }
  return format
}

/** The minus sign is as wide as a digit, a hyphen is not. */
function withMinus(text: string): string {
  return text.replace('-', '\u2212')
}
