/** Training problems for the tests of engines, and how far what they compute is from the reference. */
import { expect } from 'vitest'
import type { Pixels } from '../../vae/image'
import { initialParameters } from '../../vae/initialisation'
import { corrupted } from '../../vae/input-noise'
import { labelClasses, parameterLayout } from '../../vae/parameters'
import { fillNormal, fillUniform, Stream } from '../../vae/random'
import { type ReferenceModel, referenceModel } from '../../vae/reference/model'
import { referenceState } from '../../vae/reference/optimiser'
import { type ReferenceStepTerms, referenceTrain } from '../../vae/reference/training-step'
import { samplesAStep } from '../../vae/schedule'
import type { Backend, Settings } from '../../vae/settings'
import { defaultSettings } from '../../vae/settings-schema'
import type { EngineRequest, StepTerms, TrainingStep } from '../engine'

export const backends: Backend[] = ['cpu', 'wasm', 'webgl', 'webgpu']

export interface TestProblem extends EngineRequest {
  steps: TestStep[]
}

/** With images that the reference and the questions to an engine take too. */
export interface TestStep extends TrainingStep {
  images: Float32Array
  inputs?: Float32Array
}

export interface Variation {
  hidden?: number[]
  latentDimensions?: number
  pixels?: number
  count?: number
  stepCount?: number
  /** What differs from the defaults of the settings. */
  settings?: (settings: Settings) => void
  /** What differs in every step. */
  step?: Partial<Omit<TrainingStep, 'images' | 'inputs'>>
}

/** A convolutional network for images of 15 x 15 pixels, whose maps have sides of 7 and 3. */
export const convolutional = {
  pixels: 225,
  settings: ({ model }: Settings) => {
    model.network = 'conv'
    model.channels = [3, 5]
  },
}

/** A small network and batches for it, drawn from the product's own generator. */
export function testProblem(variation: Variation = {}): TestProblem {
  const { hidden = [9, 7], latentDimensions = 3, pixels = 21, count = 5, stepCount = 1 } = variation
  const settings = defaultSettings()
  settings.model = { ...settings.model, hidden, latentDimensions }
  variation.settings?.(settings)
  const parameters = initialParameters(parameterLayout(settings.model, pixels), 1)
  const steps = Array.from({ length: stepCount }, (_, step): TestStep => {
    const images = new Float32Array(count * pixels)
    fillUniform(images, { seed: 2, stream: Stream.binarization, step: step % 4 })
    const inputs = noisy(images, settings, step)
    const epsilon = new Float32Array(samplesAStep(settings) * count * latentDimensions)
    fillNormal(epsilon, { seed: 2, stream: Stream.epsilon, step })
    const labels = Uint8Array.from({ length: count }, (_, image) => (3 * image + step) % labelClasses)
    const told = settings.model.conditional && { labels }
    const weights = { klWeight: 1, freeBitsNats: 0, learningRate: 0.001, clipGlobalNorm: null }
    return { images, ...(inputs && { inputs }), epsilon, count, ...told, ...weights, ...variation.step }
  })
  return { settings, pixels, snapshot: { parameters, moments: null, step: 0 }, steps }
}

/** What the encoder sees where the settings put noise on the images. */
export function noisy<Images extends Pixels>(
  images: Images,
  { objective }: Settings,
  step: number,
): Images | null {
  return corrupted(images, objective, { seed: 2, stream: Stream.inputNoise, step })
}

export function modelOf({ settings, pixels }: EngineRequest): ReferenceModel {
  return referenceModel(settings, pixels)
}

/** What the float64 reference makes of a problem. */
export function referenceRun(problem: TestProblem) {
  return referenceTrain(modelOf(problem), referenceState(problem.snapshot), problem.steps)
}

/** @param tolerance relative */
export function expectTerms(actual: StepTerms, expected: ReferenceStepTerms, tolerance = 1e-5): void {
  for (const term of ['reconstruction', 'kl', 'objective', 'gradientNorm'] as const) {
    expect(Math.abs(actual[term] / expected[term] - 1), term).toBeLessThanOrEqual(tolerance)
  }
}

/** Largest difference over the largest entry expected. */
export function worst(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length)
  let difference = 0
  let largest = 0
  for (let index = 0; index < expected.length; index++) {
    const distance = Math.abs(actual[index] - expected[index])
    // Written so that NaN counts.
    if (!(distance <= difference)) difference = distance
    largest = Math.max(largest, Math.abs(expected[index]))
  }
  return difference / largest
}
