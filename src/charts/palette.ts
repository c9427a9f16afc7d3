/** The colours of the classes, and what goes with them. Nothing else on the page uses these colours. */

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

/** Contrast ratio of two colours (#rrggbb), 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Red, green and blue of #rrggbb, 0 to 255. */
export function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to)
  const mixed = channels(from).map((channel, i) => Math.round(channel + ((target[i] ?? 0) - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
