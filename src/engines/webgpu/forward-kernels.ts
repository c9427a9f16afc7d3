/** The way forward: dense layers, and what is done with the results of the last ones while they are at hand. */
import type { DenseLayer } from '../../vae/parameters'
import type { BufferName } from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { placeIn } from './arena'
import { matrixOf, quad } from './device-layout'
import { type Kernel, productCode } from './kernel'
import { layerValues, type Network } from './network'
import { type Tile, tileFor } from './tile'
import { activationFunctions, likelihoodFunctions } from './wgsl/arithmetic'
import type { Product } from './wgsl/product'
import { sumOfKept } from './wgsl/workgroup-sum'

export interface Layer {
  layer: DenseLayer
  input: BufferName
}

/** A hidden layer, or the code of an autoencoder, which has no activation. */
export function denseKernel(
  network: Network,
  layer: Layer,
  output: BufferName,
  activation: Activation | null,
  rows: number,
): Kernel {
  const tile = tileFor([{ rows, columns: layer.layer.outputs }], network.hardware)
  const code = layerCode(tile, activation ? activationFunctions(activation) : '', {
    finish: `arena[at(thisLayer.output, row, column)] =
      withoutPadding(${activation ? 'activate(value)' : 'value'}, column, thisLayer.columns);`,
  })
  return layerKernel(
    network,
    `dense ${activation ?? 'linear'}`,
    layer,
    placeIn(network.arena, output),
    tile,
    code,
  )
}

/** Mean and log variance, a sample of z, and the KL of each latent dimension, summed over the rows of a tile. */
export function posteriorKernel(network: Network, layer: Layer): Kernel {
  const tile = network.tiles.posterior
  const groups = tile.edge / 8
  const code = layerCode(tile, '', {
    finish: 'arena[at(thisLayer.output, row, column)] = value; kept = value;',
    after: /* wgsl */ `
  for (var index = thread; index < ${tile.edge * groups}; index += threads) {
    let place = index / ${groups} * tileColumns + index % ${groups} * 2;
    let row = firstRow + index / ${groups};
    let group = firstColumn / 2 + index % ${groups};
    let mean = tile[place];
    let logVariance = tile[place + 1];
    var kl = vec4f();
    if (row < batch.rows && group < networks.network.latentQuads) {
      arena[at(networks.network.z, row, group)] = mean + epsilonQuad(row, group) * exp(logVariance / 2);
      kl = gaussianKl(mean, logVariance);
    }
    tile[place] = kl;
  }
  workgroupBarrier();
  let group = firstColumn / 2 + thread;
  if (thread < ${groups} && group < networks.network.latentQuads) {
    var kl = vec4f();
    for (var row = 0u; row < tileRows; row++) { kl += tile[row * tileColumns + thread * 2]; }
    partials[klStart() + id.y * networks.network.latentQuads + group] = kl;
  }`,
  })
  return layerKernel(network, 'posterior', layer, network.values.posterior, tile, code)
}

/** Logits, then the slope by them in their place and the reconstruction term, summed over a tile. */
export function likelihoodGradientKernel(network: Network, layer: Layer, gradient: BufferName): Kernel {
  return logitsKernel(network, 'likelihood gradient', layer, placeIn(network.arena, gradient), {
    finish: /* wgsl */ `
    let x = targetQuad(row, column);
    kept = withoutPadding(lossOf(value, x), column, thisLayer.columns);
    arena[at(thisLayer.output, row, column)] =
      withoutPadding(lossSlope(value, x) * batch.meanWeight, column, thisLayer.columns);`,
    after: /* wgsl */ `
  ${sumOfKept(network.tiles.logits, 'nats')}
  if (thread == 0) {
    partials[reconstructionStart() + id.y * networks.network.logitTilesAcross + id.x] = nats;
  }`,
  })
}

/** Logits, and the pixel means as results. */
export function pixelMeansKernel(network: Network, layer: Layer): Kernel {
  return logitsKernel(network, 'pixel means', layer, 0, {
    finish: 'results[row * networks.network.imageQuads + column] = sigmoid(value);',
  })
}

/** Logits, then the reconstruction term and the squared error, summed over the columns of a tile. */
export function pixelTermsKernel(network: Network, layer: Layer): Kernel {
  return logitsKernel(network, 'pixel terms', layer, 0, {
    finish: /* wgsl */ `
    let x = targetQuad(row, column);
    let difference = withoutPadding(x - sigmoid(value), column, thisLayer.columns);
    let loss = withoutPadding(lossOf(value, x), column, thisLayer.columns);
    kept = vec4f(total(loss), dot(difference, difference), 0, 0);`,
    after: /* wgsl */ `
  let row = firstRow + thread;
  if (thread < tileRows && row < batch.rows) {
    var sum = vec4f();
    for (var column = 0u; column < tileColumns; column++) { sum += tile[thread * tileColumns + column]; }
    partials[reconstructionStart() + row * networks.network.logitTilesAcross + id.x] = sum;
  }`,
  })
}

function logitsKernel(
  network: Network,
  label: string,
  layer: Layer,
  output: number,
  finishing: Pick<Product, 'finish' | 'after'>,
): Kernel {
  const { likelihood } = network.plan
  const tile = network.tiles.logits
  const code = layerCode(tile, likelihoodFunctions(likelihood), finishing)
  return layerKernel(network, `${label}, ${likelihood}`, layer, output, tile, code)
}

function layerKernel(
  { layout, arena }: Network,
  label: string,
  { layer, input }: Layer,
  output: number,
  tile: Tile,
  code: string,
): Kernel {
  const matrix = matrixOf(layout, layer)
  return {
    label,
    code,
    layer: layerValues(arena, { matrix, input, columns: layer.outputs }, { output }),
    workgroups: (rows) => [Math.ceil((quad * matrix.outputQuads) / tile.edge), Math.ceil(rows / tile.edge)],
  }
}

/** value = input Wᵀ + b, finished only where there is such a row and column. */
function layerCode(
  tile: Tile,
  functions: string,
  { finish, after }: Pick<Product, 'finish' | 'after'>,
): string {
  const product: Product = {
    tile,
    a: {
      along: 'depth',
      buffer: 'arena',
      start: 'inputStart(thisLayer)',
      stride: 'inputStride(thisLayer)',
      lines: 'batch.rows',
    },
    b: {
      along: 'depth',
      buffer: 'parameters',
      start: 'thisLayer.weight',
      stride: 'thisLayer.inputQuads',
      lines: 'thisLayer.outputs',
    },
    depth: 'thisLayer.inputQuads',
    finish: /* wgsl */ `if (row < batch.rows && column < thisLayer.outputQuads) {
      value += parameters[thisLayer.bias + column];
      ${finish}
    }`,
    ...(after !== undefined && { after }),
  }
  return productCode(product, functions)
}
