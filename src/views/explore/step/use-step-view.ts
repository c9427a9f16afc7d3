import { StepView } from '../../../session/explore/step-view'
import type { Session } from '../../../session/session'
import { useSession } from '../../use-session'

/** One for each session: the stage stays while the tab is closed, or laid out anew. */
const views = new WeakMap<Session, StepView>()

export function useStepView(): StepView {
  const session = useSession()
  const view = views.get(session) ?? new StepView(session)
  views.set(session, view)
  return view
}
