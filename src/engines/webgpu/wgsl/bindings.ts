/** The buffers that every shader sees, and what differs from step to step. All arrays are of quads. */

/** In the order of their binding numbers. */
export const storageNames = [
  'parameters',
  'firstMoments',
  'secondMoments',
  'arena',
  'inputs',
  'partials',
  'results',
  'gradients',
] as const

export type StorageName = (typeof storageNames)[number]

/** The only one that shaders do not write. */
export const readOnlyName: StorageName = 'inputs'

export const batchBinding = storageNames.length

/** What differs from step to step; places are in quads. */
export interface BatchValues {
  rows: number
  /** Where the images begin in `inputs`. */
  images: number
  epsilon: number
  /** Where the terms go in `results`. */
  terms: number
  /** 1 / rows */
  meanWeight: number
  klWeight: number
  freeBits: number
  /** 0: no clipping. */
  clipLimit: number
  /** Learning rate with both bias corrections. */
  rate: number
  /** Adam's epsilon with the second moment's correction. */
  adamEpsilon: number
}

const integers = 4

/** Bytes from one step's values to the next: what the specification guarantees as an alignment. */
export const batchStride = 256

/** Writes the values of a step as the shaders read them. */
export function writeBatch(target: ArrayBuffer, step: number, values: BatchValues): void {
  const view = new DataView(target, step * batchStride, batchStride)
  const ordered = [
    values.rows,
    values.images,
    values.epsilon,
    values.terms,
    values.meanWeight,
    values.klWeight,
    values.freeBits,
    values.clipLimit,
    values.rate,
    values.adamEpsilon,
  ]
  for (const [index, value] of ordered.entries()) {
    if (index < integers) view.setUint32(4 * index, value, true)
    else view.setFloat32(4 * index, value, true)
  }
}

export const bindings = /* wgsl */ `
struct Batch {
  rows: u32,
  images: u32,
  epsilon: u32,
  terms: u32,
  meanWeight: f32,
  klWeight: f32,
  freeBits: f32,
  clipLimit: f32,
  rate: f32,
  adamEpsilon: f32,
}
${storageNames
  .map((name, index) => {
    const access = name === readOnlyName ? 'read' : 'read_write'
    return `@group(0) @binding(${index}) var<storage, ${access}> ${name}: array<vec4f>;`
  })
  .join('\n')}
@group(0) @binding(${batchBinding}) var<uniform> batch: Batch;
`
