/** The way forward: dense layers, and what is done with the results of the last ones while they are at hand. */
import type { DenseLayer } from '../../vae/parameters'
import type { BufferName } from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { type Matrix, matrixOf } from './device-layout'
import { type Kernel, productKernel, withoutPadding } from './kernel'
import { type Network, quadIn } from './network'
import { type Tile, tileFor } from './tile'
import { activationFunctions, likelihoodFunctions } from './wgsl/arithmetic'
import { type Operand, type Product, sumOfKept } from './wgsl/product'

export interface Layer {
  layer: DenseLayer
  input: BufferName
}

/** A hidden layer. */
export function denseKernel(
  network: Network,
  { layer, input }: Layer,
  output: BufferName,
  activation: Activation | null,
  rows: number,
): Kernel {
  const matrix = matrixOf(network.layout, layer)
  const tile = tileFor([{ rows, columns: layer.outputs }], layer.inputs)
  const activated = withoutPadding('activate(value)', 'column', layer.outputs)
  return layerKernel(network, `dense ${output}`, matrix, input, tile, activationFunctions(activation), {
    finish: `${quadIn(network, output, 'row', 'column')} = ${activated};`,
  })
}

/** Mean and log variance, a sample of z, and the KL of each latent dimension, summed over the rows of a tile. */
export function posteriorKernel(network: Network, { layer, input }: Layer): Kernel {
  const { latentQuads, partials, tiles } = network
  const tile = tiles.posterior
  const groups = tile.columns / 8
  const place = (name: BufferName) => quadIn(network, name, 'row', 'group')
  const posterior = quadIn(network, 'mean', 'row', 'column')
  return layerKernel(network, 'posterior', matrixOf(network.layout, layer), input, tile, '', {
    finish: `${posterior} = value; kept = value;`,
    after: /* wgsl */ `
  for (var index = thread; index < ${tile.rows * groups}u; index += threads) {
    let at = index / ${groups}u * tileColumns + index % ${groups}u * 2u;
    let row = firstRow + index / ${groups}u;
    let group = firstColumn / 2u + index % ${groups}u;
    let mean = tile[at];
    let logVariance = tile[at + 1u];
    var kl = vec4f();
    if (row < batch.rows && group < ${latentQuads}u) {
      ${place('z')} = mean + ${place('epsilon')} * exp(logVariance / 2);
      kl = gaussianKl(mean, logVariance);
    }
    tile[at] = kl;
  }
  workgroupBarrier();
  let group = firstColumn / 2u + thread;
  if (thread < ${groups}u && group < ${latentQuads}u) {
    var kl = vec4f();
    for (var row = 0u; row < tileRows; row++) { kl += tile[row * tileColumns + thread * 2u]; }
    partials[${partials.kl}u + workgroup.y * ${latentQuads}u + group] = kl;
  }`,
  })
}

/** Logits, then the slope by them in their place and the reconstruction term, summed over a tile. */
export function likelihoodGradientKernel(network: Network, input: BufferName, gradient: BufferName): Kernel {
  const { plan, tiles } = network
  const { pixels } = plan.layout
  const slope = withoutPadding('lossSlope(value, x) * batch.meanWeight', 'column', pixels)
  return logitsKernel(network, 'likelihood gradient', input, {
    finish: /* wgsl */ `
    let x = ${quadIn(network, 'images', 'row', 'column')};
    kept = ${withoutPadding('lossOf(value, x)', 'column', pixels)};
    ${quadIn(network, gradient, 'row', 'column')} = ${slope};`,
    after: /* wgsl */ `
  ${sumOfKept(tiles.logits)}
  if (thread == 0u) {
    partials[reconstructionStart() + workgroup.y * ${columnTiles(network)}u + workgroup.x] = tile[0];
  }`,
  })
}

/** Logits, and the pixel means as results. */
export function pixelMeansKernel(network: Network, input: BufferName): Kernel {
  const result = `results[row * ${network.imageQuads}u + column]`
  return logitsKernel(network, 'pixel means', input, { finish: `${result} = sigmoid(value);` })
}

/** Logits, then the reconstruction term and the squared error, summed over the columns of a tile. */
export function imageTermsKernel(network: Network, input: BufferName): Kernel {
  const { pixels } = network.plan.layout
  return logitsKernel(network, 'image terms', input, {
    finish: /* wgsl */ `
    let x = ${quadIn(network, 'images', 'row', 'column')};
    let difference = ${withoutPadding('x - sigmoid(value)', 'column', pixels)};
    kept = vec4f(total(${withoutPadding('lossOf(value, x)', 'column', pixels)}), dot(difference, difference), 0, 0);`,
    after: /* wgsl */ `
  let row = firstRow + thread;
  if (thread < tileRows && row < batch.rows) {
    var sum = vec4f();
    for (var column = 0u; column < tileColumns; column++) { sum += tile[thread * tileColumns + column]; }
    partials[reconstructionStart() + row * ${columnTiles(network)}u + workgroup.x] = sum;
  }`,
  })
}

/** Tiles of columns that the logits have. */
export function columnTiles({ imageQuads, tiles }: Network): number {
  return Math.ceil((4 * imageQuads) / tiles.logits.columns)
}

/** WGSL: where the sums of the reconstruction term begin among the partial sums. */
export function reconstructionStart({ partials, tiles, latentQuads }: Network): string {
  const rowTiles = `(batch.rows + ${tiles.posterior.rows - 1}u) / ${tiles.posterior.rows}u`
  return /* wgsl */ `
fn reconstructionStart() -> u32 { return ${partials.kl}u + ${rowTiles} * ${latentQuads}u; }
`
}

function logitsKernel(
  network: Network,
  label: string,
  input: BufferName,
  finishing: Pick<Product, 'finish' | 'after'>,
): Kernel {
  const { likelihood, variance, layout } = network.plan
  const matrix = matrixOf(network.layout, layout.decoder[layout.decoder.length - 1])
  const functions = likelihoodFunctions(likelihood, variance) + reconstructionStart(network)
  return layerKernel(network, label, matrix, input, network.tiles.logits, functions, finishing)
}

/** value = input Wᵀ + b, finished only where there is such a row and column. */
function layerKernel(
  network: Network,
  label: string,
  matrix: Matrix,
  input: BufferName,
  tile: Tile,
  functions: string,
  { finish, after }: Pick<Product, 'finish' | 'after'>,
): Kernel {
  const { weight, bias, outputs, outputQuads, inputQuads } = matrix
  const a: Operand = {
    along: 'depth',
    quad: quadIn(network, input, 'line', 'depth'),
    exists: `line < batch.rows && depth < ${inputQuads}u`,
  }
  const b: Operand = {
    along: 'depth',
    quad: `parameters[${weight}u + line * ${inputQuads}u + depth]`,
    exists: `line < ${outputs}u && depth < ${inputQuads}u`,
  }
  const product: Product = {
    tile,
    a,
    b,
    depth: `${inputQuads}u`,
    finish: /* wgsl */ `if (row < batch.rows && column < ${outputQuads}u) {
    let sum = value;
    {
    let value = sum + parameters[${bias}u + column];
    ${finish}
    }
    }`,
    ...(after !== undefined && { after }),
  }
  return productKernel(label, product, functions, (rows) => [
    Math.ceil((4 * outputQuads) / tile.columns),
    Math.ceil(rows / tile.rows),
  ])
}
