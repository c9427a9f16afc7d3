import { connectTrainer } from '../training/supervision/connect-trainer'
import type { SupervisedTrainer } from '../training/supervision/supervised-trainer'
import { isEmbedded } from './embedding'

/** Folder of the page. */
export function pageFolder(): string {
  return new URL('.', location.href).href
}

/** A trainer of this page, with a worker of its own. */
export function hireTrainer(): SupervisedTrainer {
  return connectTrainer({ pageUrl: pageFolder(), keep: !isEmbedded })
}
