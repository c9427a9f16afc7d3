/** From the operations of a plan to the shaders that carry them out, several operations to a shader. */
import type { Dense, InputGradient, Plan } from '../../vae/plan/plan'
import { inputGradientKernel, posteriorGradientKernel } from './backward-kernels'
import {
  denseKernel,
  likelihoodGradientKernel,
  pixelMeansKernel,
  pixelTermsKernel,
  posteriorKernel,
} from './forward-kernels'
import type { Kernel } from './kernel'
import type { Network } from './network'
import { tellKernel } from './terms-kernels'

/**
 * The shaders of a plan in order, except for its updates: those come after all that reads the weights, in one
 * pass.
 * @param rows images to be expected at a time
 */
export function lower(network: Network, plan: Plan, rows: number): Kernel[] {
  return plan.operations.flatMap((operation): Kernel[] => {
    // What the host gives has its labels behind it already.
    if (operation.kind === 'join' && !plan.inputs.includes(operation.input)) return [tellKernel(network)]
    if (operation.kind === 'dense') return lowerDense(network, plan, operation, rows)
    if (operation.kind === 'input-gradient') return [lowerInputGradient(network, operation, rows)]
    // What is left goes with the products before it.
    return []
  })
}

function lowerDense(network: Network, plan: Plan, operation: Dense, rows: number): Kernel[] {
  const { layer, output, activation } = operation
  if (layer === plan.layout.logVariance) return []
  if (layer === plan.layout.mean && plan.layout.logVariance) return [posteriorKernel(network, operation)]
  if (activation || layer === plan.layout.mean)
    return [denseKernel(network, operation, output, activation, rows)]
  for (const consumer of plan.operations) {
    if (consumer.kind === 'likelihood-gradient') {
      return [likelihoodGradientKernel(network, operation, consumer.gradient)]
    }
    if (consumer.kind === 'pixel-means') return [pixelMeansKernel(network, operation)]
    if (consumer.kind === 'pixel-terms') return [pixelTermsKernel(network, operation)]
  }
  throw new Error('nothing uses the logits')
}

function lowerInputGradient(network: Network, operation: InputGradient, rows: number): Kernel {
  const { through } = operation
  return through || !network.plan.layout.logVariance
    ? inputGradientKernel(network, operation, through?.activation ?? null, rows)
    : posteriorGradientKernel(network, operation, rows)
}
