/** The colours of the classes, and what goes with them. Nothing else on the page uses these colours. */

import { contrast, mix } from '../lib/color'

/** Ten colours that stay apart with colour-blind eyes too (Petroff 2021, "Accessible Color Sequences"). */
export const classColors = [
  '#3f90da',
  '#ffa90e',
  '#bd1f01',
  '#94a4a2',
  '#832db6',
  '#a96b59',
  '#e76300',
  '#b9ac70',
  '#717581',
  '#92dadd',
] as const

/** The colour of a class; beyond ten they repeat. */
export function classColor(label: number): string {
  return classColors[label % classColors.length] as string
}

/** Black or white, whichever reads better on a colour (#rrggbb). */
export function textOn(color: string): '#000000' | '#ffffff' {
  return contrast(color, '#000000') >= contrast(color, '#ffffff') ? '#000000' : '#ffffff'
}

/**
 * The outline that makes a mark of this colour visible on a background: the colour itself where it holds
 * 3:1 (WCAG 2.2, 1.4.11), else the colour moved towards black or white until it does.
 */
export function outlineOn(color: string, background: string): string {
  const towards = textOn(background)
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, towards, share)
    if (contrast(mixed, background) >= 3) return mixed
  }
  return towards
}
