/** Everything that the host may call. */
export { dense } from './dense'
export { latentTerms, pixelTerms } from './image-terms'
export { inputGradient } from './input-gradient'
export { bernoulliGradient, gaussianGradient, pixelMeans } from './likelihood'
export { beginUpdates, squaredNorm, updateWithKept } from './optimiser'
export { updateLayer } from './parameter-gradient'
export { posteriorGradient, sample } from './posterior'
