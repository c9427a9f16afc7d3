/** Runs a plan with the kernels: one call an operation. */
import type {
  LatentTerms,
  LikelihoodGradient,
  Operation,
  PixelMeans,
  PixelTerms,
  Plan,
  PosteriorGradient,
  Sample,
} from '../../vae/plan/plan'
import { type Device, type PlanRun, place } from './device'
import { runDense, runInputGradient, runUpdate } from './layer-operations'

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
    case 'pixel-terms':
      runPixelTerms(device, plan, run, operation)
      break
    case 'latent-terms':
      runLatentTerms(device, run, operation)
      break
  }
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

function runPixelMeans(device: Device, { rows }: PlanRun, { logits }: PixelMeans): void {
  const { address, stride, columns } = place(device, logits)
  device.kernels.pixelMeans(address, stride, rows, columns)
}

function runPixelTerms(device: Device, plan: Plan, { rows }: PlanRun, operation: PixelTerms): void {
  const logits = place(device, operation.logits)
  const reconstruction = place(device, operation.reconstruction)
  const squaredError = place(device, operation.squaredError)
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
  const { floats } = device
  for (let row = 0; row < rows; row++) {
    const squares = (squaredError.address + row * squaredError.stride) / 4
    if (plan.likelihood === 'gaussian') {
      const nats = (reconstruction.address + row * reconstruction.stride) / 4
      floats[nats] = floats[squares] / (2 * plan.variance) + gaussianConstant(plan)
    }
    floats[squares] /= plan.layout.pixels
  }
}

function runLatentTerms(device: Device, { rows }: PlanRun, operation: LatentTerms): void {
  const mean = place(device, operation.mean)
  const reconstruction = place(device, operation.reconstruction)
  const logWeight = place(device, operation.logImportanceWeight)
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
    const nats = floats[(reconstruction.address + row * reconstruction.stride) / 4]
    floats[(logWeight.address + row * logWeight.stride) / 4] -= nats
  }
}

/** What the logarithm of a normal density adds for the pixels of an image, whatever they are. */
export function gaussianConstant({ likelihood, variance, layout }: Plan): number {
  return likelihood === 'gaussian' ? (layout.pixels / 2) * Math.log(2 * Math.PI * variance) : 0
}
