import { useState } from 'react'
import { type ProblemData, toProblem } from '../../lib/problem'
import { type PresetId, presetSettings } from '../../vae/presets'
import { type FieldPath, fieldPaths, settingsSchema, valueAt } from '../../vae/settings-schema'
import { consequence, sameValue } from '../../vae/settings-validation'
import { useSession, useSessionState } from '../use-session'
import { draftProblems, shownDraft, withDraft } from './form'
import { type FieldValues, settingsChange } from './setting-change'

/** The collected changes that start a new run, what is wrong with them, and what the session refused. */
export function useSettingsDraft(close: () => void) {
  const session = useSession()
  const settings = useSessionState((state) => state.settings)
  const [collected, setDraft] = useState<FieldValues>({})
  const draft = shownDraft(settings, collected)
  const [refused, setRefused] = useState<ProblemData | null>(null)

  const configure = (values: FieldValues) => {
    session.configure(settingsChange(values)).catch((thrown) => setRefused(toProblem(thrown)))
  }
  const present = (path: FieldPath) => valueAt(settings, path)
  const collect = (values: FieldValues) =>
    setDraft((previous) => withoutPresent({ ...previous, ...values }, present))

  /** What can change while training does so at once, unless it waits for something that cannot. */
  const change = (values: FieldValues) => {
    setRefused(null)
    const paths = Object.keys(values) as FieldPath[]
    const waits = (path: FieldPath) =>
      path in draft || (settingsSchema[path].applies === 'reset' && !sameValue(values[path], present(path)))
    if (paths.some(waits)) collect(values)
    else configure(values)
  }
  /** A preset is seen before anything happens, whatever it changes. */
  const take = (preset: PresetId) => {
    setRefused(null)
    const to = presetSettings(preset, settings)
    setDraft(withoutPresent(Object.fromEntries(fieldPaths.map((path) => [path, valueAt(to, path)])), present))
  }
  const apply = () => {
    session.exchange.make(settingsChange(draft)).catch(session.report)
    close()
  }
  return {
    settings,
    draft,
    problems: draftProblems(draft),
    refused,
    startsAfresh: consequence(settings, withDraft(settings, draft)) === 'reset',
    change,
    take,
    apply,
    discard: () => setDraft({}),
  }
}

/** The values that differ from the present ones. */
function withoutPresent(values: FieldValues, present: (path: FieldPath) => unknown): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter(([path, value]) => !sameValue(value, present(path as FieldPath))),
  )
}
