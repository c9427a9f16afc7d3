/** Sums of the parts that other shaders left: the terms of a step, and those of single images. */
import { columnTiles, reconstructionStart } from './forward-kernels'
import type { Kernel } from './kernel'
import { type Network, quadIn } from './network'
import { arithmetic } from './wgsl/arithmetic'
import { bindings } from './wgsl/bindings'
import { treeSum } from './wgsl/product'

const threads = 256

/** Two quads of results: reconstruction, KL, penalty and the squared norm; then whether all is finite (0). */
export function stepTermsKernel(network: Network): Kernel {
  const { partials, latentQuads, tiles, plan } = network
  const padding = 4 * latentQuads - plan.layout.latentDimensions
  const code = /* wgsl */ `${bindings}${arithmetic}${reconstructionStart(network)}
var<workgroup> parts: array<vec4f, ${threads}>;
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) thread: u32) {
  let posteriorTiles = (batch.rows + ${tiles.posterior.rows - 1}u) / ${tiles.posterior.rows}u;
  let logitTiles = (batch.rows + ${tiles.logits.rows - 1}u) / ${tiles.logits.rows}u * ${columnTiles(network)}u;
  var reconstruction = vec4f();
  for (var index = thread; index < logitTiles; index += ${threads}u) {
    reconstruction += partials[reconstructionStart() + index];
  }
  var update = vec4f();
  for (var index = thread; index < ${partials.updateTiles}u; index += ${threads}u) { update += partials[index]; }
  if (batch.clipLimit > 0) {
    for (var index = thread; index < ${partials.applyGroups}u; index += ${threads}u) {
      update.y += partials[${partials.apply}u + index].y;
    }
  }
  var kl = vec4f();
  var penalty = 0.0;
  if (thread < ${latentQuads}u) {
    for (var index = 0u; index < posteriorTiles; index++) {
      kl += partials[${partials.kl}u + index * ${latentQuads}u + thread];
    }
    kl *= batch.meanWeight;
    penalty = total(max(kl, vec4f(batch.freeBits)));
  }
  parts[thread] = vec4f(total(reconstruction) * batch.meanWeight, total(kl), penalty, update.x);
  workgroupBarrier();
  ${treeSum('parts', threads)}
  let terms = parts[0];
  workgroupBarrier();
  parts[thread] = update;
  workgroupBarrier();
  ${treeSum('parts', threads)}
  if (thread == 0u) {
    // The padding behind the last latent dimension has no KL and would get free bits.
    results[batch.terms] = terms - vec4f(0, 0, ${padding} * batch.freeBits, 0);
    results[batch.terms + 1u] = vec4f(parts[0].y, 0, 0, 0);
  }
}
`
  return { label: 'step terms', code, workgroups: () => [1, 1] }
}

/** Quads of the terms of an image: reconstruction, squared error, log importance weight; then the KL terms. */
export function imageTermQuads({ latentQuads }: Network): number {
  return 1 + latentQuads
}

export function imageTermSumsKernel(network: Network): Kernel {
  const { latentQuads, plan } = network
  const width = imageTermQuads(network)
  const code = /* wgsl */ `${bindings}${arithmetic}${reconstructionStart(network)}
@compute @workgroup_size(${rowThreads})
fn main(@builtin(global_invocation_id) place: vec3u) {
  let row = place.x;
  if (row >= batch.rows) { return; }
  var sum = vec4f();
  for (var index = 0u; index < ${columnTiles(network)}u; index++) {
    sum += partials[reconstructionStart() + row * ${columnTiles(network)}u + index];
  }
  var ratio = vec4f();
  for (var group = 0u; group < ${latentQuads}u; group++) {
    let mean = ${quadIn(network, 'mean', 'row', 'group * 2u')};
    let logVariance = ${quadIn(network, 'mean', 'row', 'group * 2u + 1u')};
    let epsilon = ${quadIn(network, 'epsilon', 'row', 'group')};
    let z = ${quadIn(network, 'z', 'row', 'group')};
    ratio += epsilon * epsilon + logVariance - z * z;
    results[row * ${width}u + 1u + group] = gaussianKl(mean, logVariance);
  }
  // The constants of log p(z) and log q(z|x) cancel (Burda et al. 2015, eq. 7).
  results[row * ${width}u] = vec4f(sum.x, sum.y / ${plan.layout.pixels}, total(ratio) / 2 - sum.x, 0);
}
`
  return { label: 'image term sums', code, workgroups: (rows) => [Math.ceil(rows / rowThreads), 1] }
}

const rowThreads = 64

/** Puts given codes where the decoder reads them: images stand for them among the inputs. */
export function loadCodesKernel(network: Network): Kernel {
  const { latentQuads } = network
  return rowsKernel('load codes', latentQuads, {
    target: quadIn(network, 'z', 'row', 'column'),
    source: `inputs[batch.images + row * ${latentQuads}u + column]`,
  })
}

/** Mean and log variance as results. */
export function posteriorResultsKernel(network: Network): Kernel {
  const width = 2 * network.latentQuads
  return rowsKernel('posterior results', width, {
    target: `results[row * ${width}u + column]`,
    source: quadIn(network, 'mean', 'row', 'column'),
  })
}

function rowsKernel(label: string, width: number, copy: { target: string; source: string }): Kernel {
  const code = /* wgsl */ `${bindings}
@compute @workgroup_size(${rowThreads})
fn main(@builtin(global_invocation_id) place: vec3u) {
  let row = place.x / ${width}u;
  let column = place.x % ${width}u;
  if (row < batch.rows) { ${copy.target} = ${copy.source}; }
}
`
  return { label, code, workgroups: (rows) => [Math.ceil((rows * width) / rowThreads), 1] }
}
