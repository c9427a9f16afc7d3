import type { Engine, EngineChoice, EngineRequest } from '../engines/engine'
import type { OpenDataset } from './data/open-datasets'

/** What a trainer works with. */
export interface TrainerMeans {
  chooseEngine(request: EngineRequest): Promise<EngineChoice>
  /** An engine that answers until the chosen one has arrived; null: that one comes as soon. */
  chooseStandIn?(request: EngineRequest): Promise<Engine | null>
  openDataset: OpenDataset
}
