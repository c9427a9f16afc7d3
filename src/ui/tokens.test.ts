import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from '../lib/color'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
)

function color(name: string, theme: 'light' | 'dark'): string {
  const value = tokens.get(name)?.[theme]
  if (!value) throw new Error(`no token --${name}`)
  return value
}

/** Text on what it may stand on. */
const texts = [
  ['text', 'page surface surface-raised surface-sunken surface-chosen plot accent-soft'],
  ['text', 'info-soft warning-soft error-soft'],
  ['text-muted', 'page surface surface-raised surface-sunken plot'],
  ['accent-text', 'page surface accent-soft info-soft warning-soft error-soft'],
  ['on-accent', 'accent accent-hover'],
  ['error', 'page surface surface-raised error-soft'],
  ['warning', 'warning-soft'],
  ['info', 'info-soft'],
] as const

/** Controls and marks on what they may stand on. */
const controls = [
  ['accent', 'page surface plot'],
  ['control-border', 'page surface plot'],
  ['good', 'page surface'],
  ['doubtful', 'page surface'],
  ['positive', 'plot'],
  ['negative', 'plot'],
] as const

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const pairs = (rows: readonly (readonly [string, string])[]) =>
    rows.flatMap(([front, backs]) => backs.split(' ').map((back) => [front, back] as const))

  it.each(pairs(texts))('reads: %s on %s', (front, back) => {
    expect(contrast(color(front, theme), color(back, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(controls))('shows: %s on %s', (front, back) => {
    expect(contrast(color(front, theme), color(back, theme))).toBeGreaterThanOrEqual(3)
  })
})
