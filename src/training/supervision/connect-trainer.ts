import type { Trainer } from '../protocol'
import { SupervisedTrainer } from './supervised-trainer'
import { startWorker } from './training-worker'

/** The Trainer on the page's side. @param pageUrl folder of the page, under which the data sets lie */
export function connectTrainer(pageUrl: string): Trainer {
  return new SupervisedTrainer((listener) => startWorker(pageUrl, listener))
}
