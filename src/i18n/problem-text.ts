import type { ProblemData, ProblemFacts } from '../lib/problem'
import type { Catalogue } from './catalogues/en'
import { i18n, type Translate } from './i18n'

/** What went wrong, in the language of the page: what, why, and what is accepted instead. */
export function problemText(problem: ProblemData, t: Translate): string {
  const facts: Record<string, string> = {}
  for (const [name, fact] of Object.entries(problem.facts)) {
    facts[name] = name === 'cause' ? causeText(problem.facts, t) : factText(name, fact, t)
  }
  // The compiler cannot pair this code with its own facts; the test of the catalogues does.
  const key: `problem.${keyof Catalogue['problem']}` = `problem.${problem.code}`
  return t(key as 'problem.unexpected', facts as { reason: string })
}

function factText(name: string, fact: unknown, t: Translate): string {
  if (name === 'reason') {
    const keys = [`modelFileFault.${fact}`, `importFault.${fact}`, `workerFault.${fact}`]
    const fault = keys.find((key) => i18n.exists(key))
    if (fault) return t(fault as 'modelFileFault.version')
    return withoutFullStop(String(fact))
  }
  if (name === 'backend' && i18n.exists(`backend.short.${fact}`))
    return t(`backend.short.${fact as keyof Catalogue['backend']['short']}`)
  if (name === 'dataset' && i18n.exists(`field.dataset.options.${fact}`))
    return t(`field.dataset.options.${fact as keyof Catalogue['field']['dataset']['options']}`)
  return name === 'field' ? fieldName(String(fact), t) : plain(fact)
}

/** What befell an engine or the worker, as a sentence. */
function causeText(facts: ProblemData['facts'], t: Translate): string {
  const { cause, reason } = facts as ProblemFacts['training-recovered']
  return t(`fault.${cause}`, { reason: withoutFullStop(reason) })
}

/** A browser's own words: our sentence goes on after them, or has a full stop itself. */
function withoutFullStop(reason: string): string {
  return reason.replace(/\.$/, '')
}

/** The label on the form, and the name that links and scripts use. */
function fieldName(path: string, t: Translate): string {
  const key = `field.${path}.label`
  return i18n.exists(key) ? `${t(key as 'field.seed.label')} (${path})` : path
}

/** Numbers as a person would type them: without grouping, and without 1e-6. */
function plain(fact: unknown): string {
  if (typeof fact !== 'number') return String(fact)
  return fact.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })
}
