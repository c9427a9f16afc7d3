/** Trains models that differ in one setting, one after another, each as it would train alone. */
import { Problem } from '../../lib/problem'
import type { Point, RunState, RunStatus, Trainer } from '../../training/protocol'
import type { Settings } from '../../vae/settings'
import { History } from '../history'

export interface FinishedRun {
  state: RunState
  points: readonly Point[]
  epoch: number
}

/**
 * @param trainer for these runs alone; @param epochs of each
 * @param told how far the present one has come, in epochs; @param finished called after each, before the next begins
 * @throws Problem what has stopped one of them
 */
export async function runSweep(
  trainer: Trainer,
  all: readonly Settings[],
  epochs: number,
  told: (index: number, epoch: number) => void,
  finished: (run: FinishedRun) => Promise<void>,
): Promise<void> {
  // Nobody looks at their planes.
  await trainer.observe({ embedding: false })
  for (const [index, settings] of all.entries()) {
    const runId = index + 1
    const history = new History()
    const unsubscribe = trainer.subscribe((event) => {
      if (event.runId !== runId) return
      if (event.type === 'points') history.append(event.points)
      if (event.type === 'status') told(index, event.status.epoch)
    })
    await trainer.begin(runId, settings)
    const { epoch } = checked(await trainer.train({ epochs }))
    const state = await trainer.state()
    unsubscribe()
    await finished({ state, points: history.points, epoch })
  }
}

function checked(status: RunStatus): RunStatus {
  const { problem } = status
  if (problem) throw new Problem(problem.code, problem.facts)
  return status
}
