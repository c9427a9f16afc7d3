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
  },
}
