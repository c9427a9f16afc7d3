/** How much a training step computes and moves at least, counted from its plan. */
import type { DenseLayer } from '../src/vae/parameters'
import { trainingPlan } from '../src/vae/plan/build-plan'
import type { Operation } from '../src/vae/plan/plan'
import { defaultSettings } from '../src/vae/settings-schema'
import type { Images, Network } from './contestant'

export interface StepWork {
  /** Floating-point operations of all products of matrices; a multiplication and an addition are two. */
  flops: number
  /** Of those: products with images, where a black pixel needs no work. */
  imageFlops: number
  /** Of those: what is left where pixels are skipped that are black. */
  litImageFlops: number
  /** Bytes that each operation reads and writes, taken once an operation. */
  bytes: number
}

const floatBytes = Float32Array.BYTES_PER_ELEMENT
/** Adam reads and writes a parameter and its two moments. */
const updateTraffic = 6

export function stepWork(images: Images, { batchSize, ...model }: Network): StepWork {
  const settings = defaultSettings()
  const plan = trainingPlan({ ...settings, model: { ...settings.model, ...model } }, images.pixels)
  const columns = new Map(plan.buffers.map((buffer) => [buffer.name, buffer.columns]))
  const work: StepWork = { flops: 0, imageFlops: 0, litImageFlops: 0, bytes: 0 }
  for (const operation of plan.operations) {
    const layers = layersOf(operation)
    const flops = 2 * batchSize * layers.reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0)
    const names = new Set(buffersOf(operation))
    const values = Array.from(names, (name) => columns.get(name) ?? 0).reduce((sum, count) => sum + count, 0)
    const parameters = layers.reduce((sum, layer) => sum + layer.weight.size + layer.bias.size, 0)
    work.flops += flops
    work.bytes += floatBytes * batchSize * values
    work.bytes += floatBytes * parameters * (operation.kind === 'update' ? updateTraffic : 1)
    if ('input' in operation && operation.input === 'images') work.imageFlops += flops
  }
  const lit = images.bytes.reduce((count, grey) => count + (grey > 0 ? 1 : 0), 0) / images.bytes.length
  return { ...work, litImageFlops: work.imageFlops * lit }
}

function layersOf(operation: Operation): readonly DenseLayer[] {
  if (operation.kind === 'input-gradient') return operation.sources.map(({ layer }) => layer)
  return 'layer' in operation ? [operation.layer] : []
}

/** Every name of a buffer in an operation. */
function buffersOf(operation: Operation): string[] {
  if (operation.kind === 'input-gradient') {
    const through = operation.through ? [operation.through.output] : []
    return [...operation.sources.map(({ gradient }) => gradient), operation.output, ...through]
  }
  const { kind, ...fields } = operation
  return Object.values(fields).filter((field) => typeof field === 'string')
}
