/** Two groups of test images, one of them anomalous, and what each image costs the present model. */
import type { StoreApi } from 'zustand/vanilla'
import { type Problem, toProblem } from '../../lib/problem'
import type { Scores, Trainer } from '../../training/protocol'
import type { SessionState } from '../state'
import {
  type AnomaliesState,
  type AnomalousGroup,
  initialAnomalies,
  type ScoredGroup,
  type ScoredGroups,
} from './explore-state'

export class AnomaliesView {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void
  /** Counts scorings: one that is not the newest is dropped. */
  #turn = 0

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
    store.subscribe(({ status, settings }, previous) => {
      // Another model: what images cost the one before says nothing of it.
      if (status?.phase === 'loading' && previous.status?.phase !== 'loading') this.#clear()
      if (settings.dataset !== previous.settings.dataset)
        this.#patch({ against: suggestion(settings.dataset) })
    })
  }

  /** Chooses what counts as anomalous, and forgets the scores of what did before. */
  choose(against: AnomalousGroup): void {
    this.#clear()
    this.#patch({ against })
  }

  set(change: Partial<Pick<AnomaliesState, 'by' | 'falseAlarms'>>): void {
    this.#patch(change)
  }

  async score(): Promise<void> {
    const turn = ++this.#turn
    const { settings, explore } = this.#store.getState()
    this.#patch({ running: true })
    try {
      const scored = await this.#groups(settings.dataset, explore.anomalies.against)
      if (turn === this.#turn) this.#patch({ scored, running: false })
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.#patch({ running: false })
      this.#report(toProblem(thrown))
    }
  }

  async #groups(dataset: string, against: AnomalousGroup): Promise<ScoredGroups> {
    const { kind } = against
    const ids = kind === 'dataset' ? [dataset, against.id] : [dataset]
    const [own, other] = (await this.#trainer.score(ids)) as [Scores, Scores]
    if (kind === 'dataset') {
      return { normal: groupOf(dataset, own), anomalous: groupOf(against.id, other), step: own.step }
    }
    return {
      normal: groupOf(dataset, own, (label) => label !== against.label),
      anomalous: groupOf(dataset, own, (label) => label === against.label),
      step: own.step,
    }
  }

  #clear(): void {
    this.#turn += 1
    this.#patch({ running: false, scored: null })
  }

  #patch(change: Partial<AnomaliesState>): void {
    this.#store.setState(({ explore }) => ({
      explore: { ...explore, anomalies: { ...explore.anomalies, ...change } },
    }))
  }
}

/** Another data set than this one. */
function suggestion(dataset: string): AnomalousGroup {
  const { against } = initialAnomalies
  return against.kind === 'dataset' && against.id === dataset ? { kind: 'dataset', id: 'mnist' } : against
}

function groupOf(
  dataset: string,
  scores: Scores,
  belongs: (label: number) => boolean = () => true,
): ScoredGroup {
  const indices = Uint32Array.from(scores.labels.keys()).filter((index) =>
    belongs(scores.labels[index] as number),
  )
  const pick = (values: Float32Array) => Float32Array.from(indices, (index) => values[index] as number)
  return {
    dataset,
    indices,
    reconstruction: pick(scores.reconstruction),
    kl: pick(scores.kl),
    classes: Array.from(indices, (index) => scores.classes[scores.labels[index] as number] ?? ''),
  }
}
