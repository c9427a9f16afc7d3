import { form } from './form'

/** What is in the tabs of the Explore panel, a block a tab, and in the form of all settings; fetched with the first of them. */
export const instruments = {
  ...form,
  explore: {
    sigmas: '{{number}} σ',
    save: {
      png: 'Save as PNG',
      gif: 'Save as GIF',
      csv: 'Save as CSV',
      text: 'Pictures as they are now, and numbers for a spreadsheet or a notebook. The other tabs save their own pictures and points.',
      plane: 'Latent space',
      planeText: 'The plane with its layers, axes and points.',
      decoded: 'Decoded image',
      decodedText: 'What the decoder makes of z.',
      table: 'Test images',
      tableTextPlain: 'A row for each: number, label, class, code, and reconstruction loss in nats.',
      tableText:
        'A row for each: number, label, class, what it was made from where that is known, posterior mean, and reconstruction loss, KL divergence and ELBO in nats, with one sample of z.',
      curves: 'Learning curves',
      curvesText: 'A row for each point: step, epoch, and the terms in nats per image, of training and test.',
    },
    samples: {
      of: 'Samples of',
      kind: { prior: 'the prior', posterior: 'the input’s posterior', around: 'a ring around the input' },
      kindPlain: 'a standard normal',
      text: {
        prior:
          'What the model invents: points drawn from the prior, decoded. The number is their seed: the same number gives the same sheet. Choose a picture to go there.',
        posterior:
          'What the model thinks the input may have looked like: points drawn from its posterior, decoded. The less they differ, the surer the encoder is.',
        around:
          'What is similar to the input: points at one distance from its posterior mean, in all directions. The distance is in standard deviations of the prior.',
        aroundPlain:
          'What is similar to the input: points at one distance from its code, in all directions. Codes of an autoencoder have no unit: compare with how far they lie apart in the plane.',
        priorPlain:
          'Points drawn from a standard normal distribution, decoded. An autoencoder keeps its codes anywhere, so few of these are good images: the KL divergence of a variational autoencoder is the price of better ones. The number is their seed. Choose a picture to go there.',
      },
      distance: 'Distance',
      seed: 'Sheet number',
      newSeed: 'New seed',
      sheet: 'Samples',
      sample: 'Sample {{number}}',
    },
    dimensions: {
      text: 'A row walks along one dimension, from −3 to 3 standard deviations of the prior, and leaves the others where z is. Choose a picture to go there.',
      spacing: 'Steps',
      spacings: { linear: 'equal', quantiles: 'equally likely' },
      textPlain:
        'A row walks along one dimension, as far as the codes of an autoencoder lie, and leaves the others where z is. Choose a picture to go there.',
      kl: '{{size}} nats',
      spread: '± {{size}}',
      walk: '{{name}}, {{known}}',
      place: '{{name}} = {{value}}',
    },
    neighbours: {
      text: 'The test images that z is close to. Where both rows show the same kind of picture, near in the latent space means alike to the eye. Choose one as input.',
      decoded: 'decoded from z',
      latent: 'Nearest codes',
      latentHintPlain:
        'Distance between z and the code of each test image (Euclidean, over all latent dimensions). The codes of an autoencoder have no unit: compare distances with one another.',
      latentHint:
        'Distance between z and the mean of each test image’s posterior, in standard deviations of the prior (Euclidean, over all latent dimensions).',
      pixels: 'Nearest pictures',
      pixelsHint:
        'Mean squared error between the decoded image of z and each test image, over the pixels from 0 to 1. 0.01 is very close, 0.1 is another picture.',
      among: 'among {{number}} test images',
      none: 'Looking for them, once the test images are here.',
      image: 'Test image {{index}}: {{label}}, distance {{distance}}',
    },
    age: { at: 'At step {{step}}.', stale: 'The model has changed since.' },
    measures: {
      text: 'The model in single numbers, and what each latent dimension says. It takes some seconds, for which training waits.',
      start: 'Measure',
      running: 'Measuring …',
      elbo: 'ELBO, nats',
      elboHint:
        'Mean over all {{testImages}} test images, −(reconstruction + KL). With 2 latent dimensions, MNIST and the default network −150 is good; with 32 it is −111.',
      reconstruction: 'Reconstruction (distortion), nats',
      reconstructionHint:
        'What is lost between an image and its reconstruction, a mean over the test images. More β trades it for less KL.',
      kl: 'KL (rate), nats',
      klHint:
        'What the codes say about the images, a mean over the test images. 0 means that the model has collapsed: the decoder ignores z.',
      gap: 'Training minus test, nats',
      gapHint:
        'ELBO of as many training images minus that of the test images. Near 0 is good; several nats mean that the model learns its training images by heart.',
      bound: 'Importance-weighted bound, nats',
      boundHint:
        'A tighter bound than the ELBO, with {{samples}} samples of z for each of {{boundImages}} test images, ± its standard error (Burda et al. 2015). It is no bound on log p(x) here: grey pixels have no probability under a Bernoulli distribution.',
      nll: 'NLL, at most, nats',
      nllHint:
        'Upper bound of −log p(x), with {{samples}} samples of z for each of {{boundImages}} test images, ± its standard error (importance-weighted, Burda et al. 2015).',
      accuracy: 'Accuracy of nearest codes',
      accuracyHint:
        'Each of {{voted}} test images gets the class of most of its {{voters}} nearest codes among all training images. With 2 latent dimensions 69 % is good for MNIST, with 32 it is 96 %.',
      error: 'Mean squared error of a pixel',
      errorHint:
        'Between test images and their reconstructions, pixels from 0 to 1. PCA with 2 components reaches 0.0555 on MNIST, with 32 it is 0.0167.',
      factorGap: 'Mutual information gap {{gap}}',
      gallery: 'Best and worst reconstructions',
      galleryHint:
        'The test images whose reconstruction loss is least and most, each over what the decoder makes of its posterior mean; the number is the loss in nats. Simple, dark images cost little whatever the model has learned: look at the worst for what it cannot yet describe.',
      galleryText: 'Choose an image as input.',
      best: 'least loss',
      worst: 'most loss',
      galleryImage: 'Test image {{index}}, {{label}}: reconstruction loss {{nats}} nats',
      factorGapHint:
        'Of each factor, what the dimension that says most about it says beyond the next one, as a share of the factor’s entropy; then the mean over the factors (MIG, Chen et al. 2018). 1: one dimension each. 0: every factor is spread over several dimensions, or said by none. After 10 epochs with 8 dimensions it is 0.05 with β 1 and 0.09 with β 4. Over all test images; each dimension is cut into 32 intervals, which overstates independent ones by up to 0.01.',
      factorText:
        'These images were made from known factors. A cell says how much of a factor can be told from one dimension alone: 1 is all of it. Dimensions that say nothing have no column.',
      factorTable: 'What each dimension says of each factor',
      factor: 'Factor',
      factorAhead: 'gap',
      factorName: { shape: 'shape', scale: 'size', rotation: 'rotation', x: 'x', y: 'y' },
      rateDistortion: 'Rate and distortion',
      rateDistortionHint:
        'Every measure of this visit leaves a point. Along a falling line from left to right, each nat of KL buys a nat of reconstruction: there the ELBO is the same. Models towards the lower left are better.',
      rateDistortionPlot: 'Rate and distortion in nats of each measured model: {{models}}.',
      model: 'β {{beta}}, {{dimensions}} dim.',
      more: 'Change β, train and measure again to see what it trades.',
      forget: 'Forget these points',
      dimensions: '{{active}} of {{dimensions}} dimensions active',
      dimensionsHint:
        'KL of each dimension, a mean over the test images, in nats. Below {{threshold}} a dimension says next to nothing: its posteriors are as good as the prior.',
      bars: 'KL of each dimension in nats, largest first',
      lamp: {
        all: 'Every dimension says something.',
        some: '{{silent}} say nothing. Where there are more dimensions than the images need that is no fault. To wake them, try a smaller β, a KL warm-up of some epochs, or free bits.',
        none: 'The model has collapsed: no dimension says anything, and every image is decoded alike. Try a smaller β, a KL warm-up, free bits, or a likelihood with a smaller variance.',
      },
    },
    anomalies: {
      text: 'An image that the model has not learnt to compress costs it more nats. Score the test images and others, such as pictures of your own or a class that was left out of training, and see how well a threshold tells them apart.',
      against: 'Anomalous',
      class: 'Class {{name}}',
      start: 'Score',
      running: 'Scoring …',
      score: 'Score',
      scores: { elbo: '−ELBO: reconstruction + KL', reconstruction: 'Reconstruction alone' },
      nats: 'score, nats an image',
      normal: 'Normal: {{number}}',
      anomalous: 'Anomalous: {{number}}',
      input: 'The input image: {{nats}} nats, above {{share}} of the normal images',
      bring: 'Your own',
      leaveOut: 'Leave out {{name}} and train anew',
      knownClass: 'The model was trained on {{name}}, so it is no anomaly to it.',
      unknownClass: 'The model was trained without {{name}}: it has never seen one.',
      falseAlarms: 'False alarms',
      rates: 'above {{threshold}} nats: {{alarms}} of the normal images, {{found}} of the anomalous',
      overlap:
        'Histograms of both groups’ scores. Above {{threshold}} nats are {{alarms}} of the normal images and {{found}} of the anomalous.',
      roc: 'True against false positive rate over all thresholds; area {{area}}. At this one, {{found}} against {{alarms}}.',
      rocAxes: 'true over false positive rate, 0 to 1',
      area: 'AUROC',
      areaHint:
        'Area under the curve: the probability that an anomalous image scores higher than a normal one. 1 is perfect, 0.5 is guessing, below 0.5 the anomalies are the less surprising ones.',
      normalImages: 'Normal images',
      anomalousImages: 'Anomalous images',
      most: 'most surprising',
      least: 'least surprising',
      image: '{{class}}, test image {{index}}: {{nats}} nats',
      imageOfAll: '{{class}}, image {{index}}: {{nats}} nats',
      caution:
        'Where it fails: the score measures how much there is to describe, not how strange it is. Dark and simple images cost few nats whatever they show: to a model of clothes (10 epochs, 2 dimensions) digits are no more surprising than clothes, AUROC 0.46, and an empty image is less surprising than any digit. A class that was among the training images is no anomaly to the model.',
    },
    projection: {
      text: 'UMAP lays codes of any number of dimensions out in the plane, so that near ones stay near. It is for looking alone: there is no way back from here to a z. Distances between groups, and their sizes, mean little; another run of the same data may lay them out another way.',
      start: 'Lay out',
      again: 'Lay out again',
      cancel: 'Cancel',
      progress: 'Layout',
      plot: 'Codes laid out by UMAP',
      keys: 'Arrow keys go from point to point; Enter makes the image of a point the input.',
      what: '{{number}} test images, with the weights of step {{step}}',
      stale: 'The weights have changed since.',
      none: 'Choose “{{start}}”: it takes some seconds, and training goes on meanwhile.',
      hover: 'Point at a dot to see its image.',
    },
    paths: {
      kind: 'Path',
      kinds: {
        line: 'a straight line',
        arc: 'an arc around the origin',
        corners: 'a square between four corners',
        traced: 'traced by hand',
      },
      text: {
        line: 'Linear interpolation: evenly from one end to the other.',
        arc: 'Spherical interpolation: the distance from the origin goes evenly from one end’s to the other’s, so that the path stays where the prior has its mass. It matters most with many dimensions.',
        arcPlain:
          'Spherical interpolation: the distance from the origin goes evenly from one end’s to the other’s. The codes of an autoencoder lie around no centre, so a straight line is as good.',
        corners: 'Bilinear interpolation: every row and every column is a straight line.',
        traced:
          'Press “Trace z” and move z: draw in the plane with mouse or finger, use the arrow keys there, or the sliders. Or add single points.',
      },
      end: {
        from: 'From',
        to: 'To',
        topLeft: 'Top left',
        topRight: 'Top right',
        bottomLeft: 'Bottom left',
        bottomRight: 'Bottom right',
      },
      from: {
        image: 'an image',
        input: 'the input image',
        z: 'the point z, as it was',
        sample: 'a sample of the prior',
        samplePlain: 'a sample of a standard normal',
        origin: 'the origin',
      },
      takeZ: '{{end}}: take the present z',
      anotherSample: '{{end}}: draw another sample',
      trace: 'Trace z',
      addPoint: 'Add the present z',
      clear: 'Clear the path',
      strip: 'Pictures along the path',
      picture: 'Picture {{number}} of {{count}}',
      play: 'Play',
      stop: 'Stop playing',
      loop: 'Loop',
      speed: 'Speed',
      perSecond: '{{number}} pictures / s',
    },
    directions: {
      text: 'What turns one kind of image into another: the difference of the means of two groups, as the encoder places their images. A class means its images among the first 2,000 test images.',
      from: 'From group',
      to: 'To group',
      class: 'class {{name}}',
      images: 'chosen images',
      applyTo: 'Applied to',
      base: {
        group: 'the mean of the first group',
        input: 'the input image',
        image: 'an image',
        z: 'the point z, as it was',
      },
      amount: 'Along the direction',
      length: 'length',
      lengthHintPlain:
        'The distance between the two means. The codes of an autoencoder have no unit: compare it with how far they lie apart in the plane.',
      lengthHint:
        'The distance between the two means, in standard deviations of the prior, which is 1 in every dimension.',
      strip: 'Pictures along the direction',
      picture: '{{amount}} times the direction',
      incomplete: 'Both groups need an image, and there must be something to apply the direction to.',
    },
  },
}
