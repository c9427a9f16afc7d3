/** The product's worker on a page that shows nothing and asks nothing: how fast training goes without views. */
import { connectTrainer } from '../src/training/supervision/connect-trainer'
import type { Backend } from '../src/vae/settings'
import { defaultSettings } from '../src/vae/settings-schema'

declare global {
  interface Window {
    /** Fresh parameters; then the milliseconds a step from one step of training to another. */
    trainBare(backend: Backend, from: number, to: number): Promise<number>
  }
}

const trainer = connectTrainer({ pageUrl: new URL('../', location.href).href, keep: true })

window.trainBare = async (backend, from, to) => {
  await trainer.begin(1, { ...defaultSettings(), backend })
  await trainer.observe({ embedding: false })
  const told: { step: number; at: number }[] = []
  const arrived = new Promise<void>((resolve) => {
    const unsubscribe = trainer.subscribe((event) => {
      if (event.type !== 'status' || event.status.step < from) return
      told.push({ step: event.status.step, at: performance.now() })
      if (event.status.step < to) return
      unsubscribe()
      resolve()
    })
  })
  const training = trainer.train()
  await arrived
  await trainer.pause()
  await training
  const [first, last] = [told[0], told[told.length - 1]]
  return (last.at - first.at) / (last.step - first.step)
}
