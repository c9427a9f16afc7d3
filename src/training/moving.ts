/** Where a run goes on when it moves to another engine. */
import { isSound } from './divergence'
import type { SoundState } from './protocol'
import type { Run } from './run'

/**
 * Where the run stands, as its engine has it; or where it was last known to be sound, if the engine is gone with its
 * device or has done steps whose terms never came.
 */
export async function stateToMove(run: Run): Promise<SoundState> {
  const { engine, step, imagesSeen, lastSound } = run
  const { openPoint } = run.curve
  try {
    const snapshot = await engine.snapshot()
    const steps = snapshot.step - lastSound.snapshot.step
    if (steps === step - lastSound.step && isSound(snapshot)) return { snapshot, step, imagesSeen, openPoint }
  } catch {
    // What it was about is told by whoever has the run moved.
  }
  return lastSound
}
