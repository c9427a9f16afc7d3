/** Who answers what is asked of the weights, from the moment that a run is to begin. */
import type { Engine, EngineChoice } from '../../engines/engine'
import type { Settings } from '../../vae/settings'

/** An engine with the network of these settings. */
export interface Answerer {
  engine: Engine
  settings: Settings
}

export type Model = Answerer & EngineChoice

/** The model of the run; where its engine takes long to arrive, until then one that came sooner. */
export class AnsweringModel {
  readonly chosen: Promise<Model>
  #sooner: Promise<Answerer | null> = Promise.resolve(null)

  /**
   * @param chosen the model of the run
   * @param sooner who answers until that is there, or will not come, and is disposed of then
   */
  constructor(
    chosen: Promise<Model>,
    sooner?: { settings: Settings; standIn: Promise<Engine | null | undefined> },
  ) {
    this.chosen = chosen
    chosen.catch(() => {})
    if (sooner) this.#standIn(sooner.standIn, sooner.settings)
  }

  async present(): Promise<Answerer> {
    return (await this.#sooner) ?? this.chosen
  }

  #standIn(standIn: Promise<Engine | null | undefined>, settings: Settings): void {
    const nobody = () => null
    this.#sooner = standIn.then((engine) => (engine ? { engine, settings } : null)).catch(nobody)
    const leave = async () => {
      const leaving = await this.#sooner
      this.#sooner = Promise.resolve(null)
      leaving?.engine.dispose()
    }
    void this.chosen.then(leave, leave)
  }
}
