import { useCallback } from 'react'
import { useFormats } from '../../../i18n/formats'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Four decimals; what would vanish in them, as a power of ten. */
export function useNumberText(): (value: number) => string {
  const formats = useFormats()
  return useCallback(
    (value) => {
      if (value === 0 || Math.abs(value) >= 0.001) return formats.decimal(value, 4)
      const exponent = Math.floor(Math.log10(Math.abs(value)))
      const raised = [...String(-exponent)].map((digit) => superscripts[Number(digit)]).join('')
      return `${formats.decimal(value / 10 ** exponent, 2)}\u2009·\u200910⁻${raised}`
    },
    [formats],
  )
}
