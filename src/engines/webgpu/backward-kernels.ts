/** The way back through the layers: slopes by their inputs. */
import type { InputGradient } from '../../vae/plan/plan'
import type { Activation } from '../../vae/settings'
import { isPlacedIn, placeIn } from './arena'
import { matrixOf, quad } from './device-layout'
import { type Kernel, productCode } from './kernel'
import { layerValues, type Network } from './network'
import { type Tile, tileFor } from './tile'
import { activationFunctions } from './wgsl/arithmetic'
import type { Product } from './wgsl/product'

/** The slope by what a layer computed before its activation, if it has one. */
export function inputGradientKernel(
  network: Network,
  operation: InputGradient,
  activation: Activation | null,
  rows: number,
): Kernel {
  const store = 'arena[at(thisLayer.output, row, column)]'
  if (!activation) {
    // Beyond z are labels, which have no slope.
    const finish = `${store} = withoutPadding(value, column, networks.network.latentDimensions);`
    return backwardKernel(network, operation, rows, {
      label: 'input gradient, linear',
      functions: '',
      finish,
    })
  }
  return backwardKernel(network, operation, rows, {
    label: `input gradient, ${activation}`,
    functions: activationFunctions(activation),
    finish: /* wgsl */ `
    let slope = slopeAt(arena[at(thisLayer.input, row, column)]);
    ${store} = value * slope;`,
  })
}

/**
 * The slope by z, and through the sample and the KL term those by mean and log variance (Kingma & Welling 2013,
 * section 2.4). Latent dimensions whose mean KL is within the free bits have no share of the latter.
 */
export function posteriorGradientKernel(network: Network, operation: InputGradient, rows: number): Kernel {
  return backwardKernel(network, operation, rows, {
    label: 'posterior gradient',
    functions: /* wgsl */ `
fn beyondFreeBits(group: u32) -> vec4f {
  if (batch.freeBits == 0) { return vec4f(1); }
  var kl = vec4f();
  for (var index = 0u; index < posteriorTiles(); index++) {
    kl += partials[klStart() + index * networks.network.latentQuads + group];
  }
  return select(vec4f(), vec4f(1), kl * batch.meanWeight > vec4f(batch.freeBits));
}
`,
    // Beyond z are labels, which have no slope.
    finish: /* wgsl */ `
    if (column < networks.network.latentQuads) {
      value = withoutPadding(value, column, networks.network.latentDimensions);
      let mean = arena[at(networks.network.posterior, row, column * 2)];
      let logVariance = arena[at(networks.network.posterior, row, column * 2 + 1)];
      let klWeight = batch.klWeight * batch.meanWeight * beyondFreeBits(column);
      let deviation = epsilonQuad(row, column) * exp(logVariance / 2);
      let place = at(networks.network.posteriorGradient, row, column * 2);
      arena[place] = value + klWeight * mean;
      arena[place + 1] = (value * deviation + klWeight * expm1(logVariance)) / 2;
    }`,
  })
}

/** value = gradient W, finished only where there is such a row and column. */
function backwardKernel(
  network: Network,
  operation: InputGradient,
  rows: number,
  { label, functions, finish }: { label: string; functions: string; finish: string },
): Kernel {
  const { arena } = network
  const { output, through } = operation
  const [{ gradient }] = operation.sources
  const matrix = sourceMatrix(network, operation)
  const tile = tileFor([{ rows, columns: quad * matrix.inputQuads }], network.hardware)
  const places = { matrix, gradient, ...(through && { input: through.output }) }
  return {
    label,
    code: backwardCode(tile, functions, finish),
    layer: layerValues(arena, places, { output: isPlacedIn(arena, output) ? placeIn(arena, output) : 0 }),
    workgroups: (count) => [Math.ceil((quad * matrix.inputQuads) / tile.edge), Math.ceil(count / tile.edge)],
  }
}

function backwardCode(tile: Tile, functions: string, finish: string): string {
  const product: Product = {
    tile,
    a: {
      along: 'depth',
      buffer: 'arena',
      start: 'thisLayer.gradient',
      stride: 'networks.network.rowQuads',
      lines: 'batch.rows',
    },
    b: {
      along: 'across',
      buffer: 'parameters',
      start: 'thisLayer.weight',
      stride: 'thisLayer.inputQuads',
      lines: 'thisLayer.inputQuads',
    },
    depth: 'thisLayer.outputQuads',
    finish: `if (row < batch.rows && column < thisLayer.inputQuads) { ${finish} }`,
  }
  return productCode(product, functions)
}

/** All layers that share an input are one matrix on the device. */
function sourceMatrix({ layout }: Network, { sources }: InputGradient) {
  const [matrix, ...others] = sources.map(({ layer }) => matrixOf(layout, layer))
  if (others.some((other) => other !== matrix)) throw new Error('layers with one input are not one matrix')
  return matrix
}
