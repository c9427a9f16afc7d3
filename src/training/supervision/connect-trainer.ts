import type { WorkerPlace } from '../wire'
import { SupervisedTrainer } from './supervised-trainer'
import { startWorker } from './training-worker'

/** The Trainer on the page's side. */
export function connectTrainer(place: WorkerPlace): SupervisedTrainer {
  return new SupervisedTrainer((listener) => startWorker(place, listener))
}
