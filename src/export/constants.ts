/** The numbers of the settings that a generated program names, each under its name. */
import { labelClasses } from '../vae/parameters'
import type { Settings } from '../vae/settings'
import { numberOrNone } from './python'

/** @param pixels values an image @param body which names those that it needs */
export function constants(settings: Settings, pixels: number, body: string): string[] {
  const { model, objective, optimizer, batchSize, seed } = settings
  const named: (readonly [string, number | null])[] = [
    ['PIXELS', pixels],
    ['SIDE', Math.sqrt(pixels)],
    ['LATENT', model.latentDimensions],
    ['CLASSES', labelClasses],
    ['VARIANCE', objective.variance],
    ['NOISE', objective.noiseAmount],
    ['BETA', objective.beta],
    ['WARMUP_STEPS', objective.klWarmupSteps],
    ['FREE_BITS', objective.freeBitsNats],
    ['SAMPLES', objective.importanceSamples],
    ['LEARNING_RATE', optimizer.learningRate],
    ['DECAY_PER_EPOCH', optimizer.decayPerEpoch],
    ['CLIP_GLOBAL_NORM', optimizer.clipGlobalNorm],
    ['BATCH_SIZE', batchSize],
    ['SEED', seed],
  ]
  return named
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(body))
    .map(([name, value]) => `${name} = ${numberOrNone(value)}`)
}
