/** The worker: a LocalTrainer behind messages. */
import { expose } from 'comlink'
import { openDataset } from '../datasets/open-dataset'
import { chooseEngine, chooseStandIn, fetchLikelyEngine } from '../engines/choose-engine'
import { LocalTrainer } from './local-trainer'
import {
  buffersOf,
  carryProblems,
  type PageMessage,
  type RemoteTrainer,
  transferringAnswers,
  type WorkerMessage,
  type WorkerPlace,
} from './wire'

declare const self: DedicatedWorkerGlobalScope

carryProblems()

const post = (message: WorkerMessage, transferred: Transferable[] = []) =>
  self.postMessage(message, transferred)

const { pageUrl, keep }: WorkerPlace = JSON.parse(self.name)
const trainer = new LocalTrainer({
  chooseEngine,
  chooseStandIn,
  openDataset: (id, onProgress) => openDataset(id, { baseUrl: pageUrl, keep, onProgress }),
})

trainer.subscribe((trainerEvent) => {
  // A state that is kept is kept here too: the page gets a copy.
  post({ trainerEvent }, trainerEvent.type === 'kept' ? [] : buffersOf(trainerEvent))
})

self.addEventListener('message', ({ data }: MessageEvent<Partial<PageMessage>>) => {
  if (data.ping) post({ alive: true })
})
// The page hears of errors by itself, but not of these.
self.addEventListener('unhandledrejection', ({ reason }) => {
  post({ failure: reason instanceof Error ? reason.message : String(reason) })
})

expose(transferringAnswers<RemoteTrainer>(trainer))
post({ alive: true })
// The page may still wait for its model. What goes wrong here goes wrong again where it is told.
fetchLikelyEngine().catch(() => {})
