/** Sums of the parts that other shaders left: the terms of a step, and those of single images. */
import type { Kernel } from './kernel'
import { hasTargets, type Network } from './network'
import { arithmetic } from './wgsl/arithmetic'
import { bindings } from './wgsl/bindings'
import { sumOf } from './wgsl/workgroup-sum'

const threads = 64

/**
 * Two quads of results: reconstruction, KL, penalty and the squared norm; then whether all is finite (0). An
 * autoencoder has neither KL nor penalty.
 */
export function stepTermsKernel({ plan }: Network): Kernel {
  const code = /* wgsl */ `${bindings}${arithmetic}
var<workgroup> parts: array<vec4f, ${threads}>;
var<workgroup> flags: array<vec4f, ${threads}>;
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) thread: u32) {
  let network = networks.network;
  let logitTiles = (batch.rows + network.logitTileRows - 1) / network.logitTileRows * network.logitTilesAcross;
  var reconstruction = vec4f();
  for (var index = thread; index < logitTiles; index += ${threads}) {
    reconstruction += partials[reconstructionStart() + index];
  }
  var update = vec4f();
  for (var index = thread; index < network.updateTiles; index += ${threads}) { update += partials[index]; }
  if (batch.clipLimit > 0) {
    for (var index = thread; index < network.applyGroups; index += ${threads}) {
      update.y += partials[network.updateTiles + index].y;
    }
  }
  var kl = vec4f();
  var penalty = 0.0;
  if (${plan.layout.logVariance !== null} && thread < network.latentQuads) {
    for (var index = 0u; index < posteriorTiles(); index++) {
      kl += partials[klStart() + index * network.latentQuads + thread];
    }
    kl *= batch.meanWeight;
    penalty = total(withoutPadding(max(kl, vec4f(batch.freeBits)), thread, network.latentDimensions));
  }
  parts[thread] = vec4f(total(reconstruction) * batch.meanWeight, total(kl), penalty, update.x);
  flags[thread] = vec4f(update.y, 0, 0, 0);
  workgroupBarrier();
  ${sumOf('parts', threads, 'terms')}
  ${sumOf('flags', threads, 'notFinite')}
  if (thread == 0) {
    results[batch.terms] = terms;
    results[batch.terms + 1] = notFinite;
  }
}
`
  return { label: 'step terms', code, workgroups: () => [1, 1] }
}

const rowThreads = 64

/**
 * Quads of the terms of an image: reconstruction, squared error, log importance weight; then the KL terms. An
 * autoencoder has the first two.
 */
export function imageTermQuads({ values, plan }: Network): number {
  return plan.layout.logVariance ? 1 + values.latentQuads : 1
}

export function imageTermSumsKernel({ plan }: Network): Kernel {
  const isVariational = plan.layout.logVariance !== null
  const code = /* wgsl */ `${bindings}${arithmetic}
@compute @workgroup_size(${rowThreads})
fn main(@builtin(global_invocation_id) place: vec3u) {
  let network = networks.network;
  let row = place.x;
  if (row >= batch.rows) { return; }
  var sum = vec4f();
  for (var index = 0u; index < network.logitTilesAcross; index++) {
    sum += partials[reconstructionStart() + row * network.logitTilesAcross + index];
  }
  let result = row * ${isVariational ? '(1 + network.latentQuads)' : '1'};
  var ratio = vec4f();
  ${isVariational ? latentTerms : ''}
  // The constants of log p(z) and log q(z|x) cancel (Burda et al. 2015, eq. 7).
  results[result] = vec4f(sum.x, sum.y / f32(network.pixels), total(ratio) / 2 - sum.x, 0);
}
`
  return { label: 'image term sums', code, workgroups: (rows) => [Math.ceil(rows / rowThreads), 1] }
}

const latentTerms = /* wgsl */ `
  for (var group = 0u; group < network.latentQuads; group++) {
    let mean = arena[at(network.posterior, row, group * 2)];
    let logVariance = arena[at(network.posterior, row, group * 2 + 1)];
    let epsilon = epsilonQuad(row, group);
    let z = arena[at(network.z, row, group)];
    ratio += epsilon * epsilon + logVariance - z * z;
    results[result + 1 + group] = gaussianKl(mean, logVariance);
  }`

/** Makes grey levels of images that came as bytes, and of the same ones without noise, which lie behind them. */
export function greyLevelsKernel({ values, plan }: Network): Kernel {
  const unpack = (set: string, from: string) =>
    `arena[batch.${set} + row * width + column] = unpack4x8unorm(greyBytes[${from} + row * width + column]);`
  const images = unpack('images', 'batch.greyBytes')
  const targets = unpack('targets', 'batch.greyBytes + batch.rows * width')
  return rowsKernel('grey levels', 'seenQuads', values.seenQuads, () =>
    hasTargets(plan) ? `${images} ${targets}` : images,
  )
}

/** Puts given codes, which stand where images do otherwise, where the decoder reads them. */
export function loadCodesKernel({ values }: Network): Kernel {
  const source = 'arena[batch.images + row * width + column]'
  return rowsKernel('load codes', 'codeQuads', values.codeQuads, (target) => `${target('code')} = ${source};`)
}

/** Puts the label, which stands behind the pixels, behind z. */
export function tellKernel({ values, plan }: Network): Kernel {
  return rowsKernel('tell', 'codeQuads', values.codeQuads, (target) => {
    return /* wgsl */ `
    let network = networks.network;
    var told = vec4f();
    for (var lane = 0u; lane < 4; lane++) {
      let entry = column * 4 + lane;
      if (entry < network.latentDimensions) {
        told[lane] = arena[at(network.z, row, entry / 4)][entry % 4];
      } else if (entry < network.latentDimensions + ${plan.layout.classes}) {
        let seen = network.pixels + entry - network.latentDimensions;
        told[lane] = arena[batch.images + row * network.seenQuads + seen / 4][seen % 4];
      }
    }
    ${target('code')} = told;`
  })
}

/** Mean and log variance as results, or the codes of an autoencoder. */
export function posteriorResultsKernel({ values, plan }: Network): Kernel {
  const target = 'results[row * width + column]'
  if (!plan.layout.logVariance) {
    return rowsKernel('codes', 'latentQuads', values.latentQuads, (source) => `${target} = ${source('z')};`)
  }
  return rowsKernel('posterior results', 'latentQuads * 2', 2 * values.latentQuads, (source) => {
    return `${target} = ${source('posterior')};`
  })
}

function rowsKernel(
  label: string,
  widthText: string,
  width: number,
  copy: (inArena: (place: string) => string) => string,
): Kernel {
  const code = /* wgsl */ `${bindings}
@compute @workgroup_size(${rowThreads})
fn main(@builtin(global_invocation_id) place: vec3u) {
  let width = networks.network.${widthText};
  let row = place.x / width;
  let column = place.x % width;
  if (row < batch.rows) { ${copy((name) => `arena[at(networks.network.${name}, row, column)]`)} }
}
`
  return { label, code, workgroups: (rows) => [Math.ceil((rows * width) / rowThreads), 1] }
}
