/** Everything that the host may call. */
// biome-ignore lint/performance/noBarrelFile: the exports of a WebAssembly module are those of its first file
export { dense, inputGradient } from './dense'
export { loadGreyLevels } from './grey-levels'
export { latentTerms, pixelTerms } from './image-terms'
export { bernoulliGradient, gaussianGradient, pixelMeans } from './likelihood'
export { denseFromLists, listColumns, listRows, updateLayerFromLists } from './nonzero'
export { beginUpdates, squaredNorm, updateWithKept } from './optimiser'
export { updateLayer } from './parameter-gradient'
export { posteriorGradient, sample } from './posterior'
export { transposePanels } from './product'
