/** Batch normalisation of a hidden layer's outputs, before its activation (Ioffe & Szegedy 2015, algorithm 1). */
import { type NormLayer, normalisation, type ParameterEntry } from '../parameters'

/**
 * By what outputs are normalised: those of the batch itself in training, where the gradient passes through them;
 * the running ones everywhere else.
 */
export type Statistics = 'batch' | 'running'

/**
 * Which output each value of [count, outputs, places] belongs to.
 * @returns a function of the value's index
 */
function outputOf({ weight, places }: NormLayer): (index: number) => number {
  return (index) => Math.floor(index / places) % weight.size
}

/** What went through the normalisation, kept for the way back. */
export interface NormPass {
  norm: NormLayer
  /** Mean and variance of each output over the batch and its places, [outputs]; the variance divides by their number. */
  mean: Float64Array
  variance: Float64Array
  /** (output - mean) / sqrt(variance + epsilon), [count, outputs, places]. */
  normalised: Float64Array
}

/** @param sums what the layer gives, [count, outputs, places] @returns the normalised, and what the way back needs */
export function normForward(
  norm: NormLayer,
  parameters: Float64Array,
  sums: Float64Array,
  statistics: Statistics,
): { output: Float64Array; pass: NormPass } {
  const of = outputOf(norm)
  const { mean, variance } = statistics === 'batch' ? ofBatch(sums, norm) : running(norm, parameters)
  const normalised = sums.map(
    (sum, index) => (sum - mean[of(index)]) / Math.sqrt(variance[of(index)] + normalisation.epsilon),
  )
  const output = normalised.map(
    (value, index) =>
      value * parameters[norm.weight.offset + of(index)] + parameters[norm.bias.offset + of(index)],
  )
  return { output, pass: { norm, mean, variance, normalised } }
}

/**
 * The chain rule through a normalisation by the batch's own statistics: adds the gradients of its weight and bias.
 * @param gradient by the normalised outputs, [count, outputs, places] @returns that by the sums
 */
export function normBackward(
  { norm, variance, normalised }: NormPass,
  parameters: Float64Array,
  gradient: Float64Array,
  gradients: Float64Array,
): Float64Array {
  const outputs = norm.weight.size
  const of = outputOf(norm)
  const count = gradient.length / outputs
  const byWeight = new Float64Array(outputs)
  const byBias = new Float64Array(outputs)
  for (const [index, slope] of gradient.entries()) {
    byWeight[of(index)] += slope * normalised[index]
    byBias[of(index)] += slope
  }
  for (let output = 0; output < outputs; output++) {
    gradients[norm.weight.offset + output] += byWeight[output]
    gradients[norm.bias.offset + output] += byBias[output]
  }
  return gradient.map((slope, index) => {
    const output = of(index)
    const scale =
      parameters[norm.weight.offset + output] / Math.sqrt(variance[output] + normalisation.epsilon)
    return scale * (slope - (byBias[output] + normalised[index] * byWeight[output]) / count)
  })
}

/**
 * The parameters with the running statistics moved towards those of a batch, whose variance is corrected by
 * count / (count - 1). One value alone says nothing of a variance, and moves nothing.
 */
export function withStatistics(parameters: Float64Array, passes: readonly (NormPass | null)[]): Float64Array {
  const { momentum } = normalisation
  const moved = parameters.slice()
  for (const pass of passes) {
    if (!pass) continue
    const { norm, mean, variance, normalised } = pass
    const outputs = norm.weight.size
    const rows = normalised.length / outputs
    if (rows === 1) continue
    for (let output = 0; output < outputs; output++) {
      const [meanPlace, variancePlace] = [norm.mean.offset + output, norm.variance.offset + output]
      const unbiased = (variance[output] * rows) / (rows - 1)
      moved[meanPlace] += momentum * (mean[output] - moved[meanPlace])
      moved[variancePlace] += momentum * (unbiased - moved[variancePlace])
    }
  }
  return moved
}

function ofBatch(sums: Float64Array, norm: NormLayer) {
  const of = outputOf(norm)
  const count = sums.length / norm.weight.size
  const mean = new Float64Array(norm.weight.size)
  const variance = new Float64Array(norm.weight.size)
  for (const [index, sum] of sums.entries()) mean[of(index)] += sum / count
  for (const [index, sum] of sums.entries()) variance[of(index)] += (sum - mean[of(index)]) ** 2 / count
  return { mean, variance }
}

function running({ mean, variance }: NormLayer, parameters: Float64Array) {
  const of = ({ offset, size }: ParameterEntry) => parameters.subarray(offset, offset + size)
  return { mean: of(mean), variance: of(variance) }
}
