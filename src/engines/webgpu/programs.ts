/** The compiled shaders of a network: a list for each thing that an engine is asked to do. */
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import type { PlanSettings } from '../../vae/plan/plan'
import type { Device } from './device'
import type { Kernel } from './kernel'
import { lower } from './lowering'
import type { LayerValues, Network } from './network'
import {
  greyLevelsKernel,
  imageTermSumsKernel,
  loadCodesKernel,
  posteriorResultsKernel,
  stepTermsKernel,
} from './terms-kernels'
import { applyKernel, updateKernel } from './update-kernels'
import { uniformStride } from './wgsl/bindings'
import { layer } from './wgsl/uniforms'

export interface Programs {
  /** Before a step whose images are bytes. */
  greyLevels: Dispatch[]
  step: Dispatch[]
  /** With clipping. */
  clippedStep: Dispatch[]
  /** The same where nothing is asked of the encoder. Where nothing is asked of the decoder, its slopes are needed. */
  stepOfDecoder: Dispatch[]
  clippedStepOfDecoder: Dispatch[]
  encode: Dispatch[]
  decode: Dispatch[]
  evaluate: Dispatch[]
  /** What the shaders are told of the layers they compute. */
  layers: ArrayBuffer
}

/** A compiled shader. */
export interface Dispatch {
  pipeline: GPUComputePipeline
  /** Where its layer's values begin among those of {@link Programs.layers}; null where it reads none. */
  layerOffset: number | null
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
  const ofDecoder = lower(network, trainingPlan(settings, pixels, 'decoder'), rows)
  const terms = stepTermsKernel(network)
  const update = updateKernel(network)
  const apply = applyKernel(network)
  const encoding = lower(network, encodingPlan(settings, pixels), rows)
  const decoding = lower(network, decodingPlan(settings, pixels), rows)
  const evaluation = lower(network, evaluationPlan(settings, pixels), rows)
  const lists = {
    greyLevels: [greyLevelsKernel(network)],
    step: [...gradients, update, terms],
    clippedStep: [...gradients, update, apply, terms],
    stepOfDecoder: [...ofDecoder, update, terms],
    clippedStepOfDecoder: [...ofDecoder, update, apply, terms],
    encode: [...encoding, posteriorResultsKernel(network)],
    decode: [loadCodesKernel(network), ...decoding],
    evaluate: [...evaluation, imageTermSumsKernel(network)],
  }
  const layers = [...new Set(Object.values(lists).flat())].flatMap(({ layer }) => layer ?? [])
  const compiled = Object.entries(lists).map(async ([name, kernels]) => [
    name,
    await Promise.all(kernels.map((kernel) => compile(device, kernel, layers))),
  ])
  return { ...Object.fromEntries(await Promise.all(compiled)), layers: layerData(layers) }
}

async function compile(
  device: Device,
  { label, code, layer, workgroups }: Kernel,
  layers: readonly LayerValues[],
): Promise<Dispatch> {
  const layerOffset = layer ? layers.indexOf(layer) * uniformStride : null
  return { pipeline: await device.pipeline(label, code), layerOffset, workgroups }
}

function layerData(layers: readonly LayerValues[]): ArrayBuffer {
  const data = new ArrayBuffer(layers.length * uniformStride)
  for (const [index, values] of layers.entries()) layer.write(data, index * uniformStride, values)
  return data
}
