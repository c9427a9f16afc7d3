/** The way back through the layers: slopes by their inputs. */
import type { BufferName, InputGradient, PosteriorGradient } from '../../vae/plan/plan'
import { type Matrix, matrixOf } from './device-layout'
import { type Kernel, productKernel } from './kernel'
import { type Network, quadIn } from './network'
import { type Tile, tileFor } from './tile'
import { activationFunctions } from './wgsl/arithmetic'

/** The slope by what a hidden layer computed before its activation. */
export function inputGradientKernel(network: Network, operation: InputGradient, rows: number): Kernel {
  const { output, through } = operation
  const slope = through ? ` * slopeAt(${quadIn(network, through.output, 'row', 'column')})` : ''
  return backwardKernel(network, operation, rows, activationFunctions(through?.activation ?? null), {
    label: output,
    finish: `${quadIn(network, output, 'row', 'column')} = value${slope};`,
  })
}

/** The slope by z, and through the sample and the KL term those by mean and log variance. */
export function posteriorGradientKernel(
  network: Network,
  operation: InputGradient,
  { mean, epsilon, meanGradient }: PosteriorGradient,
  rows: number,
): Kernel {
  const { latentQuads, partials, tiles } = network
  const place = (name: BufferName, column: string) => quadIn(network, name, 'row', column)
  const functions = /* wgsl */ `
/** 1 for latent dimensions whose mean KL exceeds the free bits, else 0. */
fn beyondFreeBits(group: u32) -> vec4f {
  if (batch.freeBits == 0) { return vec4f(1); }
  var kl = vec4f();
  let rowTiles = (batch.rows + ${tiles.posterior.rows - 1}u) / ${tiles.posterior.rows}u;
  for (var index = 0u; index < rowTiles; index++) {
    kl += partials[${partials.kl}u + index * ${latentQuads}u + group];
  }
  return select(vec4f(), vec4f(1), kl * batch.meanWeight > vec4f(batch.freeBits));
}
`
  return backwardKernel(network, operation, rows, functions, {
    label: 'gradient.posterior',
    finish: /* wgsl */ `
    let mean = ${place(mean, 'column * 2u')};
    let logVariance = ${place(mean, 'column * 2u + 1u')};
    let klWeight = batch.klWeight * batch.meanWeight * beyondFreeBits(column);
    let deviation = ${place(epsilon, 'column')} * exp(logVariance / 2);
    ${place(meanGradient, 'column * 2u')} = value + klWeight * mean;
    ${place(meanGradient, 'column * 2u + 1u')} = (value * deviation + klWeight * expm1(logVariance)) / 2;`,
  })
}

/** value = gradient W, finished only where there is such a row and column. */
function backwardKernel(
  network: Network,
  operation: InputGradient,
  rows: number,
  functions: string,
  { label, finish }: { label: string; finish: string },
): Kernel {
  const { matrix, gradient } = sourceOf(network, operation)
  const { weight, outputs, outputQuads, inputQuads } = matrix
  const tile: Tile = tileFor([{ rows, columns: 4 * inputQuads }], outputs)
  const product = {
    tile,
    a: {
      along: 'depth' as const,
      quad: quadIn(network, gradient, 'line', 'depth'),
      exists: `line < batch.rows && depth < ${outputQuads}u`,
    },
    b: {
      along: 'across' as const,
      quad: `parameters[${weight}u + depth * ${inputQuads}u + line]`,
      exists: `depth < ${outputs}u && line < ${inputQuads}u`,
    },
    depth: `${outputQuads}u`,
    finish: `if (row < batch.rows && column < ${inputQuads}u) { ${finish} }`,
  }
  return productKernel(label, product, functions, (count) => [
    Math.ceil((4 * inputQuads) / tile.columns),
    Math.ceil(count / tile.rows),
  ])
}

/** All layers that share an input are one matrix on the device. */
function sourceOf(network: Network, { sources }: InputGradient): { matrix: Matrix; gradient: BufferName } {
  const [{ layer, gradient }] = sources
  const matrix = matrixOf(network.layout, layer)
  if (sources.some((source) => matrixOf(network.layout, source.layer) !== matrix)) {
    throw new Error('layers with one input are not one matrix')
  }
  return { matrix, gradient }
}
