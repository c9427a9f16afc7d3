/** The readable code that computes a stage: passages of the reference executor itself, and what their lines give. */

import type { Stage } from '../../../session/explore/step-view'
import activation from '../../../vae/reference/activation.ts?raw'
import backward from '../../../vae/reference/backward.ts?raw'
import forward from '../../../vae/reference/forward.ts?raw'
import hiddenLayers from '../../../vae/reference/hidden-layers.ts?raw'
import likelihood from '../../../vae/reference/likelihood.ts?raw'
import objective from '../../../vae/reference/objective.ts?raw'
import optimiser from '../../../vae/reference/optimiser.ts?raw'
import posterior from '../../../vae/reference/posterior.ts?raw'
import type { Settings } from '../../../vae/settings'
import type { SymbolName } from './symbols'

const sources = {
  'activation.ts': activation,
  'backward.ts': backward,
  'forward.ts': forward,
  'hidden-layers.ts': hiddenLayers,
  'likelihood.ts': likelihood,
  'objective.ts': objective,
  'optimiser.ts': optimiser,
  'posterior.ts': posterior,
}

interface Passage {
  /** In `src/vae/reference/`. */
  file: keyof typeof sources
  /** How its first line begins; it ends with the brace that closes it. */
  begins: string
  /** What stands in a line of it alone, and the symbols whose numbers that line gives. */
  links: readonly (readonly [text: string, ...names: SymbolName[]])[]
}

export const passages = {
  hiddenForward: {
    file: 'hidden-layers.ts',
    begins: 'export function hiddenForward(',
    links: [
      ['let output = input', 'x', 'input'],
      ['layerForward(layer', 'weights'],
      ['output = sum.map(activation.value)', 'hidden', 'activation'],
    ],
  },
  encode: {
    file: 'forward.ts',
    begins: 'export function encode(',
    links: [
      ['const encoder = hiddenForward(', 'hidden'],
      ['mean: denseForward(', 'mean', 'code'],
      ['? denseForward(layout.logVariance', 'logVariance', 'weights'],
    ],
  },
  reparameterise: {
    file: 'posterior.ts',
    begins: 'export function reparameterise(',
    links: [['return mean + epsilon', 'z', 'mean', 'sigma', 'epsilon']],
  },
  forward: {
    file: 'forward.ts',
    begins: 'export function forward(',
    links: [
      ['? mean.map((value, index) => reparameterise(', 'epsilon', 'sigma'],
      [': mean', 'code', 'z'],
    ],
  },
  decodeToLogits: {
    file: 'forward.ts',
    begins: 'export function decodeToLogits(',
    links: [
      ['const input = withLabels(z', 'z'],
      ['const decoder = hiddenForward(', 'decoderHidden', 'activation'],
      ['logits: layerForward(last', 'logits', 'weights'],
    ],
  },
  sigmoid: {
    file: 'activation.ts',
    begins: 'export function sigmoid(',
    links: [['return 1 / (1 + Math.exp(-x))', 'pixelMeans']],
  },
  bernoulli: {
    file: 'likelihood.ts',
    begins: 'const bernoulli: Likelihood',
    links: [
      ['loss: (logit, x)', 'reconstruction', 'pixelTerms', 'x', 'pixelMeans'],
      ['slope: (logit, x)', 'slopeLogits'],
    ],
  },
  gaussian: {
    file: 'likelihood.ts',
    begins: 'function gaussian(variance',
    links: [
      ['loss: (logit, x)', 'reconstruction', 'pixelTerms', 'x', 'pixelMeans'],
      ['return ((mean - x) / variance)', 'slopeLogits'],
    ],
  },
  gaussianKl: {
    file: 'posterior.ts',
    begins: 'export function gaussianKl(',
    links: [['return (mean ** 2', 'kl', 'mean', 'logVariance', 'sigma']],
  },
  objectiveOf: {
    file: 'objective.ts',
    begins: 'export function objectiveOf(',
    links: [['return terms.reconstruction + klWeight * penalty', 'objective', 'klWeight']],
  },
  decoderBackward: {
    file: 'backward.ts',
    begins: 'export function decoderBackward(',
    links: [
      ['(logit, index) => likelihood.slope(', 'slopeLogits', 'pixelMeans', 'x'],
      ['z: withoutLabels(', 'slopeZ'],
    ],
  },
  posteriorBackward: {
    file: 'backward.ts',
    begins: 'function posteriorBackward(',
    links: [
      ['byMean[index] = slope + weight', 'slopeMean', 'pullMean', 'slopeZ'],
      ['slope * reparameterisationSlope(', 'slopeLogVariance', 'sigma', 'epsilon', 'klWeight'],
    ],
  },
  adam: {
    file: 'optimiser.ts',
    begins: 'function adamStep(',
    links: [
      ['const m = ', 'firstMoment', 'gradient'],
      ['const v = ', 'secondMoment'],
      ['return parameter - ', 'parameters', 'learningRate'],
    ],
  },
  sgd: {
    file: 'optimiser.ts',
    begins: 'function sgdStep(',
    links: [
      ['const m = ', 'firstMoment', 'gradient'],
      ['const parameters = ', 'parameters', 'learningRate'],
    ],
  },
  rmsprop: {
    file: 'optimiser.ts',
    begins: 'function rmspropStep(',
    links: [
      ['const v = ', 'secondMoment', 'gradient'],
      ['parameter - (learningRate', 'parameters', 'learningRate'],
    ],
  },
} as const satisfies Record<string, Passage>

export type PassageName = keyof typeof passages

/** What computes a stage, as the settings have it. */
export function passagesOf(stage: Stage, { model, objective, optimizer }: Settings): PassageName[] {
  const isVariational = model.kind === 'vae'
  switch (stage) {
    case 'encode':
      return ['hiddenForward']
    case 'posterior':
      return ['encode']
    case 'draw':
      return [isVariational ? 'reparameterise' : 'forward']
    case 'decode':
      return ['decodeToLogits', 'sigmoid']
    case 'terms':
      return [objective.likelihood, ...(isVariational ? (['gaussianKl'] as const) : []), 'objectiveOf']
    case 'update':
      return ['decoderBackward', ...(isVariational ? (['posteriorBackward'] as const) : []), optimizer.kind]
  }
}

export interface CodeLine {
  text: string
  /** Symbols whose numbers it gives. */
  names: readonly SymbolName[]
}

/** The lines of a passage. */
export function linesOf(name: PassageName): CodeLine[] {
  const { file, begins, links }: Passage = passages[name]
  const lines = sources[file].split('\n')
  const first = lines.findIndex((line) => line.startsWith(begins))
  const end = lines.indexOf('}', first)
  return lines.slice(first, end + 1).map((text) => ({
    text,
    names: links.flatMap(([part, ...names]) => (text.includes(part) ? names : [])),
  }))
}
