import { useEffect, useState } from 'react'
import type { ReferenceCurves } from './reference-lines'

/** What the curves are compared with, fetched once it is wanted. */
export function useReferenceCurves(wanted: boolean): ReferenceCurves | null {
  const [curves, setCurves] = useState<ReferenceCurves | null>(null)
  useEffect(() => {
    if (!wanted) return
    Promise.all([
      import('../../session/reference-curves.json'),
      import('../../session/page-curves.json'),
      import('../../session/linear-errors.json'),
    ]).then(
      ([{ default: pytorch }, { default: page }, { default: linearErrors }]) =>
        setCurves({ runs: pytorch.runs, pageRuns: page.runs, linearErrors }),
      // A line less to compare with is not worth a notice.
      () => {},
    )
  }, [wanted])
  return curves
}
