/** The compiled shaders of a network: a list for each thing that an engine is asked to do. */
import { decodingPlan, encodingPlan, evaluationPlan } from '../../vae/plan/build-plan'
import type { PlanSettings } from '../../vae/plan/plan'
import type { Device } from './device'
import type { Kernel } from './kernel'
import { lower } from './lowering'
import type { Network } from './network'
import {
  imageTermSumsKernel,
  loadCodesKernel,
  posteriorResultsKernel,
  stepTermsKernel,
} from './terms-kernels'
import { applyKernel, clippingScaleKernel, updateKernel } from './update-kernels'

export interface Programs {
  step: Dispatch[]
  /** With clipping: gradients are kept, and applied when their norm is known. */
  clippedStep: Dispatch[]
  encode: Dispatch[]
  decode: Dispatch[]
  evaluate: Dispatch[]
}

/** A compiled shader. */
export interface Dispatch {
  pipeline: GPUComputePipeline
  workgroups: Kernel['workgroups']
}

/**
 * @param rows images of a step
 * @throws Problem `backend-unavailable` when a shader does not compile
 */
export async function compilePrograms(
  device: Device,
  network: Network,
  settings: PlanSettings,
  rows: number,
): Promise<Programs> {
  const { pixels } = network.plan.layout
  const gradients = lower(network, network.plan, rows)
  const terms = stepTermsKernel(network)
  const clipped = [updateKernel(network, true), clippingScaleKernel(network), applyKernel(network)]
  const encoding = lower(network, encodingPlan(settings, pixels), rows)
  const decoding = lower(network, decodingPlan(settings, pixels), rows)
  const evaluation = lower(network, evaluationPlan(settings, pixels), rows)
  const lists = {
    step: [...gradients, updateKernel(network, false), terms],
    clippedStep: [...gradients, ...clipped, terms],
    encode: [...encoding, posteriorResultsKernel(network)],
    decode: [loadCodesKernel(network), ...decoding],
    evaluate: [...evaluation, imageTermSumsKernel(network)],
  }
  const compiled = Object.entries(lists).map(async ([name, kernels]) => [
    name,
    await Promise.all(kernels.map((kernel) => compile(device, kernel))),
  ])
  return Object.fromEntries(await Promise.all(compiled))
}

async function compile(device: Device, { label, code, workgroups }: Kernel): Promise<Dispatch> {
  return { pipeline: await device.pipeline(label, code), workgroups }
}
