/** For tests: a trainer with the reference engine and a tiny data set, and all that it has told. */
import type { EngineRequest } from '../../engines/engine'
import { Problem } from '../../lib/problem'
import type { SettingsChange } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { LocalTrainer } from '../local-trainer'
import type { Point, RunStatus, TrainerEvent } from '../protocol'
import { ReferenceEngine } from './reference-engine'
import { type TinyDataset, tinyDataset } from './tiny-dataset'

/** Four steps an epoch, the fourth with 12 images. */
export const settings = changeSettings(defaultSettings(), { model: { hidden: [4] }, batchSize: 16 })

export class Classroom {
  /** One after another, and what each was made for. */
  readonly engines: ReferenceEngine[] = []
  readonly requests: EngineRequest[] = []
  readonly events: TrainerEvent[] = []
  readonly trainer: LocalTrainer
  readonly dataset: TinyDataset

  constructor(dataset: TinyDataset = tinyDataset()) {
    this.dataset = dataset
    this.trainer = new LocalTrainer({
      openDataset: async () => dataset,
      chooseEngine: async (request) => {
        const [failed] = request.passedOver ?? []
        if (failed) throw new Problem('no-backend', { reason: failed.reason })
        const engine = new ReferenceEngine(request)
        this.engines.push(engine)
        this.requests.push(request)
        return { engine, reason: { code: 'asked-for' } }
      },
    })
    this.trainer.subscribe((event) => this.events.push(event))
  }

  /** The latest version of each point. */
  get points(): Point[] {
    const points = this.events.flatMap((event) => (event.type === 'points' ? event.points : []))
    return [...new Map(points.map((point) => [point.step, point])).values()]
  }

  /** Waits until the newest status is so. */
  reaches(wanted: Pick<RunStatus, 'phase'> & Partial<Pick<RunStatus, 'step'>>): Promise<void> {
    const isReached = () => {
      const newest = this.events.findLast((event) => event.type === 'status')?.status
      return newest?.phase === wanted.phase && newest.step === (wanted.step ?? newest.step)
    }
    if (isReached()) return Promise.resolve()
    return new Promise((resolve) => {
      const unsubscribe = this.trainer.subscribe(() => {
        if (!isReached()) return
        unsubscribe()
        resolve()
      })
    })
  }

  with(change: SettingsChange) {
    return changeSettings(settings, change)
  }
}
