/** What a run ought to look like; fetched with the first of its cards. */
export const expected = {
  title: 'What should I see?',
  close: 'Close',
  expected: 'Expected',
  yours: 'Yours',
  afterEpochs: 'after {{epochs}} epochs',
  afterSteps: 'after {{steps}} steps',
  ownPicture: 'What your model looks like now',
  unreachable: 'The picture did not arrive. The numbers hold without it.',
  numbers: 'Test images, nats per image',
  expectedAfter: 'Expected {{after}}',
  range: '{{value}} ± {{tolerance}}',
  notYet: '–',
  within: 'as expected',
  outside: 'not as expected',
  active: 'Active dimensions',
  changed: '{{field}}: {{from}} on the card, {{to}} here.',
  verdict: {
    asExpected: 'As it should be: your numbers are those of the card.',
    off: 'Not quite: your numbers are not those of the card. Was a setting changed on the way, or had not all images arrived when training began? Reset and Train start again from the seed.',
    early:
      'Train to compare: the card knows runs from 100 steps on, and tests are taken after each epoch and at every pause.',
    beyond: 'Your run is longer than that of the card. Expect its numbers to be a little better.',
    pretrained:
      'This model was trained beforehand, with the settings with which the page opens. Reset and Train make the one of this card.',
    different: 'Your settings are not those of the card, so your numbers may differ:',
  },
  change: {
    unknown: 'The card does not say what that changes.',
    seed: {
      other:
        'Expect the same numbers within a nat or two, and another plane: turned, mirrored, with other neighbours.',
    },
    batchSize: {
      more: 'Expect the curve to fall behind at the same epoch: it takes fewer steps.',
      less: 'Expect more steps in an epoch, and curves that are rougher.',
    },
    model: {
      kind: {
        other: 'Expect other numbers and another plane: only one of them has a KL divergence and a prior.',
      },
      latentDimensions: {
        more: 'Expect sharper reconstructions and a higher ELBO; the plane is only a slice of what there is.',
        less: 'Expect more blurred reconstructions, a lower ELBO, and a lower KL divergence.',
      },
      hidden: { other: 'Expect a similar plane. Wider layers reach lower losses; narrower ones lag behind.' },
      activation: { other: 'Expect a similar picture; the first epochs may go faster or more slowly.' },
      network: { other: 'Expect a higher ELBO after as many epochs, and steps that take longer.' },
      conditional: {
        other:
          'Expect classes to lie on top of each other in the plane: the class is told, and z says what is left, such as slant and width.',
      },
    },
    objective: {
      beta: {
        more: 'Expect a lower KL divergence, a higher reconstruction loss, and codes drawn closer to the middle of the prior.',
        less: 'Expect a higher KL divergence, a lower reconstruction loss, and codes spread wider than the prior.',
      },
      likelihood: { other: 'Expect numbers on another scale: do not compare them with those of the card.' },
      variance: {
        more: 'Expect numbers on another scale, and a code that says less: a larger variance acts like a larger β.',
        less: 'Expect numbers on another scale, and a code that says more: a smaller variance acts like a smaller β.',
      },
      klWarmupSteps: {
        more: 'Expect a KL divergence that rises high at first and comes down while the warm-up lasts.',
      },
      freeBitsNats: { more: 'Expect that no dimension falls much below its free nats.' },
      inputNoise: {
        other: 'Expect a higher reconstruction loss: part of the input is hidden from the encoder.',
      },
      binarization: {
        other: 'Expect numbers on another scale: black and white pixels cost otherwise than grey ones.',
      },
    },
    optimizer: {
      kind: { other: 'Expect the same end by another way: the curves differ most at first.' },
      learningRate: {
        more: 'Expect curves that fall faster at first and stay rougher; far too much, and they jump.',
        less: 'Expect the same picture later.',
      },
    },
    subset: {
      classes: { other: 'Expect fewer colours, more room for each, and a higher ELBO.' },
      images: {
        other:
          'Expect test curves that turn back while training goes on: the network learns its images by heart.',
      },
    },
  },
  noCard: {
    text: 'There is no card for these settings.',
    lines: 'What is known of these data without any training:',
    look: 'A run that learns soon leaves the line of the mean image behind. If it stays there, and the KL divergence near 0, it has collapsed. To see a card, choose a preset, or change fewer settings at once.',
  },
  cards: {
    mnist: {
      name: 'As the page opens: MNIST, two latent dimensions',
      look: 'Each digit has a region of its own: 1 at one edge, 0 at the opposite one, and 4, 7 and 9 side by side, since they look alike. Between the regions digits turn into each other. Two numbers cannot say everything: 3, 5 and 8 share the middle, and pictures stay a little blurred.',
      seen: 'A plane in which the ten digits lie like slices around the middle, each in its colour, over a grid of decoded digits that change smoothly from one to the next.',
    },
    fashion: {
      name: 'Fashion-MNIST, two latent dimensions',
      look: 'Shoes lie apart from clothes, trousers apart from both; shirts, coats and pullovers share one region, since they differ in details that two numbers do not hold. The loss is higher than for digits because there are more grey pixels, not because the model is worse.',
      seen: 'A plane in which sneakers, boots and sandals keep to one side, trousers and dresses to another, and shirts, coats and pullovers overlap between them.',
    },
    shapes: {
      name: 'Shapes, two latent dimensions',
      look: 'The plane tells mainly where a shape is and how large, for that changes most pixels. Whether it is a triangle, an ellipse or a heart costs little: the three colours lie on top of each other. Two dimensions cannot say five causes.',
      seen: 'A plane in which the three colours of the shapes are mixed everywhere, over a grid of soft blobs that wander and grow.',
    },
    autoencoder: {
      name: 'Autoencoder, two dimensions',
      look: 'No KL divergence holds the codes together: they lie wherever they like, in long arms, far from 0. Reconstructions are a little better than those of a VAE, and between the arms the decoder gives pictures that are no digits.',
      seen: 'Codes in narrow arms that spread from one place far beyond the prior’s rings, with empty places between them.',
    },
    'beta-vae': {
      name: 'β-VAE: β = 4',
      look: 'Information costs four times as much: KL divergence falls, reconstruction loss rises, and digits that look alike are no longer told apart. Codes lie closer to the middle, and pictures are more blurred.',
      seen: 'A plane in which the digits lie closer together than with β = 1 and overlap more, over smoother, more blurred pictures.',
    },
    collapse: {
      name: 'Posterior collapse: β = 50',
      look: 'Saying anything costs more than it is worth: the KL divergence is near 0, no dimension is active, and the decoder gives the mean image everywhere. The reconstruction loss is that of the mean image, 205.7 nats.',
      seen: 'All codes in one spot at the origin, and in every cell of the grid the same blurred mean of all digits.',
    },
    gaussian: {
      name: 'Gaussian likelihood, variance 0.5',
      look: 'The squared error in place of the cross-entropy: numbers are on another scale, in which the mean image costs 501.5 nats. What counts is the shape: digits sort themselves as with the Bernoulli likelihood, with a lower KL divergence, since pixels weigh less.',
      seen: 'A plane in which the digits lie in regions as they do by default, closer together, over pictures that are a little more blurred.',
    },
    'more-dimensions': {
      name: '32 latent dimensions',
      look: 'The ELBO is far higher than with two dimensions, and reconstructions are sharp: the KL divergence says that the codes tell three times as much about an image. The plane shows only two of 32 dimensions: do not expect classes to part there.',
      seen: 'The first ten test images as this model gives them back: 7, 2, 1, 0, 4, 1, 4, 9, 5, 9, sharp and easy to read.',
    },
    'wide-autoencoder': {
      name: 'Autoencoder, 32 dimensions',
      look: 'With 32 numbers and no KL divergence hardly anything is lost: the reconstruction loss is far below that with two. That says nothing of new images: where no codes lie the decoder has learned nothing.',
      seen: 'The first ten test images as this model gives them back: 7, 2, 1, 0, 4, 1, 4, 9, 5, 9, nearly as they were.',
    },
    'lesson-collapse': {
      name: 'Lesson 6: a collapse on purpose',
      look: 'β = 5 with a high learning rate: within some hundred steps no dimension says anything, and every image comes back as the same mean. Each of the three cures lets the KL divergence rise again.',
      seen: 'Ten times the same picture: the blurred mean of all digits.',
    },
    'tutorial-autoencoder': {
      name: 'The tutorial’s network, as an autoencoder',
      look: 'What the code of the tutorial really trains: no sampling, no KL divergence. Reconstructions are sharp; samples of the prior are not digits.',
      seen: 'The first ten test images as this model gives them back: 7, 2, 1, 0, 4, 1, 4, 9, 5, 9, easy to read.',
    },
    'tutorial-vae': {
      name: 'The tutorial’s network, as a VAE',
      look: 'Squared error summed over the pixels, and a KL divergence: a VAE. Reconstructions are softer than those of the autoencoder, and in return samples of the prior look like digits.',
      seen: 'The first ten test images as this model gives them back: digits that can be read, somewhat blurred.',
    },
    'tutorial-mean': {
      name: 'The tutorial’s network, averaged error',
      look: 'The error is averaged over 784 pixels and the KL divergence is not: that is β = 784 against the sum. The KL divergence falls to 0, and every image comes back as the same mean. Nothing is broken: the objective asks for it.',
      seen: 'Ten times the same picture: the blurred mean of all digits.',
    },
  },
}
