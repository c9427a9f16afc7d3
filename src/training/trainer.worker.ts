/** The worker: a LocalTrainer behind messages. */
import { expose } from 'comlink'
import { openDataset } from '../datasets/open-dataset'
import { chooseEngine } from '../engines/choose-engine'
import { LocalTrainer } from './local-trainer'
import { buffersOf, carryProblems, type EventMessage, type RemoteTrainer, transferringAnswers } from './wire'

declare const self: DedicatedWorkerGlobalScope

carryProblems()

// Named after the address of the page's folder; the worker's own script lies elsewhere, among the assets.
const baseUrl = self.name
const trainer = new LocalTrainer({
  chooseEngine,
  openDataset: (id, onProgress) => openDataset(id, { baseUrl, onProgress }),
})

trainer.subscribe((trainerEvent) => {
  const message: EventMessage = { trainerEvent }
  self.postMessage(message, buffersOf(trainerEvent))
})

expose(transferringAnswers<RemoteTrainer>(trainer))
