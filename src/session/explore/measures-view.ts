/** Measures of the present model, and what each measured model of this visit cost: its rate and its distortion. */
import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../lib/problem'
import type { Measures } from '../../training/answers'
import type { Trainer } from '../../training/protocol'
import type { SessionState } from '../state'
import { Asked } from './asked'
import type { MeasuredModel } from './explore-state'

export class MeasuresView {
  readonly measuring: Asked<Measures>
  readonly #store: StoreApi<SessionState>

  constructor(store: StoreApi<SessionState>, trainer: Trainer, report: (problem: Problem) => void) {
    this.#store = store
    const ask = async () => {
      const { dataset, model, objective } = store.getState().settings
      const measures = await trainer.measure()
      const { kl, reconstruction } = measures.test
      const { likelihood, beta } = objective
      const { latentDimensions } = model
      // Points of one picture: losses of other data or another likelihood are numbers of another kind.
      const kin = `${dataset} ${likelihood} ${objective.variance} ${objective.binarization}`
      if (measures.bound) this.#add({ kin, rate: kl, distortion: reconstruction, beta, latentDimensions })
      return measures
    }
    this.measuring = new Asked(store, ask, report)
  }

  forget(): void {
    this.#set([])
  }

  #add(model: MeasuredModel): void {
    this.#set([...this.#store.getState().explore.measured.filter(({ kin }) => kin === model.kin), model])
  }

  #set(measured: readonly MeasuredModel[]): void {
    this.#store.setState(({ explore }) => ({ explore: { ...explore, measured } }))
  }
}
