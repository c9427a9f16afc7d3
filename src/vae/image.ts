/** Every image that the product works with is 28 x 28 grey pixels, as MNIST's are. */
export const imageSide = 28
export const imagePixels = imageSide * imageSide
