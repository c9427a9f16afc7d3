/** For tests: an Engine that computes with the float64 reference executor. */
import type { Engine, EngineRequest, StepTerms, TrainingStep } from '../../engines/engine'
import { greyLevels } from '../../vae/image'
import { decode, encode } from '../../vae/reference/forward'
import { logImportanceWeights } from '../../vae/reference/importance'
import { type ReferenceModel, referenceModel } from '../../vae/reference/model'
import { type ReferenceState, referenceState } from '../../vae/reference/optimiser'
import { referenceEvaluate, referenceTrain } from '../../vae/reference/training-step'
import type { Snapshot } from '../../vae/snapshot'
import type { TermsPerImage } from '../../vae/terms'

/** The reference reads no bytes. */
function inGreyLevels(steps: readonly TrainingStep[]) {
  return steps.map(({ images, inputs, ...step }) => {
    return { ...step, images: greyLevels(images), inputs: inputs && greyLevels(inputs) }
  })
}

export class ReferenceEngine implements Engine {
  readonly name = 'tfjs'
  readonly backend = 'cpu'
  readonly threads = 1
  disposed = false
  /** Steps done when samples for an importance-weighted bound were asked for. */
  readonly weightedAt = new Set<number>()
  /** Called before each step; a test may throw or change its terms here. */
  tamper: (terms: StepTerms, step: number) => StepTerms = (terms) => terms
  readonly #model: ReferenceModel
  #state: ReferenceState

  constructor({ settings, pixels, snapshot }: EngineRequest) {
    this.#model = referenceModel(settings, pixels)
    this.#state = referenceState(snapshot)
  }

  async train(steps: readonly TrainingStep[]): Promise<StepTerms[]> {
    const first = this.#state.step
    const { state, terms } = referenceTrain(this.#model, this.#state, inGreyLevels(steps))
    this.#state = state
    return terms.map((ofStep, index) => this.tamper(ofStep, first + index + 1))
  }

  async encode(images: Float32Array, count: number, labels?: Uint8Array) {
    const { mean, logVariance } = encode(this.#model, this.#state.parameters, images, count, labels)
    return { mean: Float32Array.from(mean), logVariance: Float32Array.from(logVariance) }
  }

  async decode(z: Float32Array, count: number, labels?: Uint8Array): Promise<Float32Array> {
    return Float32Array.from(decode(this.#model, this.#state.parameters, z, count, labels))
  }

  async evaluate(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<TermsPerImage> {
    const terms = referenceEvaluate(this.#model, this.#state.parameters, { images, epsilon, count, labels })
    return {
      reconstruction: Float32Array.from(terms.reconstruction),
      klPerDimension: Float32Array.from(terms.klPerDimension),
      squaredError: Float32Array.from(terms.squaredError),
    }
  }

  async logImportanceWeights(
    images: Float32Array,
    epsilon: Float32Array,
    count: number,
    labels?: Uint8Array,
  ): Promise<Float32Array> {
    this.weightedAt.add(this.#state.step)
    return Float32Array.from(
      logImportanceWeights(this.#model, this.#state.parameters, { images, epsilon, count, labels }),
    )
  }

  async snapshot(): Promise<Snapshot> {
    const { parameters, moments, step } = this.#state
    const { m, v } = moments
    return {
      parameters: Float32Array.from(parameters),
      moments: { m: Float32Array.from(m), v: Float32Array.from(v) },
      step,
    }
  }

  restore(snapshot: Snapshot): void {
    this.#state = referenceState(snapshot)
  }

  memory() {
    return { tensors: 0, bytes: 0 }
  }

  dispose(): void {
    this.disposed = true
  }
}
