import type { Trainer } from '../protocol'
import type { WorkerPlace } from '../wire'
import { SupervisedTrainer } from './supervised-trainer'
import { startWorker } from './training-worker'

/** The Trainer on the page's side. */
export function connectTrainer(place: WorkerPlace): Trainer {
  return new SupervisedTrainer((listener) => startWorker(place, listener))
}
