/** Two groups of test images, one of them anomalous, and what each image costs the present model. */
import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../lib/problem'
import type { Scores } from '../../training/answers'
import type { Trainer } from '../../training/protocol'
import type { Settings } from '../../vae/settings'
import { ownDataset } from '../../vae/settings-schema'
import type { SessionState } from '../state'
import { Asked } from './asked'
import {
  type AnomaliesState,
  type AnomalousGroup,
  initialAnomalies,
  type ScoredGroup,
  type ScoredGroups,
} from './explore-state'

export class AnomaliesView {
  readonly scoring: Asked<ScoredGroups>
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    this.#trainer = trainer
    const ask = () => {
      const { settings, explore } = store.getState()
      return this.#groups(settings, explore.anomalies.against)
    }
    this.scoring = new Asked(store, ask, report)
    store.subscribe((state, previous) => {
      const { dataset } = state.settings
      if (dataset !== previous.settings.dataset) this.set({ against: suggestion(dataset) })
      else if (state.imported !== previous.imported && isGone(state)) this.choose(suggestion(dataset))
    })
  }

  /** Chooses what counts as anomalous, and forgets the scores of what did before. */
  choose(against: AnomalousGroup): void {
    this.scoring.clear()
    this.set({ against })
  }

  set(change: Partial<AnomaliesState>): void {
    this.#store.setState(({ explore }) => ({
      explore: { ...explore, anomalies: { ...explore.anomalies, ...change } },
    }))
  }

  async #groups({ dataset, subset }: Settings, against: AnomalousGroup): Promise<ScoredGroups> {
    const ids = against.kind === 'dataset' ? [dataset, against.id] : [dataset]
    const [own, other] = (await this.#trainer.score(ids)) as [Scores, Scores]
    const { step } = own
    const isKnown = (label: number) => subset.classes.length === 0 || subset.classes.includes(label)
    if (against.kind === 'dataset') {
      return { normal: groupOf(dataset, own, isKnown), anomalous: groupOf(against.id, other), step }
    }
    return {
      normal: groupOf(dataset, own, (label) => label !== against.label && isKnown(label)),
      anomalous: groupOf(dataset, own, (label) => label === against.label),
      step,
    }
  }
}

/** Whether data that a person brought count as anomalous, and others have taken their place. */
function isGone({ imported, explore }: SessionState): boolean {
  const { against } = explore.anomalies
  if (against.kind !== 'dataset' || !ownDataset.test(against.id)) return false
  return !imported.some(({ id }) => id === against.id)
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
