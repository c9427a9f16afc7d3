/** A trainer of the product on this page, for a long run and many changes of settings. */
import { openDataset } from '../src/datasets/open-dataset'
import { chooseEngine } from '../src/engines/choose-engine'
import type { EngineMemory } from '../src/engines/engine'
import { LocalTrainer } from '../src/training/local-trainer'
import type { Settings, SettingsChange } from '../src/vae/settings'
import { defaultSettings } from '../src/vae/settings-schema'
import { changeSettings, consequence } from '../src/vae/settings-validation'
import { countGpuMemory } from './gpu-traffic'

declare global {
  interface Window {
    longRun: {
      /** Applies a change as the page does: to the present run, or to a new one where it must. */
      change(change: SettingsChange): Promise<void>
      train(steps: number): Promise<void>
      memory(): Promise<EngineMemory>
      /** Bytes of GPU buffers that were made and not destroyed. */
      gpuBytes(): number
    }
  }
}

const gpu = countGpuMemory()
const baseUrl = new URL('../', location.href).href
const trainer = new LocalTrainer({
  chooseEngine,
  openDataset: (id, onProgress) => openDataset(id, { baseUrl, onProgress }),
})
let settings: Settings | null = null

window.longRun = {
  async change(change) {
    const wanted = changeSettings(settings ?? defaultSettings(), change)
    if (!settings || consequence(settings, wanted) === 'reset') await trainer.begin(1, wanted)
    else await trainer.change(wanted)
    settings = wanted
  },
  async train(steps) {
    await trainer.train({ steps })
  },
  memory: () => trainer.memory(),
  gpuBytes: () => gpu.bytes,
}
