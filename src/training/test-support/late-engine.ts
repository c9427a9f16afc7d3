/** For tests: an engine whose terms are back only some time after its steps were issued, as those of a GPU are. */
import type { StepTerms, TrainingStep } from '../../engines/engine'
import { ReferenceEngine } from './reference-engine'

export class LateEngine extends ReferenceEngine {
  /** Calls of train that have not been answered yet, and the most that there were at a time. */
  inFlight = 0
  mostInFlight = 0

  override async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    const terms = await super.train(steps)
    await new Promise((resolve) => setTimeout(resolve, 4))
    this.inFlight -= 1
    return terms
  }
}
