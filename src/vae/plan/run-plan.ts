/**
 * The reference executor of plans: float64, one operation after the other, written to be read. What an engine
 * makes of an operation is this, in its own way.
 */
import type { DenseLayer } from '../parameters'
import { nonlinearities, sigmoid } from '../reference/activation'
import { denseForward } from '../reference/dense'
import { likelihoodOf } from '../reference/likelihood'
import { meanKlPerDimension, type ObjectiveWeights } from '../reference/objective'
import {
  gaussianKl,
  gaussianKlSlopes,
  logPriorRatio,
  reparameterisationSlope,
  reparameterise,
} from '../reference/posterior'
import type {
  BufferName,
  Dense,
  InputGradient,
  Join,
  LatentTerms,
  LikelihoodGradient,
  Operation,
  PixelTerms,
  Plan,
  PosteriorGradient,
  Sample,
} from './plan'
import { slopeFromOutput } from './slope-from-output'

/** What a plan works on. */
export interface PlanRun extends ObjectiveWeights {
  /** Images of the batch. */
  count: number
  /** Matrices by name, [count, columns]: the inputs to begin with, all others once they have been computed. */
  buffers: Map<BufferName, Float64Array>
  /** Flat, as the layout says. */
  parameters: Float64Array
  /** Takes the gradients of one layer, flat as the parameters and zero elsewhere, when they are computed. */
  update(layer: DenseLayer, gradients: Float64Array): void
  /** The terms of the batch, summed over its images. */
  sums: { reconstruction: number; klPerDimension: Float64Array }
}

/** Runs all operations, and leaves what they compute in the run. */
export function runPlan(plan: Plan, run: PlanRun): void {
  for (const operation of plan.operations) runOperation(plan, run, operation)
}

function runOperation(plan: Plan, run: PlanRun, operation: Operation): void {
  switch (operation.kind) {
    case 'join':
      runJoin(run, operation)
      break
    case 'part': {
      const { input, output, columns } = operation
      run.buffers.set(output, firstColumns(read(run, input), run.count, columns))
      break
    }
    case 'dense':
      runDense(run, operation)
      break
    case 'sample':
      runSample(plan, run, operation)
      break
    case 'likelihood-gradient':
      runLikelihoodGradient(plan, run, operation)
      break
    case 'input-gradient':
      runInputGradient(run, operation)
      break
    case 'posterior-gradient':
      runPosteriorGradient(plan, run, operation)
      break
    case 'update': {
      const { layer, input, gradient } = operation
      run.update(layer, layerGradients(plan, run, layer, input, gradient))
      break
    }
    case 'pixel-means':
      run.buffers.set(operation.output, read(run, operation.logits).map(sigmoid))
      break
    case 'pixel-terms':
      runPixelTerms(plan, run, operation)
      break
    case 'latent-terms':
      runLatentTerms(plan, run, operation)
      break
  }
}

function runJoin(run: PlanRun, { input, labels, output }: Join): void {
  const [left, right] = [read(run, input), read(run, labels)]
  const [before, behind] = [left, right].map(({ length }) => length / run.count)
  const joined = new Float64Array(left.length + right.length)
  for (let row = 0; row < run.count; row++) {
    const start = row * (before + behind)
    joined.set(left.subarray(row * before, (row + 1) * before), start)
    joined.set(right.subarray(row * behind, (row + 1) * behind), start + before)
  }
  run.buffers.set(output, joined)
}

function firstColumns(matrix: Float64Array, count: number, columns: number): Float64Array {
  const all = matrix.length / count
  return matrix.filter((_, index) => index % all < columns)
}

function runDense(run: PlanRun, { layer, activation, input, output }: Dense): void {
  const sums = denseForward(layer, run.parameters, read(run, input), run.count)
  run.buffers.set(output, activation ? sums.map(nonlinearities[activation].value) : sums)
}

function runSample({ layout }: Plan, run: PlanRun, operation: Sample): void {
  const logVariance = read(run, operation.logVariance)
  const epsilon = read(run, operation.epsilon)
  const mean = read(run, operation.mean)
  const z = mean.map((value, index) => reparameterise(value, logVariance[index], epsilon[index]))
  run.buffers.set(operation.z, z)
  const kl = mean.map((value, index) => gaussianKl(value, logVariance[index]))
  run.sums.klPerDimension = meanKlPerDimension(kl, layout.latentDimensions).map((nats) => nats * run.count)
}

function runLikelihoodGradient(plan: Plan, run: PlanRun, operation: LikelihoodGradient): void {
  const { loss, slope } = likelihoodOf(plan)
  const targets = read(run, operation.targets)
  const logits = read(run, operation.logits)
  run.sums.reconstruction = logits.reduce((sum, logit, index) => sum + loss(logit, targets[index]), 0)
  const gradient = logits.map((logit, index) => slope(logit, targets[index]) / run.count)
  run.buffers.set(operation.gradient, gradient)
}

function runInputGradient(run: PlanRun, { sources, output, through }: InputGradient): void {
  const { inputs } = sources[0].layer
  const sums = new Float64Array(run.count * inputs)
  for (const { layer, gradient } of sources) {
    const slopes = read(run, gradient)
    eachWeight(layer, run.count, (row, input, ofOutput, weight) => {
      sums[row * inputs + input] += slopes[row * layer.outputs + ofOutput] * run.parameters[weight]
    })
  }
  if (!through) run.buffers.set(output, sums)
  else {
    const [values, slope] = [read(run, through.output), slopeFromOutput[through.activation]]
    const gradient = sums.map((sum, index) => sum * slope(values[index]))
    run.buffers.set(output, gradient)
  }
}

function runPosteriorGradient({ layout }: Plan, run: PlanRun, operation: PosteriorGradient): void {
  const { count, klWeight, freeBitsNats } = run
  const weights = run.sums.klPerDimension.map((nats) => (nats / count > freeBitsNats ? klWeight / count : 0))
  const mean = read(run, operation.mean)
  const logVariance = read(run, operation.logVariance)
  const epsilon = read(run, operation.epsilon)
  const byMean = new Float64Array(mean.length)
  const byLogVariance = new Float64Array(mean.length)
  for (const [index, slope] of read(run, operation.zGradient).entries()) {
    const weight = weights[index % layout.latentDimensions]
    const kl = gaussianKlSlopes(mean[index], logVariance[index])
    const noise = reparameterisationSlope(logVariance[index], epsilon[index])
    byMean[index] = slope + weight * kl.mean
    byLogVariance[index] = slope * noise + weight * kl.logVariance
  }
  run.buffers.set(operation.meanGradient, byMean)
  run.buffers.set(operation.logVarianceGradient, byLogVariance)
}

function layerGradients(
  { layout }: Plan,
  run: PlanRun,
  layer: DenseLayer,
  input: BufferName,
  gradient: BufferName,
): Float64Array {
  const gradients = new Float64Array(layout.size)
  const [values, slopes] = [read(run, input), read(run, gradient)]
  for (const [index, slope] of slopes.entries()) {
    gradients[layer.bias.offset + (index % layer.outputs)] += slope
  }
  eachWeight(layer, run.count, (row, ofInput, output, weight) => {
    gradients[weight] += slopes[row * layer.outputs + output] * values[row * layer.inputs + ofInput]
  })
  return gradients
}

function runPixelTerms(plan: Plan, run: PlanRun, operation: PixelTerms): void {
  const { pixels } = plan.layout
  const { loss } = likelihoodOf(plan)
  const reconstruction = new Float64Array(run.count)
  const squaredError = new Float64Array(run.count)
  const images = read(run, operation.images)
  for (const [index, logit] of read(run, operation.logits).entries()) {
    const image = Math.floor(index / pixels)
    reconstruction[image] += loss(logit, images[index])
    squaredError[image] += (images[index] - sigmoid(logit)) ** 2 / pixels
  }
  run.buffers.set(operation.reconstruction, reconstruction)
  run.buffers.set(operation.squaredError, squaredError)
}

function runLatentTerms({ layout }: Plan, run: PlanRun, operation: LatentTerms): void {
  const { latentDimensions } = layout
  const mean = read(run, operation.mean)
  const logVariance = read(run, operation.logVariance)
  const epsilon = read(run, operation.epsilon)
  const logWeight = read(run, operation.reconstruction).map((nats) => -nats)
  for (const [index, value] of mean.entries()) {
    const image = Math.floor(index / latentDimensions)
    logWeight[image] += logPriorRatio(value, logVariance[index], epsilon[index])
  }
  const kl = mean.map((value, index) => gaussianKl(value, logVariance[index]))
  run.buffers.set(operation.klPerDimension, kl)
  run.buffers.set(operation.logImportanceWeight, logWeight)
}

/** Calls back for every weight of a layer and every row, with the weight's place among the parameters. */
function eachWeight(
  { weight, inputs, outputs }: DenseLayer,
  rows: number,
  visit: (row: number, input: number, output: number, place: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let output = 0; output < outputs; output++) {
      for (let input = 0; input < inputs; input++) {
        visit(row, input, output, weight.offset + output * inputs + input)
      }
    }
  }
}

function read({ buffers }: PlanRun, name: BufferName): Float64Array {
  const values = buffers.get(name)
  if (!values) throw new Error(`${name} is read before it is written`)
  return values
}
