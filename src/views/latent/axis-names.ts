import type { Formats } from '../../i18n/formats'
import type { Translate } from '../../i18n/i18n'
import type { PlaneFrame } from '../../session/plane-frame'

/** The images through which a plane goes, in the order in which they were chosen. */
export const cornerNames = ['A', 'B', 'C'] as const

/** The names of a frame's axes, one or two, in plain letters. */
export function axisNames(
  { span, axes, shares }: Pick<PlaneFrame, 'span' | 'axes' | 'shares'>,
  t: Translate,
  formats: Formats,
): string[] {
  switch (span.kind) {
    case 'dimensions':
      return axes.map((_, axis) => t('latent.slider', { number: (span.dimensions[axis] ?? 0) + 1 }))
    case 'components':
      return axes.map((_, axis) =>
        t('latent.span.component', { number: axis + 1, percent: formats.percent(shares?.[axis] ?? 0) }),
      )
    case 'images':
      return [`${cornerNames[0]} → ${cornerNames[1]}`, `→ ${cornerNames[2]}`]
  }
}

/** As formulas write it: z12 as z₁₂. */
export function withSubscript(name: string): string {
  const [, number] = name.match(/^z(\d+)$/) ?? []
  return number ? `z${number.replace(/\d/g, (digit) => subscripts[Number(digit)] as string)}` : name
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉'
