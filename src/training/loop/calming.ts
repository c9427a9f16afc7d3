import type { Settings } from '../../vae/settings'
import type { Calming } from '../protocol'

/** The settings with which training goes on that has diverged. */
export function calmed(settings: Settings, { learningRate }: Pick<Calming, 'learningRate'>): Settings {
  return { ...settings, optimizer: { ...settings.optimizer, learningRate } }
}
