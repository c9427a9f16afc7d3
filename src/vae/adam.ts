/** Constants of the optimiser, the same on every engine. */

/** Kingma & Ba 2015, algorithm 1, with the values that the paper recommends. */
export const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const

/** Added to the gradient's norm before the clipping limit is divided by it. */
export const clippingEpsilon = 1e-6
