/** The latent space, and what is decoded from it. */
export const latent = {
  latent: {
    title: 'Latent space',
    hint: 'Each point of this plane is a code z. Drag, and the decoder shows what it stands for. Arrow keys move it; Shift takes larger steps.',
    hintOne:
      'The latent space is a line here: only left and right count. Each class has a lane of its own, so that points stay apart; heights mean nothing. Below, what the decoder makes of each place.',
    plane: 'Latent space',
    planeText: '{{across}} = {{x}}, {{up}} = {{y}}',
    planeTextOne: '{{across}} = {{x}}',
    keys: 'Arrow keys move the point, by 0.1 at first, with Shift by 0.5; Home brings it back to the centre. Enter takes the nearest test image as the input. Plus and minus zoom, W, A, S and D move the view, 0 shows the whole prior again.',
    zoom: {
      title: 'View of the plane',
      in: 'Zoom in',
      inHint: 'Zoom in: + or the wheel, two fingers on a touch screen',
      out: 'Zoom out',
      outHint: 'Zoom out: − or the wheel, two fingers on a touch screen',
      centre: 'Centre on z',
      centreHint: 'Puts the point z into the middle',
      fit: 'Show all points',
      fitHint: 'Show all points, wherever they lie',
      reset: 'Show the prior',
      resetHint: 'Shows the whole prior again: 0 or a double click',
      resetPlain: 'Show a standard normal',
      resetHintPlain: 'Shows a standard normal, for scale: 0 or a double click',
      fitHintPlain: 'Show all codes, and follow them as they move',
      wheelHint: 'Ctrl + wheel zooms; after a click, the wheel alone',
    },
    span: {
      title: 'Plane',
      hint: 'The plane is a slice of the latent space through the point z. It spans two of the dimensions, the two directions in which the encoded points vary most, or whatever three images lie in.',
      dimensions: 'dimensions',
      components: 'principal components',
      images: 'three images',
      across: 'across',
      up: 'up',
      component: 'PC{{number}} ({{percent}})',
      image: 'Image {{name}}',
    },
    pick: {
      text: 'Press a point, or go near it with the arrow keys and press Enter.',
      take: 'Take this image',
      cancel: 'Cancel',
    },
    posteriorsOf: 'Posteriors of',
    posteriorsOfPlain: 'Codes of',
    layers: 'Layers of the plane',
    layer: {
      points: 'points',
      manifold: 'manifold',
      prior: 'prior',
      symbols: 'symbols',
      density: 'density',
      posteriors: 'posteriors',
      trails: 'trails',
    },
    useAsInput: 'Use as input',
    moreLayers: 'More layers',
    expected: 'What should I see?',
    expectedHint: 'What should I see? A picture and the numbers of such a run, beside yours: E',
    layerHint: {
      symbols:
        'Points carry the symbol of their class, its digit or a letter of its name, so that classes can be told without colours. As many as there is room for: zoom in to see more. The classes below say which is which.',
      density:
        'The aggregate posterior against the prior: red where codes are denser than the prior says, blue where samples of the prior land and few codes lie. Computed from the means and variances of up to 2,000 test images.',
      posteriors:
        'Posteriors of images of your choice, at one standard deviation, in the colour of their class.',
      densityPlain:
        'The codes against a standard normal: red where they are denser, blue where they are rarer. Computed from up to 2,000 test images. An autoencoder does not aim at either.',
      posteriorsPlain:
        'Codes of images of your choice, in the colour of their class. Codes are points: they have no width.',
      trails: 'How 300 of the points have moved while training: their last six places.',
      points: 'Where the encoder puts test images, coloured by class. Colours never take part in training.',
      manifold: 'What the decoder makes of each place of the plane.',
      priorOne:
        'The density of the prior, with marks at 1, 2 and 3 standard deviations: 68, 95 and 99.7 % of it lie between them.',
      prior: 'Rings at 1, 2 and 3 standard deviations of the prior: 39, 86 and 99 % of it lie inside.',
      priorPlain:
        'A standard normal, at 1, 2 and 3 standard deviations, for scale. An autoencoder has no prior: nothing pulls its codes here, or keeps them from leaving holes.',
    },
    spacing: {
      title: 'Manifold',
      even: 'even cells',
      quantile: 'equal shares of the prior',
      quantilePlain: 'equal shares of a normal',
      hint: 'Cells of equal width, or cells whose centres divide the prior into equal shares: small where it is dense, long at the edges, with pictures stretched to fill them.',
    },
    label: {
      title: 'Label',
      hint: 'The class that this conditional network is told: with every z that it decodes, and with the input. Choose another, and see the same z as another class. Taking a test image as input sets it to that image’s class. Points of the plane are test images, each encoded with its own class.',
    },
    classes: 'Classes',
    classesHint: 'Shows or hides the points of one class.',
    showAll: 'Show all',
    sliders: 'Coordinates of z',
    slider: 'z{{number}}',
    value: 'z{{number}} value',
    sliderHint: 'One coordinate of z, in standard deviations of the prior. Most images lie between −2 and 2.',
    sliderHintPlain:
      'One coordinate of z. The codes of an autoencoder lie where they like: this slider goes as far as they do.',
    activeHint:
      '{{name}} says {{size}} nats about an image: its KL divergence, averaged over the test images.',
    inactiveHint:
      '{{name}}: {{size}} nats. Inactive: the decoder ignores it; the posterior equals the prior. You can move it, and nothing happens.',
    spreadHint:
      'The codes of the test images spread along {{name}} by {{size}}, their standard deviation. There is no KL divergence in an autoencoder.',
    toZero: '{{name}} to 0',
    allToZero: 'All coordinates to 0',
    byKl: 'Ordered by KL divergence, in nats',
    notByKl: 'In the order of their numbers',
    byKlHint:
      'The bar of a dimension is its KL divergence, averaged over the test images: how many nats it says about an image. It is taken after each epoch and whenever training rests; then those that say most come first. Up to {{threshold}} nats a dimension is inactive: the decoder ignores it.',
    bySpread: 'Ordered by the spread of the codes',
    bySpreadHint:
      'An autoencoder has no KL divergence to order its dimensions by. The bar of a dimension is the standard deviation of the test images’ codes along it: how far it tells them apart.',
    sort: 'Sort now',
    folded_one: '{{count}} inactive dimension',
    folded_other: '{{count}} inactive dimensions',
    foldedHint:
      'At most {{threshold}} nats each: the decoder ignores them; their posterior equals the prior. This is how a VAE leaves room that it does not need.',
    someInactive_one:
      '{{names}} is inactive, with at most {{threshold}} nats: the decoder ignores it; the posterior equals the prior.',
    someInactive_other:
      '{{names}} are inactive, with at most {{threshold}} nats: the decoder ignores them; their posterior equals the prior.',
    allInactive:
      'Every dimension is inactive, with at most {{threshold}} nats: the model has collapsed and decodes the same image everywhere. A smaller β or KL warm-up help.',
    dice: 'Sample the prior',
    diceHint:
      'Sample the prior: draws z from a standard normal distribution. This is how a trained model invents new images.',
    diceHintPlain:
      'Draws z from a standard normal distribution. With an autoencoder that seldom gives a good image: it was never trained to decode what lies between its codes.',
    beyondTwo: 'The plane is a slice through z: it keeps what it does not span where the sliders are.',
  },

  decoded: {
    title: 'Decoded image',
    kind: {
      title: 'What is decoded',
      mean: 'mean of p(x|z)',
      sample: 'sample of p(x|z)',
      again: 'Sample the pixels again',
    },
    hint: 'What the decoder makes of the selected point: the expected brightness of each pixel. Averages of several possible images look blurred.',
    image: 'Decoded image',
    input: 'input',
    reconstruction: 'reconstruction',
    difference: 'difference',
    inputPicture: 'Input',
    reconstructionPicture: 'Reconstruction',
    differencePicture: 'Difference',
    reconstructionHint: 'The input, encoded and decoded again from the mean of its posterior.',
    differenceHint: 'Input minus reconstruction: red where ink is missing, blue where there is too much.',
    noisy: 'with noise',
    original: 'original',
    originalPicture: 'Input without noise',
    denoising: 'Squared error to the original',
    denoisingHint:
      'Mean over the pixels of the squared difference from the input without noise, black being 0 and white 1. Noise has been taken away where the reconstruction is nearer to the original than the noisy input.',
    noisyError: 'of the noisy input',
    denoisedError: 'of its reconstruction',
    terms: 'Input image, in nats',
    termsHint:
      'What the input image, not the decoded one, costs under the model, averaged over several samples of z.',
    termsHintPlain: 'What the input image, not the decoded one, costs under the model.',
    reconstructionTerm: 'reconstruction loss',
    reconstructionTermHint:
      'How badly the pixels are predicted from z, in nats. Lower is better. Grey test images cost, with two trained dimensions, about 140 on average for MNIST and 255 for Fashion-MNIST.',
    klTerm: 'KL divergence',
    klTermHint:
      'How much the posterior of this image says beyond the prior, in nats. 0 says nothing; 5 to 8 is usual with two dimensions.',
    negativeElbo: '−ELBO',
    negativeElboHint:
      'Both terms together: what the image costs, and so how surprising it is. Lower is more ordinary. For black or white pixels and under a Gaussian likelihood it is an upper bound on −log p(x).',
    surprise: 'more surprising than',
    surpriseHint:
      'Share of the test images with a higher ELBO. Near 100 %: the network has seen nothing like it.',
    plain: {
      klTerm: 'An autoencoder has none: its code is a point, not a distribution.',
      negativeElbo:
        'An autoencoder has no ELBO: without a prior there is no probability of an image to bound.',
      surprise:
        'Share of the test images with a smaller reconstruction loss. Near 100 %: the network cannot reproduce it. An autoencoder may copy what it has never seen, so this says less than the ELBO of a variational one.',
    },
    share: '{{percent}} of test images',
    noInput: 'Give an input to see it reconstructed.',
  },

  flow: { encoder: 'encoder', decoder: 'decoder' },
}
