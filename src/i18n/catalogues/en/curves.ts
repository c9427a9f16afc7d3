/** The curves. */
export const curves = {
  curves: {
    title: 'Learning curves',
    elbo: 'ELBO',
    elboHint: 'nats, higher is better',
    elboExplanation:
      'Evidence lower bound: minus (reconstruction loss + KL divergence), whatever β is. For black or white pixels and under a Gaussian likelihood it is a lower bound on log p(x), the log probability of an image. Grey pixels have no probability under a Bernoulli distribution: there it is a score for comparing models.',
    reconstruction: 'Reconstruction loss',
    reconstructionHint: 'lower is better',
    reconstructionExplanation: 'How badly the decoder predicts the pixels, in nats per image.',
    kl: 'KL divergence',
    klHint: 'price of information',
    klExplanation:
      'How far the posteriors are from the prior, in nats per image: what the code says about the image. Near 0 the latent space has collapsed; 5 to 7 is usual with two dimensions.',
    absent: {
      elbo: 'An autoencoder has no ELBO: there is no prior, and no probability to bound.',
      kl: 'An autoencoder has none: its codes are points, and nothing pulls them together.',
    },
    train: 'train',
    trainHint: 'The line: mean over the training batches since the point before it.',
    test: 'test',
    testHint: 'The dots: all test images, at the end of each epoch and whenever training rests.',
    former: 'before',
    formerChanges: 'The run before, faint: since then {{changes}}.',
    formerSame: 'The run before, faint: the same settings.',
    formerDismiss: 'Take the run before away',
    axis: 'epochs',
    collapsed: 'collapsed',
    floor: 'best possible',
    linear: 'PCA',
    trained: 'PyTorch, 20 epochs',
    trainedHere: 'this page, 20 epochs',
    collapsedExplanation: '{{value}}, “collapsed”: the mean image for every image, whatever the input.',
    floorExplanation: '{{value}}, “best possible”: every image predicted by itself.',
    linearExplanation:
      '{{value}}, “PCA”: the best that a linear code of as many dimensions does, fitted to the test images themselves.',
    trainedExplanation:
      '{{value}}, “PyTorch, 20 epochs”: test images under this very network, trained there.',
    trainedHereExplanation:
      '{{value}}, “this page, 20 epochs”: test images of {{dataset}} under this very network with the {{likelihood}} likelihood, trained by this page for 20 epochs from seed 1.',
    empty: 'Press Train',
    emptyLong: 'Press Train and the curve is drawn here.',
    summary: '{{name}}: {{current}} nats per image at epoch {{epoch}}, from {{first}} at the start.',
    summaryTest: 'On test images: {{value}}.',
    summaryLines: 'For comparison: {{lines}}.',
    noNumber: '–',
  },
}
