/**
 * What `kernels/module.ts` exports, as the host sees it. Addresses, strides and stretches are in bytes; rows
 * and columns are counted. The files of that folder say what each kernel computes.
 */
export interface Kernels {
  dense(
    input: number,
    inputStride: number,
    inputs: number,
    weights: number,
    panelStride: number,
    bias: number,
    output: number,
    outputStride: number,
    outputs: number,
    rows: number,
    activation: number,
  ): void
  listRows(
    matrix: number,
    stride: number,
    rows: number,
    columns: number,
    lists: number,
    listStride: number,
  ): void
  listColumns(
    matrix: number,
    stride: number,
    rows: number,
    columns: number,
    lists: number,
    listStride: number,
    otherStride: number,
  ): void
  denseFromLists(
    lists: number,
    listStride: number,
    weights: number,
    panelStride: number,
    bias: number,
    output: number,
    outputStride: number,
    outputs: number,
    rows: number,
    activation: number,
  ): void
  updateLayerFromLists(
    lists: number,
    listStride: number,
    inputs: number,
    gradient: number,
    gradientStride: number,
    outputs: number,
    weights: number,
    panelStride: number,
    bias: number,
    rows: number,
    zeros: number,
  ): void
  inputGradient(
    gradient: number,
    gradientStride: number,
    outputs: number,
    transposed: number,
    transposedStride: number,
    output: number,
    outputStride: number,
    inputs: number,
    rows: number,
    add: number,
    through: number,
    activation: number,
  ): void
  updateLayer(
    input: number,
    inputStride: number,
    inputs: number,
    gradient: number,
    gradientStride: number,
    outputs: number,
    weights: number,
    panelStride: number,
    bias: number,
    rows: number,
  ): void
  beginUpdates(
    distance: number,
    passingPlace: number,
    decay1: number,
    share1: number,
    decay2: number,
    share2: number,
    rate: number,
    divisorEpsilon: number,
  ): void
  squaredNorm(): number
  updateWithKept(parameters: number, bytes: number, factor: number): void
  transposePanels(
    panels: number,
    panelStride: number,
    rows: number,
    columns: number,
    output: number,
    outputStride: number,
  ): void
  sample(
    mean: number,
    logVariance: number,
    epsilon: number,
    z: number,
    stride: number,
    rows: number,
    columns: number,
    kl: number,
  ): void
  posteriorGradient(
    zGradient: number,
    mean: number,
    logVariance: number,
    epsilon: number,
    meanGradient: number,
    logVarianceGradient: number,
    stride: number,
    rows: number,
    columns: number,
    klWeights: number,
  ): void
  loadGreyLevels(bytes: number, levels: number, stride: number, rows: number, columns: number): void
  bernoulliGradient(
    logits: number,
    images: number,
    stride: number,
    rows: number,
    columns: number,
    scale: number,
  ): number
  gaussianGradient(
    logits: number,
    images: number,
    stride: number,
    rows: number,
    columns: number,
    scale: number,
  ): number
  pixelMeans(logits: number, stride: number, rows: number, columns: number): void
  pixelTerms(
    logits: number,
    images: number,
    stride: number,
    rows: number,
    columns: number,
    crossEntropies: number,
    squares: number,
    termStride: number,
  ): void
  latentTerms(
    mean: number,
    logVariance: number,
    epsilon: number,
    stride: number,
    rows: number,
    columns: number,
    kl: number,
    priorRatios: number,
    termStride: number,
  ): void
}

/** The numbers of the activations in `kernels/activation.ts`. */
export const activationCodes = { none: 0, relu: 1, elu: 2, tanh: 3, softplus: 4 } as const
