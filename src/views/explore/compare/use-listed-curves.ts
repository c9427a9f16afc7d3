import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { useFormats } from '../../../i18n/formats'
import { comparisonOf } from '../../../session/compare/comparison'
import type { ListedRun } from '../../../storage/keeper'
import type { CurvePoint } from '../../../vae/learning-curve'
import type { Settings } from '../../../vae/settings'
import { changesText, epochsText } from '../../runs/run-texts'
import { useRunName } from '../../runs/use-run-name'
import { useSession, useSessionState } from '../../use-session'

/** A run that may be drawn over others. */
export interface ListedCurve {
  key: string
  /** What it is called in the list. */
  text: string
  settings: Settings
  curve: readonly CurvePoint[]
  /** Of the latest sweep. */
  swept: boolean
}

/** The runs of the latest sweep in its order, then the other kept ones, the newest first. */
export function useListedCurves(): readonly ListedCurve[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const nameOf = useRunName()
  const present = useSessionState((state) => state.settings)
  const { runs: swept } = useStore(comparisonOf(session).sweep.state)
  const phase = useSessionState(({ status }) => status?.phase)
  const [kept, setKept] = useState<readonly ListedRun[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a sweep's runs and whenever training rests there are others
  useEffect(() => {
    let ended = false
    session.keeping.runs().then(
      (runs) => ended || setKept(runs),
      // That nothing can be kept is told elsewhere.
      () => {},
    )
    return () => {
      ended = true
    }
  }, [session, swept, phase])
  const others = kept.filter(({ id }) => !swept.some((run) => run.id === id))
  return [
    ...swept.map(({ id, settings, curve, ownData }, index): ListedCurve => {
      const text = changesText(present, settings, t) || nameOf({ name: null, settings, ownData })
      return { key: id ?? `swept ${index}`, text, settings, curve, swept: true }
    }),
    ...others.map((run): ListedCurve => {
      const parts = [nameOf(run), epochsText(run, t, formats), changesText(present, run.settings, t)]
      const { id, settings, curve } = run
      return { key: id, text: parts.filter(Boolean).join(' · '), settings, curve, swept: false }
    }),
  ]
}
