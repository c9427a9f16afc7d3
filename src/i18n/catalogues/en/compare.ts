/** Models and runs beside each other: fetched when they are opened. */
export const compare = {
  text: 'A is the model of the page; B has the same settings but one. Both start from the same seed and see the same images in the same order. Train, Pause, Step and Reset act on both, and neither is ever ahead: what you see of them is always of the same step.',
  differsIn: 'B differs in',
  start: 'Start both from the seed',
  starting: 'Starting …',
  end: 'End the comparison',
  ownData:
    'Your own data are with one model alone and cannot be compared here: choose MNIST, Fashion-MNIST or Shapes.',
  difference: 'From A to B: {{difference}}',
  same: 'B has the settings of A.',
  side: 'Model {{name}}',
  step: 'step {{step}}',
  plane: 'Latent space of {{name}}',
  decoded: 'Decoded image of {{name}}',
  decodedShort: 'decoded z',
  reconstruction: 'Reconstruction by {{name}}',
  reconstructionShort: 'the input again',
  curve: '{{name}} of both',
  nats: 'nats per image',
  differenceHint:
    'How much more B has than A. A higher ELBO is better, a lower reconstruction loss as well. Terms under another likelihood are numbers of another kind: compare pictures then.',
  sweep: {
    title: 'A sweep over one setting',
    text: 'Trains the model of the page once for each value, one after another, in a worker of its own: the same curves as single runs. Finished runs are kept with the others.',
    over: 'Setting',
    values: 'Values',
    epochs: 'Epochs of each',
    start: 'Train {{count}} models',
    cancel: 'Cancel the sweep',
    count: 'Give 2 to {{most}} different values, with commas between them.',
    progress: 'Model {{number}} of {{count}}: {{name}}',
    left: 'about {{seconds}} s left',
  },
  runs: {
    title: 'Runs over each other',
    text: 'Choose runs: their curves are drawn over each other, and each is a point of what its codes cost against what is lost. They are called by what tells them apart.',
    none: 'No run has been kept yet: train, or sweep over a setting.',
    rateHint:
      'KL divergence (rate) against reconstruction loss (distortion) of the test images, when they were evaluated last. A model below and to the left of another is better in both. Compare runs on the same data with the same likelihood.',
    ratePlot: 'Rate and distortion in nats of each run: {{runs}}',
  },
}
