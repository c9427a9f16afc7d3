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
}
