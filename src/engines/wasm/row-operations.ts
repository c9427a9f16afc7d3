/** Runs the operations of a plan on a block of rows with the kernels: one call an operation. */
import type {
  LatentTerms,
  LikelihoodGradient,
  Operation,
  PixelMeans,
  PixelTerms,
  Plan,
  PosteriorGradient,
  Sample,
  Update,
} from '../../vae/plan/plan'
import { type Device, rowsAt } from './device'
import { runDense, runInputGradient, runJoin, runPart } from './layer-operations'
import type { RowBlock } from './row-block'

/** What treats every row by itself, except for sums over rows. */
export type RowOperation = Exclude<Operation, Update>

/** A block, and the batch of which it is part. */
export interface BlockRun {
  plan: Plan
  block: RowBlock
  /** Images of the batch. */
  batchRows: number
}

export function runRowOperation(device: Device, run: BlockRun, operation: RowOperation): void {
  switch (operation.kind) {
    case 'join':
      runJoin(device, run.block, operation)
      break
    case 'part':
      runPart(device, run.block, operation)
      break
    case 'dense':
      runDense(device, run.block, operation)
      break
    case 'sample':
      runSample(device, run.block, operation)
      break
    case 'likelihood-gradient':
      runLikelihoodGradient(device, run, operation)
      break
    case 'input-gradient':
      runInputGradient(device, run.block, operation)
      break
    case 'posterior-gradient':
      runPosteriorGradient(device, run.block, operation)
      break
    case 'pixel-means':
      runPixelMeans(device, run.block, operation)
      break
    case 'pixel-terms':
      runPixelTerms(device, run, operation)
      break
    case 'latent-terms':
      runLatentTerms(device, run.block, operation)
      break
  }
}

function runSample(device: Device, block: RowBlock, { mean, logVariance, epsilon, z }: Sample): void {
  const { address, stride, columns } = rowsAt(device, mean, block)
  const { klSums } = device.map
  device.kernels.sample(
    address,
    rowsAt(device, logVariance, block).address,
    rowsAt(device, epsilon, block).address,
    rowsAt(device, z, block).address,
    stride,
    block.rows,
    columns,
    klSums.address + block.index * klSums.stride,
  )
}

/** The constant of the Gaussian is left out of the term. */
function runLikelihoodGradient(
  device: Device,
  { plan, block, batchRows }: BlockRun,
  operation: LikelihoodGradient,
): void {
  const { address, stride, columns } = rowsAt(device, operation.logits, block)
  const targets = rowsAt(device, operation.targets, block).address
  const { kernels, doubles, map } = device
  const gradient = plan.likelihood === 'bernoulli' ? kernels.bernoulliGradient : kernels.gaussianGradient
  const [termScale, slopeScale] =
    plan.likelihood === 'bernoulli' ? [1, 1] : [1 / (2 * plan.variance), 1 / plan.variance]
  const term = gradient(address, targets, stride, block.rows, columns, slopeScale / batchRows)
  doubles[map.reconstructions / 8 + block.index] = term * termScale
}

function runPosteriorGradient(device: Device, block: RowBlock, operation: PosteriorGradient): void {
  const { address, stride, columns } = rowsAt(device, operation.mean, block)
  device.kernels.posteriorGradient(
    rowsAt(device, operation.zGradient, block).address,
    address,
    rowsAt(device, operation.logVariance, block).address,
    rowsAt(device, operation.epsilon, block).address,
    rowsAt(device, operation.meanGradient, block).address,
    rowsAt(device, operation.logVarianceGradient, block).address,
    stride,
    block.rows,
    columns,
    device.map.klWeights,
  )
}

function runPixelMeans(device: Device, block: RowBlock, { logits }: PixelMeans): void {
  const { address, stride, columns } = rowsAt(device, logits, block)
  device.kernels.pixelMeans(address, stride, block.rows, columns)
}

function runPixelTerms(device: Device, { plan, block }: BlockRun, operation: PixelTerms): void {
  const logits = rowsAt(device, operation.logits, block)
  const reconstruction = rowsAt(device, operation.reconstruction, block)
  const squaredError = rowsAt(device, operation.squaredError, block)
  device.kernels.pixelTerms(
    logits.address,
    rowsAt(device, operation.images, block).address,
    logits.stride,
    block.rows,
    logits.columns,
    reconstruction.address,
    squaredError.address,
    reconstruction.stride,
  )
  const { floats } = device
  for (let row = 0; row < block.rows; row++) {
    const squares = (squaredError.address + row * squaredError.stride) / 4
    if (plan.likelihood === 'gaussian') {
      const nats = (reconstruction.address + row * reconstruction.stride) / 4
      floats[nats] = floats[squares] / (2 * plan.variance) + gaussianConstant(plan)
    }
    floats[squares] /= plan.layout.pixels
  }
}

function runLatentTerms(device: Device, block: RowBlock, operation: LatentTerms): void {
  const mean = rowsAt(device, operation.mean, block)
  const reconstruction = rowsAt(device, operation.reconstruction, block)
  const logWeight = rowsAt(device, operation.logImportanceWeight, block)
  device.kernels.latentTerms(
    mean.address,
    rowsAt(device, operation.logVariance, block).address,
    rowsAt(device, operation.epsilon, block).address,
    mean.stride,
    block.rows,
    mean.columns,
    rowsAt(device, operation.klPerDimension, block).address,
    logWeight.address,
    logWeight.stride,
  )
  const { floats } = device
  for (let row = 0; row < block.rows; row++) {
    const nats = floats[(reconstruction.address + row * reconstruction.stride) / 4]
    floats[(logWeight.address + row * logWeight.stride) / 4] -= nats
  }
}

/** What the logarithm of a normal density adds for the pixels of an image, whatever they are. */
export function gaussianConstant({ likelihood, variance, layout }: Plan): number {
  return likelihood === 'gaussian' ? (layout.pixels / 2) * Math.log(2 * Math.PI * variance) : 0
}
