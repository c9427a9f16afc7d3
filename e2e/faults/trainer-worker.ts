/** The worker that trains, to be got at from outside. */
import type { Page, Worker } from '@playwright/test'

export function trainerWorker(page: Page): Worker {
  const worker = page.workers().findLast((candidate) => /trainer\.worker/.test(candidate.url()))
  if (!worker) throw new Error('there is no worker that trains')
  return worker
}
