import { useSyncExternalStore } from 'react'

/** What canvases need of the design tokens (src/ui/tokens.css), resolved for the present theme to #rrggbb. */
const tokens = {
  text: '--text',
  muted: '--text-muted',
  line: '--line',
  border: '--control-border',
  accent: '--accent',
  accentLine: '--accent-line',
  surface: '--surface',
  plot: '--plot',
  positive: '--positive',
  negative: '--negative',
} as const

export type ThemeColors = Readonly<Record<keyof typeof tokens, string>> & {
  /** How many times as thick as usual lines are, and as large what is written into canvases: `--emphasis`. */
  emphasis: number
}

/** Where the system has the say over colours, what is drawn over the page has those that the page has there. */
const forced: Partial<Record<keyof typeof tokens, string>> = {
  text: 'CanvasText',
  muted: 'CanvasText',
  line: 'GrayText',
  border: 'CanvasText',
  accent: 'Highlight',
  accentLine: 'Highlight',
  surface: 'Canvas',
  plot: 'Canvas',
}

const systemForced = '(forced-colors: active)'
const systemDark = '(prefers-color-scheme: dark)'
const resolved = new Map<string, ThemeColors>()

/** The colours of the present theme; a component that uses it draws again when the theme changes. */
export function useThemeColors(): ThemeColors {
  const theme = useSyncExternalStore(subscribe, themeKey)
  let colors = resolved.get(theme)
  if (!colors) {
    colors = readThemeColors()
    resolved.set(theme, colors)
  }
  return colors
}

function themeKey(): string {
  const { theme = matchMedia(systemDark).matches ? 'dark' : 'light', present } =
    document.documentElement.dataset
  const key = present === undefined ? theme : `${theme}, presented`
  return matchMedia(systemForced).matches ? `${key}, forced` : key
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-present'] })
  const system = [matchMedia(systemDark), matchMedia(systemForced)]
  for (const query of system) query.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    for (const query of system) query.removeEventListener('change', changed)
  }
}

/** A custom property holds `light-dark(...)` as text; only as the colour of an element is it a colour. */
function readThemeColors(): ThemeColors {
  const probe = document.body.appendChild(document.createElement('span'))
  probe.style.setProperty('forced-color-adjust', 'none')
  const isForced = matchMedia(systemForced).matches
  const colors = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = (isForced && forced[name as keyof typeof tokens]) || `var(${token})`
    return [name, toHex(getComputedStyle(probe).color)]
  })
  const emphasis = Number(getComputedStyle(probe).getPropertyValue('--emphasis'))
  probe.remove()
  return { ...Object.fromEntries(colors), emphasis } as ThemeColors
}

/** `rgb(1, 2, 3)` as `#010203`. */
function toHex(color: string): string {
  const channels = (color.match(/\d+/g) ?? []).slice(0, 3)
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`
}
