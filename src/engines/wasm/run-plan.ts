/** Runs a plan with the kernels: one call an operation. */
import type { DenseLayer } from '../../vae/parameters'
import type {
  BufferName,
  Dense,
  ImageTerms,
  InputGradient,
  LikelihoodGradient,
  Operation,
  PixelMeans,
  Plan,
  PosteriorGradient,
  Sample,
  Update,
} from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { activationCodes, type Kernels } from './kernels'
import { type BufferPlace, type LayerPlace, type MemoryMap, panelStrideOf } from './memory-map'

/** Kernels, their memory, and where things lie in it. */
export interface Device {
  kernels: Kernels
  /** The whole memory. */
  floats: Float32Array
  map: MemoryMap
}

/** What a run takes and gives beside its buffers. */
export interface PlanRun {
  /** Images of the batch. */
  rows: number
  klWeight: number
  freeBitsNats: number
  /** Filled by the run: the reconstruction term, summed over the batch, without the constant of the Gaussian. */
  reconstruction: number
}

export function runPlan(device: Device, plan: Plan, run: PlanRun): void {
  for (const operation of plan.operations) runOperation(device, plan, run, operation)
}

function runOperation(device: Device, plan: Plan, run: PlanRun, operation: Operation): void {
  switch (operation.kind) {
    case 'dense':
      runDense(device, run, operation)
      break
    case 'sample':
      runSample(device, run, operation)
      break
    case 'likelihood-gradient':
      runLikelihoodGradient(device, plan, run, operation)
      break
    case 'input-gradient':
      runInputGradient(device, run, operation)
      break
    case 'posterior-gradient':
      runPosteriorGradient(device, run, operation)
      break
    case 'update':
      runUpdate(device, run, operation)
      break
    case 'pixel-means':
      runPixelMeans(device, run, operation)
      break
    case 'image-terms':
      runImageTerms(device, plan, run, operation)
      break
  }
}

function runDense(device: Device, { rows }: PlanRun, { layer, activation, ...names }: Dense): void {
  const [input, output] = [place(device, names.input), place(device, names.output)]
  const { weights, panelStride, bias } = layerPlace(device, layer)
  device.kernels.dense(
    input.address,
    input.stride,
    layer.inputs,
    weights,
    panelStride,
    bias,
    output.address,
    output.stride,
    layer.outputs,
    rows,
    activationCodes[activation ?? 'none'],
  )
  if (activation === 'softplus') clearPadding(device, output, rows)
}

function runSample(device: Device, { rows }: PlanRun, { mean, logVariance, epsilon, z }: Sample): void {
  const { address, stride, columns } = place(device, mean)
  device.kernels.sample(
    address,
    place(device, logVariance).address,
    place(device, epsilon).address,
    place(device, z).address,
    stride,
    rows,
    columns,
    device.map.klSums,
  )
}

function runLikelihoodGradient(
  device: Device,
  plan: Plan,
  run: PlanRun,
  operation: LikelihoodGradient,
): void {
  const { address, stride, columns } = place(device, operation.logits)
  const images = place(device, operation.images).address
  const { kernels } = device
  if (plan.likelihood === 'bernoulli') {
    run.reconstruction = kernels.bernoulliGradient(address, images, stride, run.rows, columns, 1 / run.rows)
  } else {
    const scale = 1 / (plan.variance * run.rows)
    const squares = kernels.gaussianGradient(address, images, stride, run.rows, columns, scale)
    run.reconstruction = squares / (2 * plan.variance)
  }
}

function runInputGradient(device: Device, { rows }: PlanRun, operation: InputGradient): void {
  const output = place(device, operation.output)
  const through = operation.through ? place(device, operation.through.output) : output
  for (const [index, { layer, gradient }] of operation.sources.entries()) {
    const { address, stride } = place(device, gradient)
    const { weights, panelStride } = layerPlace(device, layer)
    const isLast = index === operation.sources.length - 1
    const activation: Activation | 'none' = (isLast && operation.through?.activation) || 'none'
    device.kernels.inputGradient(
      address,
      stride,
      layer.outputs,
      weights,
      panelStride,
      device.map.transposed,
      panelStrideOf(layer.outputs),
      output.address,
      output.stride,
      layer.inputs,
      rows,
      index === 0 ? 0 : 1,
      through.address,
      activationCodes[activation],
    )
  }
}

function runPosteriorGradient(device: Device, run: PlanRun, operation: PosteriorGradient): void {
  const { address, stride, columns } = place(device, operation.mean)
  const { klSums, klWeights } = device.map
  const sums = new Float64Array(device.floats.buffer, klSums, columns)
  for (let dimension = 0; dimension < columns; dimension++) {
    const counts = sums[dimension] / run.rows > run.freeBitsNats
    device.floats[klWeights / 4 + dimension] = counts ? run.klWeight / run.rows : 0
  }
  device.kernels.posteriorGradient(
    place(device, operation.zGradient).address,
    address,
    place(device, operation.logVariance).address,
    place(device, operation.epsilon).address,
    place(device, operation.meanGradient).address,
    place(device, operation.logVarianceGradient).address,
    stride,
    run.rows,
    columns,
    klWeights,
  )
}

function runUpdate(device: Device, { rows }: PlanRun, { layer, ...names }: Update): void {
  const [input, gradient] = [place(device, names.input), place(device, names.gradient)]
  const { weights, panelStride, bias } = layerPlace(device, layer)
  device.kernels.updateLayer(
    input.address,
    input.stride,
    layer.inputs,
    gradient.address,
    gradient.stride,
    layer.outputs,
    weights,
    panelStride,
    bias,
    rows,
  )
}

function runPixelMeans(device: Device, { rows }: PlanRun, { logits }: PixelMeans): void {
  const { address, stride, columns } = place(device, logits)
  device.kernels.pixelMeans(address, stride, rows, columns)
}

function runImageTerms(device: Device, plan: Plan, { rows }: PlanRun, operation: ImageTerms): void {
  const logits = place(device, operation.logits)
  const mean = place(device, operation.mean)
  const reconstruction = place(device, operation.reconstruction)
  const squaredError = place(device, operation.squaredError)
  const logWeight = place(device, operation.logImportanceWeight)
  device.kernels.pixelTerms(
    logits.address,
    place(device, operation.images).address,
    logits.stride,
    rows,
    logits.columns,
    reconstruction.address,
    squaredError.address,
    reconstruction.stride,
  )
  device.kernels.latentTerms(
    mean.address,
    place(device, operation.logVariance).address,
    place(device, operation.epsilon).address,
    mean.stride,
    rows,
    mean.columns,
    place(device, operation.klPerDimension).address,
    logWeight.address,
    logWeight.stride,
  )
  const { floats } = device
  for (let row = 0; row < rows; row++) {
    const nats = (reconstruction.address + row * reconstruction.stride) / 4
    const squares = (squaredError.address + row * squaredError.stride) / 4
    if (plan.likelihood === 'gaussian') {
      floats[nats] = floats[squares] / (2 * plan.variance) + gaussianConstant(plan)
    }
    floats[(logWeight.address + row * logWeight.stride) / 4] -= floats[nats]
    floats[squares] /= plan.layout.pixels
  }
}

/** What the logarithm of a normal density adds for the pixels of an image, whatever they are. */
export function gaussianConstant({ likelihood, variance, layout }: Plan): number {
  return likelihood === 'gaussian' ? (layout.pixels / 2) * Math.log(2 * Math.PI * variance) : 0
}

/** Zero is not what softplus makes of zero. */
function clearPadding({ floats }: Device, { address, stride, columns }: BufferPlace, rows: number): void {
  const [start, step] = [address / 4, stride / 4]
  const padding = Math.ceil(columns / 8) * 8
  if (padding === columns) return
  for (let row = 0; row < rows; row++) {
    floats.fill(0, start + row * step + columns, start + row * step + padding)
  }
}

function place({ map }: Device, name: BufferName): BufferPlace {
  const found = map.buffers.get(name)
  if (!found) throw new Error(`no buffer is named ${name}`)
  return found
}

function layerPlace({ map }: Device, { weight }: DenseLayer): LayerPlace {
  const found = map.layers.get(weight.name)
  if (!found) throw new Error(`no layer has ${weight.name}`)
  return found
}
