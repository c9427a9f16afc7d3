/** Another run in the place of the present one, without losing what that has learned. */
import type { StoreApi } from 'zustand/vanilla'
import type { RunStatus } from '../training/protocol'
import type { ModelFile } from '../vae/model-file'
import type { SettingsChange } from '../vae/settings'
import type { RunInHand } from './autosave'
import type { ReplacedRun, SessionState } from './state'

/** What a session does for it. */
export interface ExchangeMeans {
  runId(): number
  /** The present run, as far as it has been kept. */
  run(): RunInHand
  model(): Promise<ModelFile>
  configure(change: SettingsChange): Promise<void>
  begin(run: ReplacedRun): Promise<RunStatus>
}

export class RunExchange {
  readonly #store: StoreApi<SessionState>
  readonly #means: ExchangeMeans

  constructor(store: StoreApi<SessionState>, means: ExchangeMeans) {
    this.#store = store
    this.#means = means
  }

  /** Changes settings, and keeps what was learned if a new run takes its place: {@link undo} brings it back. */
  async make(change: SettingsChange): Promise<void> {
    const runId = this.#means.runId()
    const replaced = await this.hold()
    try {
      await this.#means.configure(change)
    } finally {
      if (runId !== this.#means.runId()) this.#store.setState({ replaced })
    }
  }

  /** Back to the run that the latest exchange has replaced. */
  async undo(): Promise<void> {
    const { replaced } = this.#store.getState()
    if (replaced) await this.goBack(replaced)
  }

  /** The present run as it is now, to {@link goBack} to; null if it has learned nothing. */
  async hold(): Promise<ReplacedRun | null> {
    const kept = this.#means.run()
    return this.#store.getState().status?.step ? { model: await this.#means.model(), kept } : null
  }

  async goBack(run: ReplacedRun): Promise<void> {
    await this.#means.begin(run)
  }
}
