/**
 * Whether an engine computes rightly on this machine: training steps of small networks against the float64
 * reference. Drivers that compile to nonsense, or to half precision, are found here and not in a curve.
 */
import { within } from '../lib/within'
import { greyLevels } from '../vae/image'
import { initialParameters } from '../vae/initialisation'
import { fillNormal, fillUniform, Stream } from '../vae/random'
import { referenceModel } from '../vae/reference/model'
import { referenceState } from '../vae/reference/optimiser'
import { referenceTrain } from '../vae/reference/training-step'
import type { ModelSettings } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import type { Engine, EngineRequest, StepTerms, TrainingStep } from './engine'

/** Compiling the shaders of a first step takes seconds with some drivers. */
const timeoutMs = 30_000
/** Relative. Float32 stays a hundred times below it, float16 does not reach it. */
const tolerance = 1e-4
/** Wider than any tile of a kernel and a multiple of none, so that seams between tiles are looked at too. */
const networks: Record<ModelSettings['network'], { pixels: number; channels: number[]; hidden: number[] }> = {
  dense: { pixels: 131, channels: [], hidden: [70, 33] },
  conv: { pixels: 225, channels: [5, 9], hidden: [33] },
}
const latentDimensions = 3
const count = 37

/**
 * @param network the kind that is to be checked
 * @throws Error that says which number is wrong, or that none came in time
 */
export async function checkArithmetic(
  create: (request: EngineRequest) => Promise<Engine>,
  network: ModelSettings['network'],
): Promise<void> {
  const settings = defaultSettings()
  const { pixels, ...widths } = networks[network]
  settings.model = { ...settings.model, network, ...widths, latentDimensions }
  const model = referenceModel(settings, pixels)
  const snapshot = { parameters: initialParameters(model.layout, settings.seed), moments: null, step: 0 }
  const steps = [1, 2, 3].map((step) => checkStep(step, pixels))
  const inGreyLevels = steps.map((step) => ({ ...step, images: greyLevels(step.images) }))
  const expected = referenceTrain(model, referenceState(snapshot), inGreyLevels).terms

  const engine = await create({ settings, pixels, snapshot })
  try {
    const terms = await within(timeoutMs, engine.train(steps))
    for (const [index, of] of terms.entries()) compare(of, expected[index])
  } finally {
    engine.dispose()
  }
}

function checkStep(step: number, pixels: number): TrainingStep {
  const levels = new Float32Array(count * pixels)
  fillUniform(levels, { seed: 1, stream: Stream.binarization, step })
  // As bytes, which is how the training loop hands them over.
  const images = Uint8Array.from(levels, (level) => 256 * level)
  const epsilon = new Float32Array(count * latentDimensions)
  fillNormal(epsilon, { seed: 1, stream: Stream.epsilon, step })
  // Clipped and not: some engines update parameters in another way when gradients are clipped.
  const clipGlobalNorm = step === 2 ? 1 : null
  return { images, epsilon, count, klWeight: 2, freeBitsNats: 0, learningRate: 0.003, clipGlobalNorm }
}

function compare(actual: StepTerms, expected: StepTerms): void {
  for (const term of ['reconstruction', 'kl', 'objective', 'gradientNorm'] as const) {
    // Written so that NaN fails.
    if (Math.abs(actual[term] - expected[term]) <= tolerance * Math.abs(expected[term])) continue
    throw new Error(`computes ${term} ${actual[term]} instead of ${expected[term]}`)
  }
}
