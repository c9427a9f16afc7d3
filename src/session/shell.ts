/**
 * What stands around the instruments, as the address has it: `present=1` is for a projector, `hide=beta,explore` for a
 * teacher who wants less on the page, `embed=1` for a page that is part of another one.
 */

/** Everything that a link can hide. A name says what goes, and nothing else goes with it. */
export const hideable = [
  'transport',
  'slow-motion',
  'progress',
  'lessons',
  'backend',
  'language',
  'theme',
  'present',
  'share',
  'runs',
  'model',
  'shortcuts',
  'about',
  'settings',
  'data-set',
  'network',
  'likelihood',
  'beta',
  'learning-rate',
  'batch-size',
  'seed',
  'all-settings',
  'input',
  'expected',
  'layers',
  'span',
  'sliders',
  'classes',
  'decoded',
  'comparison',
  'curves',
  'explore',
] as const

export type Hideable = (typeof hideable)[number]

export interface Shell {
  /** Whether the page is to be part of another one. */
  embed: boolean
  /** Whether it is shown to a room. */
  present: boolean
  /** What is not shown, in the order of {@link hideable}. */
  hide: readonly Hideable[]
}

export const wholePage: Shell = { embed: false, present: false, hide: [] }

/** A room is to see these: the others make way. */
const presented: readonly Hideable[] = ['transport', 'progress', 'present', 'expected', 'decoded', 'curves']

/** Whether a part of the page shows. What opens another part goes with it. */
export function shows(shell: Pick<Shell, 'present' | 'hide'>, part: Hideable): boolean {
  if (part === 'slow-motion' && !shows(shell, 'explore')) return false
  return !shell.hide.includes(part) && (!shell.present || presented.includes(part))
}

/** The parts of an address that are not those of the whole page. */
export function formatShell({ embed, present, hide }: Shell): string[] {
  return [
    ...(embed ? ['embed=1'] : []),
    ...(present ? ['present=1'] : []),
    ...(hide.length > 0 ? [`hide=${hide.join(',')}`] : []),
  ]
}

/** Takes one key of an address; false if it is none or its value bad. Of a list, the names that are known count. */
export function takeShell(shell: Shell, key: string, value: string): boolean {
  if (key === 'embed' || key === 'present') {
    shell[key] = value === '1'
    return shell[key]
  }
  if (key !== 'hide') return false
  const names = value.split(',')
  shell.hide = hideable.filter((name) => names.includes(name))
  return names.every((name) => hideable.some((known) => known === name))
}
