/** What the form of all settings says of presets and losses: fetched with it. */
export const form = {
  /** Reduction, variance and β as one number. SSE, MSE, CE and KL stand in formulas, in every language. */
  identity: {
    title: 'The same loss in other words',
    gaussian:
      'What a Gaussian likelihood minimises for each image, with SSE the squared error summed over the 784 pixels and KL summed over the latent dimensions:',
    bernoulli:
      'What a Bernoulli likelihood minimises for each image, with CE the cross-entropy summed over the 784 pixels and KL summed over the latent dimensions:',
    plain:
      'An autoencoder has no KL divergence: variance and reduction only scale its loss, and its optimum stays where it is.',
    same: 'Losses and settings with the same optimum, MSE being the mean over the pixels:',
    loss: 'Loss',
    now: 'now',
    rule: 'The last term does not depend on the network, so only the product β σ² counts. Another variance has the same optimum with',
    gaussianMore:
      'Here the KL weighs {{weight}} times against the summed squared error: 2 σ² β. The gradients of these losses differ in length alone, which Adam and RMSProp hardly notice; SGD and clipping do.',
    bernoulliMore:
      'A cross-entropy has no variance: β is the whole story, here {{weight}}. A program that averages it over the pixels and sums the KL has made the same 784 of its β as one with a mean squared error.',
    importance:
      'All this holds for the ELBO. The importance-weighted bound of several samples is no sum of two terms.',
    collapses:
      'This collapses: the KL weighs {{weight}} times against the summed squared error. A code pays only where the variance of the pixels along some direction is well above β σ² = {{product}}, and it is {{limit}} at most. The decoder will show the mean image for every z.',
    collapsesBernoulli:
      'This collapses: β is {{product}}. A code pays only where the variance of the pixels along some direction, in units of Bernoulli variables, is well above β, and it is {{limit}} at most. The decoder will show the mean image for every z.',
    runs: 'Measured with this page: MNIST, the default network, seed 1, ten epochs',
    klColumn: 'KL, nats',
    activeColumn: 'Active dimensions',
    program: {
      title: 'My program has another loss …',
      reconstruction: 'Pixel term',
      reconstructions: {
        'squared-error-sum': 'Squared error, summed',
        'squared-error-half': 'Half the squared error, summed',
        'squared-error-mean': 'Mean squared error (mse)',
        'cross-entropy-sum': 'Cross-entropy, summed',
        'cross-entropy-mean': 'Cross-entropy, averaged (binary_crossentropy)',
      },
      kl: 'KL term',
      kls: {
        sum: 'Summed over the latent dimensions',
        mean: 'Averaged over the latent dimensions ({{dimensions}})',
      },
      weight: 'Weight of the KL term',
      isGaussian: 'Here that is: likelihood {{likelihood}}, variance {{variance}}, β {{beta}}.',
      isBernoulli: 'Here that is: likelihood {{likelihood}}, β {{beta}}.',
      tooMuch: 'Here that would be β = {{beta}}; up to {{maximum}} is accepted. It collapses long before.',
      take: 'Take these settings',
      already: 'The settings are so already',
    },
  },

  /** Settings worth a look. */
  presets: {
    label: 'Preset',
    own: 'Settings of your own',
    changes: 'What changes',
    names: {
      default: 'Default',
      autoencoder: 'Autoencoder',
      'beta-vae': 'β-VAE, β = 4',
      collapse: 'Posterior collapse',
      gaussian: 'Gaussian likelihood',
      'more-dimensions': '32 latent dimensions',
      conditional: 'Conditional VAE',
      convolutional: 'Convolutional',
      denoising: 'Denoising',
      'tutorial-autoencoder': 'The tutorial’s network, as an autoencoder',
      'tutorial-vae': 'The tutorial’s network, as a VAE',
      'tutorial-mean': 'The tutorial’s network, averaged error',
    },
    notes: {
      default:
        'Two latent dimensions, grey pixels under a Bernoulli likelihood: the model that the page opens with.',
      autoencoder:
        'No sample, no KL divergence. Reconstructions get a little better, and the latent space has holes: sample the prior and see.',
      'beta-vae':
        'The KL divergence weighs four times as much (Higgins et al. 2017): codes say less, and pictures get blurrier.',
      collapse:
        'β = 50: a code costs more than it saves. Within ten epochs the KL divergence goes to 0.00002 nats on MNIST; the posterior is the prior, and the decoder shows the mean image for every z.',
      gaussian:
        'Squared error summed over the pixels, plus KL divergence: variance 0.5. Below the objective stands which other losses are the same.',
      'more-dimensions':
        'The encoder may keep 32 numbers of an image. Reconstructions get much sharper; watch which dimensions stay unused.',
      conditional:
        'Encoder and decoder are told the class, and z is left to how an image of it looks. Decode one z as every class.',
      convolutional:
        'Two convolutions before the encoder’s dense layers, and two transposed ones behind the decoder’s. Better pictures after as many epochs; each epoch takes longer.',
      denoising:
        'The encoder sees images with salt and pepper on them, and the decoder is judged by the images without. Put the training noise on an input, and see what comes back.',
      'tutorial-autoencoder':
        '784-128-64-32-64-128-784, squared error, Adam, batches of 128, 100 epochs: what introductions to variational autoencoders like to print. Without sample and KL divergence, as its code has it, it is a plain autoencoder.',
      'tutorial-vae':
        '784-128-64-32-64-128-784, squared error, Adam, batches of 128, 100 epochs, and what makes it a variational autoencoder: a mean and a variance, a sample, and a KL divergence beside the squared error summed over the pixels.',
      'tutorial-mean':
        'The same VAE with the squared error averaged over the 784 pixels, as Keras’ mse does, and the KL divergence summed: variance 392. That is β = 784 against the summed error, and it collapses.',
    },
    tutorial: {
      ways: 'Ways to train it',
      way: {
        'tutorial-autoencoder': 'As an autoencoder',
        'tutorial-vae': 'As a VAE',
        'tutorial-mean': 'With averaged error',
      },
      title: 'What is put right about its code',
      text: 'The code that is printed with this network compresses and rebuilds, but nothing about it is variational:',
      faults: {
        mean: 'Its encoder ends in a ReLU, so its “mean” cannot be negative. Here the mean comes from a linear layer.',
        variance: 'It has no layer for the variance. Here a second linear layer gives the log variance.',
        noise:
          'It draws no ε. Here z = mean + ε · standard deviation, so that gradients pass through the sample (the reparameterisation of Kingma & Welling 2013).',
        kl: 'Its loss is the squared error alone. Here the KL divergence from the prior is part of it.',
        decoder: 'Its decoder is given the mean. Here it is given the sample.',
        shape: 'It hands images of 28 × 28 × 1 to a layer that expects 784 numbers. Here they are flat.',
      },
      reduction:
        'Had it added a KL divergence summed over 32 dimensions to a squared error averaged over 784 pixels, the KL would have weighed 784 times against the sum. What a dimension saves in error is then less than what it costs, for every one of them: the posterior becomes the prior, and the decoder learns the mean image.',
      measured:
        'Measured with this page on MNIST, seed 1, after 20 epochs: on test images the autoencoder has a mean squared error of 0.0073, the VAE 0.0246 with a KL divergence of 10.6 nats in 9 of 32 dimensions, and the VAE with the averaged error 0.0675 with 0.000001 nats. The first 32 principal components leave 0.0167, the mean image 0.0674.',
    },
  },
}
