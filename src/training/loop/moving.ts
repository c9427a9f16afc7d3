/** How a run moves to another engine. */
import type { EngineChoice } from '../../engines/engine'
import type { EngineFailure } from '../../engines/engine-failures'
import { pause } from '../../lib/pause'
import type { Problem, ProblemFacts } from '../../lib/problem'
import type { Snapshot } from '../../vae/snapshot'
import type { Recovery, RunState, SoundState } from '../protocol'
import { gaveZeros, isEmpty, isSound } from './divergence'
import type { Run } from './run'

/** What the engine of a run that trains has failed by; null if the Problem is about something else. */
export function failureOf({ engine }: Run, problem: Problem): EngineFailure | null {
  // What nobody has foreseen may be a fault of the engine: another is worth a try.
  if (problem.code !== 'backend-unavailable' && problem.code !== 'unexpected') return null
  const { reason, cause = 'engine-failed' } = problem.facts as Omit<
    ProblemFacts['backend-unavailable'],
    'backend'
  >
  return { backend: engine.backend, engine: engine.name, reason, cause }
}

/** A driver that has gone down needs a moment: what is started meanwhile would go down with it. */
const driverRestartsMs = 1_000

/**
 * Moves a run to another engine.
 * @param failure of the present one; null: it has not failed
 * @returns where a run goes on whose engine has failed
 */
export async function moveRun(
  run: Run,
  choose: (snapshot: Snapshot) => Promise<EngineChoice>,
  failure: EngineFailure | null,
): Promise<Recovery | null> {
  const previous = run.engine
  const state = await stateToMove(run)
  if (failure?.cause === 'device-lost') await pause(driverRestartsMs)
  const { engine, reason } = await choose(state.snapshot)
  const repeated = run.step - state.step
  run.returnTo(state)
  run.engine = engine
  run.reason = failure ? { ...reason, tookOver: { ...failure, step: run.step } } : reason
  run.pace.forget(performance.now())
  previous.dispose()
  return failure && { failure, step: run.step, repeated, backend: engine.backend }
}

/**
 * A run at rest.
 * @throws Problem `backend-unavailable` when its engine has nothing but zeros
 */
export async function stateOf({ settings, engine, step, imagesSeen }: Run): Promise<RunState> {
  const snapshot = await engine.snapshot()
  if (isEmpty(snapshot)) throw gaveZeros(engine)
  return { settings, snapshot, step, imagesSeen }
}

/**
 * Where the run stands, as its engine has it; or where it was last known to be sound, if the engine is gone with its
 * device or has done steps whose terms never came.
 */
async function stateToMove(run: Run): Promise<SoundState> {
  const { engine, step, imagesSeen, lastSound } = run
  const { openPoint } = run.curve
  try {
    const snapshot = await engine.snapshot()
    const steps = snapshot.step - lastSound.snapshot.step
    if (steps === step - lastSound.step && isSound(snapshot)) {
      return { snapshot, step, imagesSeen, openPoint }
    }
  } catch {
    // What it was about is told by whoever has the run moved.
  }
  return lastSound
}
