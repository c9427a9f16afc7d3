/** Every text of the page in English. The shape of this object is the shape of every other catalogue. */
export const en = {
  app: {
    title: 'VAE Playground',
    skip: 'Skip to the latent space',
    crashed: {
      title: 'The page has stopped',
      text: 'Something in the page itself went wrong: {{reason}}. Your settings are in the address; reloading brings them back.',
      reload: 'Reload the page',
    },
    loading: 'Loading',
    close: 'Close',
    copied: 'Copied',
  },

  transport: {
    label: 'Training',
    train: 'Train',
    trainHint:
      'Trains the network until you pause it, or for as many epochs as the settings say under “Stop after, epochs”. Pressed again, it goes on. Key: Space.',
    pause: 'Pause',
    pauseHint: 'Stops after the step in progress. Nothing is lost; Train goes on from here. Key: Space.',
    step: 'Step',
    stepHint:
      'One step: one batch of images through encoder and decoder, one gradient, one update of all weights. Key: S.',
    reset: 'Reset',
    resetHint:
      'Forgets what was learned: fresh random weights, drawn from the seed. The same seed gives the same run again. Key: R.',
  },

  stats: {
    epoch: 'epoch of {{target}}',
    /** Beyond the target. */
    epochs: 'epochs',
    epochHint:
      'One epoch shows every training image to the network once. With two latent dimensions, 10 to 20 epochs lead most of the way.',
    step: 'step',
    stepHint: 'Updates of the weights so far. Each uses one batch of images.',
    speed: 'images / s',
    speedHint:
      'Training images a second, over the last second or so. It depends on the device and the network size.',
    progress: 'Training progress',
  },

  backend: {
    badge: 'Computes on {{backend}}, {{engine}}',
    label: 'Backend',
    /** In place of a name while one is chosen. */
    pending: '…',
    changing: 'Choosing a backend',
    names: {
      auto: 'Automatic',
      webgpu: 'WebGPU',
      webgl: 'WebGL',
      wasm: 'WebAssembly',
      cpu: 'Plain JavaScript',
    },
    /** Beside the name on the badge. */
    short: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' },
    reason: {
      'hardware-webgpu': 'WebGPU, because a graphics processor answers through it ({{adapter}}).',
      'hardware-webgl':
        'WebGL, because WebGPU found no graphics processor and WebGL did, with full float precision ({{renderer}}).',
      'no-hardware-gpu':
        'WebAssembly on the processor, because no usable graphics processor answered: WebGPU {{webgpu}}, WebGL {{webgl}}.',
      'only-cpu':
        'Plain JavaScript, because this browser offers neither a graphics processor nor WebAssembly. It works, slowly.',
      'asked-for': '{{backend}}, because it was asked for.',
      'fallback-found': '{{backend}}, because {{wanted}} was asked for but {{finding}}.',
      fallback: '{{backend}}, because {{wanted}} was asked for but did not start: {{reason}}.',
    },
    /** Who does the arithmetic there: beside the name on the badge, and in a sentence. */
    engines: { webgpu: 'WGSL', wasm: 'SIMD', tfjs: 'tfjs' },
    engineSentences: {
      webgpu: 'The arithmetic is done by shaders made for this page.',
      wasm: 'The arithmetic is done by kernels made for this page, with SIMD instructions.',
      tfjs: 'The arithmetic is done by TensorFlow.js.',
    },
    manyThreads: '{{threads}} threads share it.',
    oneThread:
      'One thread does it: more take part where the server sends the page cross-origin isolated and there are three processors or more, of which one is left to the page.',
    unknown: {
      conv: 'The faster kernels made for this page do not know convolutions.',
      batchNorm: 'The faster kernels made for this page do not know batch normalisation.',
      importanceSamples: 'The faster kernels made for this page do not know the importance-weighted bound.',
    },
    passedOver: 'The faster kernels made for this page were passed over: {{reason}}.',
    tookOver: 'It took over at step {{step}}, when {{before}} failed: {{reason}}.',
    finding: {
      hardware: 'is there',
      software: 'runs in software only, which is slower than WebAssembly',
      'half-precision': 'computes with half precision only, too coarse for training',
      absent: 'is not offered by this browser',
      failed: 'did not start',
    },
  },

  menu: {
    language: 'Language',
    languageHint: 'The language of all texts. A running training goes on.',
    theme: 'Theme',
    themeHint: 'Light or dark colours. System follows your device.',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    /** Each language by its own name. */
    languages: { en: 'English', 'zh-CN': '简体中文' },
    share: 'Share',
    shareHint: 'A link that opens this page with these settings and this point of the latent space.',
    about: 'About',
    aboutHint: 'What this page is, what it is not, and the licences of code and data.',
    shortcuts: 'Shortcuts',
    shortcutsHint: 'All keys, and a switch for them. Key: ?',
    model: 'Model file',
    modelHint: 'Save what was learned to a file, or load such a file.',
  },

  share: {
    title: 'Share this page as it is',
    text: 'The link holds every setting that differs from the default, and the selected point if there is one. It holds no weights: with default settings it opens the model that comes with the page, with others fresh weights to be trained. To hand on what was trained here, save the model file. Opening a link never starts a training.',
    link: 'Link',
    copyLink: 'Copy link',
    send: 'Send …',
    failed: 'The browser did not allow copying. Select the link and copy it by hand.',
  },

  model: {
    title: 'Model file',
    text: 'All weights, the state of the optimiser and the settings in one safetensors file. PyTorch can read it.',
    save: 'Save model',
    load: 'Load model',
    loadHint:
      'A .safetensors file that this page or PyTorch wrote. A file that does not fit leaves the present model as it is.',
    saved: 'Saved as {{file}}.',
    loaded: 'The model from {{file}} is in use.',
  },

  about: {
    title: 'About VAE Playground',
    what: 'This page trains a real variational autoencoder (Kingma & Welling 2013) on your device. No server takes part, nothing you draw or load leaves the page.',
    not: 'What it is not: a general network editor, a collection of ready models, or a service. One kind of model, understood thoroughly.',
    data: 'Data',
    mnist: 'MNIST by Yann LeCun, Corinna Cortes and Christopher Burges, licence:',
    fashion: 'Fashion-MNIST by Zalando Research, licence:',
    shapes: 'Shapes are drawn by this page, in the manner of dSprites (Matthey et al. 2017).',
    code: 'Code',
    codeLicence:
      'The code of this page: MIT licence. It stands on React, TensorFlow.js, uPlot, zustand, i18next, comlink, fflate, gifenc and Lucide.',
    version: 'Version {{version}}',
    nats: 'All numbers are in nats per image: natural-logarithm units of information, summed over the 784 pixels and the latent dimensions, averaged over images.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    text: 'They work while no control or text has the focus.',
    enabled: 'Single-key shortcuts',
    enabledHint:
      'Switch them off if a screen reader, speech input or a shaky hand triggers them by accident.',
    keys: {
      train: 'Train or pause',
      step: 'Step',
      reset: 'Reset',
      help: 'This list',
      arrows: 'Move the point in the latent space (when it has the focus); with Shift in larger steps',
      nearest: 'Take the test image nearest to the point as the input (when the latent space has the focus)',
      zoom: 'Zoom the latent space (when it has the focus); 0 shows all of the prior',
      pan: 'Move the view of the latent space (when it has the focus)',
      paste: 'Paste a picture from the clipboard as input',
    },
    space: 'Space',
    arrowKeys: 'Arrow keys',
    enter: 'Enter',
    pasteKeys: 'Ctrl + V',
  },

  import: {
    title: 'Your own data',
    open: 'Your own data: train on pictures or arrays from your device',
    text: 'Train on images of your own: 20 to 100,000 of them. Choose files or a folder, or drop them on the page. You see what they hold before anything changes. Nothing leaves this device, and the page forgets them when it is closed.',
    formats:
      'Pictures (PNG, JPEG, WebP), alone, in a folder or in a ZIP; folders name the classes, and “train” and “test” the parts; or a CSV beside them, a row a file name and a label. Arrays: IDX as MNIST has it, NPY, NPZ, and CSV with a row an image, also as .gz.',
    conversion:
      'Each image is brought to 28 × 28 grey pixels: colours become their luma, the longer side is scaled to 28, and the rest of the square is filled as its border is.',
    files: 'Choose files',
    folder: 'Choose a folder',
    reading: 'Reading the files',
    images_one: '{{number}} image',
    images_other: '{{number}} images',
    cancel: 'Cancel',
    preview: 'Your own data: {{name}}',
    counts: '{{train}} images for training, {{test}} for tests',
    samples: 'Some of the images, as the network would see them',
    negative: 'Negative: turn dark on light into light on dark',
    sizes: 'Sizes of the originals: {{sizes}}.',
    otherSizes_one: 'And {{count}} other size.',
    otherSizes_other: 'And {{count}} other sizes.',
    classes_one: '{{count}} class',
    classes_other: '{{count}} classes',
    skipped_one: '{{used}} used, {{count}} file was left out',
    skipped_other: '{{used}} used, {{count}} files were left out',
    moreSkipped: 'And {{count}} more.',
    use: 'Use these images',
    compare: 'Score as anomalies',
    others: 'Choose others',
  },

  settings: {
    bar: 'Settings',
    network: 'Network',
    networkHint:
      'Width of every layer, from the pixels through the latent space and back; of convolutions, maps × side². Opens all settings.',
    images: '{{train}} + {{test}}',
    imagesHint: 'Training images + test images',
    all: 'All settings',
    allHint: 'Every setting with its explanation and limits.',
    title: 'All settings',
    live: 'Takes effect at once.',
    reset: 'Starts a new run.',
    engine: 'Moves the run and keeps what was learned.',
    noEffect: {
      autoencoder: 'No effect on an autoencoder: it draws no sample and has no KL divergence to weigh.',
      importance: 'No effect on an importance-weighted bound: it has no KL divergence of its own.',
      noise: 'No effect without noise on the input.',
    },
    needsReset: 'Changes that start a new run are collected here until you apply them.',
    apply: 'Apply and start afresh',
    applyLive: 'Apply',
    discard: 'Discard',
    changed: 'changed',
    editor: {
      title: 'Layers of the network',
      input: 'Image',
      output: 'Decoded image',
      layer: { hidden: 'Hidden layer {{number}}', convolution: 'Convolution {{number}}' },
      units_one: '{{number}} unit',
      units_other: '{{number}} units',
      add: { hidden: 'Add a layer', convolution: 'Add a convolution' },
      remove: 'Remove: {{layer}}',
      full: {
        hidden: 'At most {{maximum}} hidden layers.',
        convolution: 'At most {{maximum}} convolutions.',
      },
    },
    cost: {
      parameters: 'Parameters',
      parametersHint: 'Numbers that training adjusts: all weights and biases of encoder and decoder.',
      memory: 'Memory, at least',
      memoryHint:
        'Weights {{weights}}; what the optimiser keeps of each, {{moments}}; and what every layer gives for each of the {{batch}} images of a batch, {{activations}}: 4 bytes a number. Gradients and the copies of an engine come on top, and so do the images of the data set.',
      image: 'An image, there and back',
      imageHint:
        'Arithmetic of encoding and decoding one image: a multiplication and an addition for each weight. Activation functions and the loss are left out.',
      step: 'A training step',
      stepHint:
        'Arithmetic of a step of {{batch}} images: forward, then the gradient by the weights and by what each layer is given, which is as much again each. The gradient by the pixels is not needed. The update of the weights is left out.',
    },
    hiddenFormat: 'Numbers, separated by commas',
    on: 'on',
    off: 'off',
    hintAndConsequence: '{{hint}} {{consequence}}',
    limits: 'A number from {{minimum}} to {{maximum}}.',
    limitsWhole: 'A whole number from {{minimum}} to {{maximum}}.',
    switchOn: 'Switch on',
    groups: { data: 'Data', model: 'Network', objective: 'Objective', optimizer: 'Optimiser', run: 'Run' },
  },

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

  field: {
    dataset: {
      label: 'Data set',
      hint: 'What the network learns to compress: 60,000 training and 10,000 test images of 28 × 28 grey pixels. Shapes are drawn here from five known causes: shape, scale, rotation, x and y.',
      options: { mnist: 'MNIST', 'fashion-mnist': 'Fashion-MNIST', shapes: 'Shapes' },
    },
    subset: {
      classes: {
        label: 'Classes',
        hint: 'Which classes take part, in training and in the tests. Leave one out and see how surprising its images are.',
      },
      images: {
        label: 'Fewer training images',
        hint: 'Trains on the first so many images of these classes. With few, the curves of training and test part: the network learns them by heart.',
      },
    },
    model: {
      kind: {
        label: 'Kind',
        hint: 'A variational autoencoder gives each image a distribution in the latent space and keeps it near the prior. A plain autoencoder gives each image a point and lets it lie anywhere: it reconstructs a little better, and the places in between decode to nothing in particular.',
        options: { vae: 'Variational autoencoder', ae: 'Autoencoder' },
      },
      network: {
        label: 'Layers',
        hint: 'Dense layers connect every unit with every unit of the next layer. Convolutional ones, between the pixels and the dense ones, look for the same small patterns everywhere in the picture, with few weights of their own: better pictures for more arithmetic.',
        options: { dense: 'Dense', conv: 'Convolutional' },
      },
      channels: {
        label: 'Channels',
        hint: 'Maps that each convolution gives, for instance 16, 32; up to three convolutions. Each halves the side of the picture, from 28 to 14, 7 and 3. Transposed convolutions behind the decoder’s dense layers mirror them, and double it again.',
      },
      hidden: {
        label: 'Hidden layers',
        hint: 'Widths of the encoder’s hidden layers; the decoder mirrors them. Wider learns finer detail and trains more slowly. Without any, the pixels are connected with z directly.',
      },
      latentDimensions: {
        label: 'Latent dimensions',
        hint: 'How many numbers the encoder may keep of an image. Two can be drawn as a plane; 10 to 32 reconstruct much better.',
      },
      activation: {
        label: 'Activation',
        hint: 'The non-linear function after each hidden layer. ReLU is fast and a good default; the smooth ones give smoother transitions between pictures.',
        options: { relu: 'ReLU', elu: 'ELU', tanh: 'tanh', softplus: 'softplus' },
      },
      batchNorm: {
        label: 'Batch normalisation',
        hint: 'Normalises what each hidden layer gives over the batch, before its activation; never the latent code or the pixels. Training is less touchy about learning rate and depth, and the images of a batch then depend on one another. In use, running statistics take the place of the batch’s.',
      },
      conditional: {
        label: 'Conditional',
        hint: 'Tells encoder and decoder which class the image is of (a conditional VAE). The code need not say it then: z is left to what images of a class differ in, and you choose the class of what is decoded.',
      },
    },
    objective: {
      likelihood: {
        label: 'Likelihood',
        hint: 'How a pixel is judged. Bernoulli: cross-entropy, made for black and white. Gaussian: squared error divided by twice the variance.',
        options: { bernoulli: 'Bernoulli', gaussian: 'Gaussian' },
      },
      variance: {
        label: 'Variance',
        hint: 'Of the Gaussian likelihood. 0.5 is squared error + KL; 392 is what “mean squared error + KL” secretly means, and it collapses. A larger value weakens the reconstruction against the KL divergence.',
      },
      binarization: {
        label: 'Binarisation',
        hint: 'Turns grey into black and white: not at all, at one half, or freshly at random in each step. Only binary pixels make Bernoulli a true likelihood.',
        options: { none: 'None (grey)', threshold: 'At one half', dynamic: 'At random, each step' },
      },
      inputNoise: {
        label: 'Noise on the input',
        hint: 'What training does to what the encoder sees, while the decoder is judged by the image without it: so the network learns to take noise away (a denoising autoencoder). Masking makes pixels black, salt and pepper makes them black or white. Test terms and everything else see images without noise.',
        options: {
          none: 'None',
          gaussian: 'Gaussian',
          masking: 'Masking',
          'salt-and-pepper': 'Salt and pepper',
        },
      },
      noiseAmount: {
        label: 'Amount of noise',
        hint: 'Standard deviation of Gaussian noise, where black is 0 and white is 1 and pixels stop there; else the share of pixels that it hits. 0.1 can hardly be seen, 0.5 hides a lot.',
      },
      beta: {
        label: 'β',
        hint: 'Weight of the KL divergence. 1 is the true ELBO. Above, the latent space gets tidier and pictures blurrier, until it collapses; below, the reverse.',
      },
      klWarmupSteps: {
        label: 'KL warm-up, steps',
        hint: 'β grows from 0 to its value over so many steps. Helps against posterior collapse. One epoch has 469 steps at batch size 128.',
      },
      freeBitsNats: {
        label: 'Free bits, nats',
        hint: 'KL divergence per latent dimension that costs nothing. 0.1 to 0.5 keeps dimensions from collapsing; 0 switches it off.',
      },
      importanceSamples: {
        label: 'Importance samples',
        hint: 'Samples of z an image of a step. 1 trains the ELBO; 5 to 50 train the tighter importance-weighted bound (IWAE), with so many times the work of the decoder. The curves go on to show the ELBO, which then no longer is what is trained.',
      },
    },
    optimizer: {
      kind: {
        label: 'Optimiser',
        hint: 'How gradients become updates. Adam and RMSProp adapt the step of each weight; SGD, with momentum 0.9, follows the gradient as it is.',
        options: { adam: 'Adam', sgd: 'SGD with momentum', rmsprop: 'RMSProp' },
      },
      learningRate: {
        label: 'Learning rate',
        hint: 'How far each step goes. 0.001 suits Adam and RMSProp, 0.003 suits SGD. Ten times 0.001 may diverge, with SGD at once; a tenth of it is slow.',
      },
      decayPerEpoch: {
        label: 'Learning rate decay, per epoch',
        hint: 'Factor by which the learning rate shrinks an epoch, a little at each step: 0.9 leaves a third of it after ten. Small steps at the end let the weights settle. 1 leaves the rate as it is.',
      },
      clipGlobalNorm: {
        label: 'Gradient clipping',
        hint: 'Scales gradients down to this length where they are longer. Off by default; helps where training diverges.',
      },
    },
    batchSize: {
      label: 'Batch size',
      hint: 'Images a step. Larger gives calmer gradients and more images a second, but fewer updates an epoch.',
    },
    seed: {
      label: 'Seed',
      hint: 'The key of every random number of the run: same seed and settings, same run. 0 is a seed like any other.',
    },
    stopAfterEpochs: {
      label: 'Stop after, epochs',
      hint: 'Training started by the button pauses after so many epochs, and after as many more when it is pressed again. Compare models after equal numbers of epochs. Off: it goes on until you pause it.',
    },
    backend: {
      label: 'Backend',
      hint: 'What does the arithmetic. Automatic takes the fastest that works here.',
      options: {
        auto: 'Automatic',
        webgpu: 'WebGPU',
        webgl: 'WebGL',
        wasm: 'WebAssembly',
        cpu: 'Plain JavaScript',
      },
    },
  },

  input: {
    title: 'Input',
    hint: 'The picture that goes into the encoder: draw one, bring one, or take one from the test set, which the network never trains on.',
    drawingArea: 'Drawing area',
    drawingHint:
      'Draw with mouse, finger or pen. The drawing is prepared as the images of the data set were.',
    drawingKeys:
      'Draw with mouse, finger or pen, or with the arrow keys: Space lowers and lifts the pen, Shift takes larger steps, Ctrl+Z undoes.',
    penDown: 'Pen down',
    penUp: 'Pen up',
    drawHere: 'Draw here',
    undo: 'Undo stroke',
    clear: 'Clear drawing',
    upload: 'Upload image',
    uploadHint:
      'A PNG, JPEG or WebP picture of one object, such as those of the data set. It stays on this device.',
    orElse: 'or drop or paste one',
    networkSees: 'Input image',
    networkSeesHint: 'The 28 × 28 grey pixels that the network sees.',
    prepared: {
      digit: 'What the network sees: centred and scaled as MNIST',
      picture: 'What the network sees: scaled as Fashion-MNIST',
      whole: 'What the network sees: the whole picture, nothing moved',
    },
    noise: 'Training noise',
    noiseHint:
      'Puts noise on the input as training does. The encoder sees the noisy image; beside the decoded image you see what comes back and what should.',
    noiseAgain: 'Draw the noise again',
    nothing: 'Draw, upload or pick a picture, and the encoder says where it belongs.',
    testDigits: 'Test images to pick from',
    testDigit: 'Test image {{index}}: {{label}}',
    file: 'From {{file}}',
  },

  images: {
    test: 'Test image {{index}}',
    own: 'A picture of your own',
    choice: '{{what}}: {{image}}. Choose another',
    number: 'Number in the test set',
    input: 'Input as it is now',
    inputHint: 'The picture that is the input now. It stays the same when you put in another one.',
    pick: 'Pick in the plane',
    pickHint: 'Shows the latent space: press the point whose image you want.',
    addTo: '{{group}}: add an image',
    add: 'Add',
    present: 'Is there already',
    remove: '{{group}}: take out {{image}}',
    clear: '{{group}}: take out all',
  },

  posterior: {
    title: 'what the encoder says',
    hint: 'The encoder answers with a distribution: a mean and a standard deviation for each latent dimension. The grey curve is the prior, the coloured one the posterior of this image. A narrow peak is certainty; a peak on the prior says nothing.',
    hintPlain:
      'An autoencoder answers with a point: one number for each latent dimension, and no spread. The grey curve is a standard normal, for scale: nothing pulls codes towards it.',
    rowPlain: '{{name}}: {{code}}',
    row: '{{name}}: mean {{mean}}, standard deviation {{deviation}}, {{kl}} nats',
    some: 'The {{count}} of {{total}} that say most',
    go: 'Go there',
    sample: 'Sample this posterior',
    sampleHint: 'Sample this posterior: moves the point to a code that the encoder could as well have meant',
    goHint: 'Moves the point in the latent space to the mean of this image.',
    goHintPlain: 'Moves the point in the latent space to the code of this image.',
    none: 'No input yet',
  },

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
      density: 'density',
      posteriors: 'posteriors',
      trails: 'trails',
    },
    useAsInput: 'Use as input',
    moreLayers: 'More layers',
    layerHint: {
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
      'Both terms together: an upper bound on how surprising the image is. Lower is more ordinary.',
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

  curves: {
    title: 'Learning curves',
    elbo: 'ELBO',
    elboHint: 'nats, higher is better',
    elboExplanation:
      'Evidence lower bound: a lower bound on the log probability of an image. It is minus (reconstruction loss + KL divergence), whatever β is.',
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
    axis: 'epochs',
    collapsed: 'collapsed',
    floor: 'best possible',
    linear: 'PCA',
    trained: 'PyTorch, 20 epochs',
    collapsedExplanation: '{{value}}, “collapsed”: the mean image for every image, whatever the input.',
    floorExplanation: '{{value}}, “best possible”: every image predicted by itself.',
    linearExplanation:
      '{{value}}, “PCA”: the best that a linear code of as many dimensions does, fitted to the test images themselves.',
    trainedExplanation:
      '{{value}}, “PyTorch, 20 epochs”: test images under this very network, trained there.',
    empty: 'Press Train',
    emptyLong: 'Press Train and the curve is drawn here.',
    summary: '{{name}}: {{current}} nats per image at epoch {{epoch}}, from {{first}} at the start.',
    summaryTest: 'On test images: {{value}}.',
    summaryLines: 'For comparison: {{lines}}.',
    noNumber: '–',
  },

  explore: {
    title: 'Explore',
    hint: 'Instruments for looking around in the latent space. Every picture here is decoded by the present model, anew as it learns; choosing one moves the point z there.',
    tabs: 'Explore the latent space',
    tab: {
      samples: 'Samples',
      paths: 'Paths',
      directions: 'Directions',
      dimensions: 'Dimensions',
      neighbours: 'Neighbours',
      projection: 'UMAP',
      measures: 'Measures',
      anomalies: 'Anomalies',
      save: 'Save',
    },
    missing: 'This part of the page did not arrive. Check the connection, then reload the page.',
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
        'A tighter bound than the ELBO, with {{samples}} samples of z for each of {{boundImages}} test images, ± its standard error (Burda et al. 2015). Of grey pixels it is no bound of a log likelihood, since the Bernoulli distribution gives greys no probability.',
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
        'KL of each dimension, a mean over the test images, in nats. Below {{threshold}} a dimension says nothing: its posterior is the prior for every image.',
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

  notices: {
    label: 'Notices',
    dismiss: 'Dismiss',
    retry: 'Try again',
    pretrained: 'Trained for {{epochs}} epochs',
    fromFile: 'Model from a file',
    startFromScratch: 'Start from scratch',
    startHint: 'Fresh random weights, and training begins.',
    fresh: 'Fresh weights',
    trainedModel: 'Back to the trained model',
    trainedHint: 'The model that comes with the page, with the default settings.',
    restored: 'The run before',
    replaced: 'Back to the run before',
    replacedHint: 'Undoes the change: the settings, weights and curves that the new run has replaced.',
    loadingImages: 'Loading images',
    data: '{{loaded}} of {{total}}',
    dataHint: 'Training may begin; the rest streams in meanwhile.',
    starting: 'Choosing an engine and loading the first images …',
  },

  phone: {
    bar: 'Sections',
    plane: 'Plane',
    decoded: 'Decoded',
    input: 'Input',
    curves: 'Curves',
    explore: 'Explore',
    settings: 'Settings',
  },

  announce: {
    loading: 'Loading.',
    ready: 'Ready to train.',
    training: 'Training.',
    paused: 'Paused at epoch {{epoch}}.',
    failed: 'Training has stopped because of an error.',
    progress: 'Epoch {{epoch}}. ELBO {{elbo}} nats per image.',
    progressPlain: 'Epoch {{epoch}}. Reconstruction loss {{loss}} nats per image.',
  },

  /** What an argument of window.playground must be. */
  expected: {
    count: 'a whole number of at least 1',
    positive: 'a number above 0',
    object: 'an object',
    split: '“test” or “train”',
    label: 'a class, a whole number from 0 to {{last}}',
    rows: 'a list of lists of {{length}} numbers',
    row: 'a list of {{length}} numbers',
    images: 'a list of images, each a list of {{length}} numbers from 0 to 1',
    image: 'a list of {{length}} numbers from 0 to 1',
    file: 'a file (Blob)',
  },

  modelFileFault: {
    'header-length': 'This is not a safetensors file (the length of its header does not fit)',
    'header-not-json': 'This is not a safetensors file (its header is not JSON)',
    'metadata-not-text': 'The metadata of this file are not all text',
    'tensor-description': 'A tensor in this file is not described as safetensors asks for',
    'tensor-type': 'A tensor in this file is not of 32-bit floats',
    'tensor-bytes': 'The tensors in this file do not fill it exactly: it may be cut short',
    version: 'The version of this file is no whole number',
    'settings-not-json': 'The settings in this file are not JSON',
    counter: 'A counter in this file is no whole number',
    'negative-moment': 'A second moment in this file is negative',
    'negative-variance': 'A running variance in this file is negative',
  },

  /** What is wrong with a file that should hold images: the sentence goes on with what is accepted. */
  importFault: {
    'gzip-damaged': 'it is damaged or cut short (gzip)',
    'zip-damaged': 'it is damaged or cut short (ZIP)',
    'zip-encrypted': 'it is protected by a password; unpack it first',
    'idx-little-endian': 'its header has the bytes the wrong way round; IDX is big-endian',
    'idx-dimensions': 'its dimensions are not those of images: count × height × width',
    'labels-alone': 'it is a file of labels; the images belong to it',
    'no-table': 'it is neither a table of pixels nor one of the labels of pictures',
    'no-rows': 'it has no row of pixels',
    'labels-unmatched': 'it names labels of pictures, but none of the pictures that are here',
    'too-short': 'it ends early: its header announces more',
    'too-long': 'it goes on where its header says that it ends',
    'npy-header': 'its header is not one that NumPy writes',
    'npy-objects': 'it contains Python objects, which are not loaded; save an array of numbers',
    'npy-type': 'its type of numbers is not accepted; save it as uint8 or float32, little-endian',
    'npy-order': 'it is stored column by column (Fortran order); save it with numpy.ascontiguousarray',
    'npy-shape':
      'its shape is not count × height × width, with or without colours, nor count × pixels of a square',
    'text-encoding': 'it is no text in UTF-8 or UTF-16',
    'text-line': 'it has a line that is longer than any image',
  },

  problem: {
    'address-ignored':
      'The link holds something that this page does not know or accept: {{keys}}. It was left out; everything else applies.',
    'setting-unknown':
      'There is no setting called “{{field}}”. The names are those of the form “All settings”.',
    'setting-not-a-number':
      '{{field}} must be a number from {{minimum}} to {{maximum}}; “{{given}}” is none.',
    'setting-not-an-integer':
      '{{field}} must be a whole number from {{minimum}} to {{maximum}}; {{given}} is not whole.',
    'setting-out-of-range': '{{field}} must be between {{minimum}} and {{maximum}}; {{given}} is outside.',
    'setting-not-an-option': '{{field}} must be one of: {{options}}; “{{given}}” is not among them.',
    'setting-not-a-boolean': '{{field}} must be true or false; “{{given}}” is neither.',
    'setting-not-a-list':
      '{{field}} must be a list of {{minimumLength}} to {{maximumLength}} whole numbers from {{minimum}} to {{maximum}}; “{{given}}” is not.',
    'setting-not-an-object': '{{field}} must be an object with settings inside; “{{given}}” is not.',
    'argument-invalid': '{{argument}} must be {{expected}}; {{given}} is not.',
    'argument-unknown': '{{argument}} may hold {{accepted}} and nothing else; “{{given}}” is not among them.',
    'dataset-unreachable':
      'The images of {{dataset}} could not be loaded: {{file}} did not arrive ({{reason}}). Check the connection and try again; what is already here stays usable.',
    'dataset-corrupt':
      'The file {{file}} of {{dataset}} arrived damaged: its checksum is wrong, twice. It was not used. Try again, or reload the page.',
    'dataset-malformed':
      'The data set {{dataset}} cannot be used: {{reason}}. It needs a manifest and shards as the documentation describes.',
    'subset-class-unknown':
      'The data set {{dataset}} has no class {{label}}: its classes are numbered from 0 to {{last}}. Leave the list empty to take all.',
    'subset-empty':
      'No images of {{dataset}} are left with the classes {{classes}}. Choose others, or leave the list empty to take all.',
    'dataset-not-here':
      'The data set {{dataset}} was brought to another page, or to this one before it was loaded: data of your own stay on the page where they are read. Read the files again; nothing has changed.',
    'import-nothing':
      'Nothing here can be read as images ({{files}} files looked at). Accepted: PNG, JPEG and WebP pictures, ZIP, IDX, NPY, NPZ and CSV files.',
    'import-malformed':
      '{{file}} cannot be read: {{reason}}. Accepted: pictures, ZIP, IDX, NPY, NPZ and CSV files.',
    'import-value':
      '{{file}}: in row {{row}}, column {{column}} stands “{{given}}”. Pixels are numbers from 0 to 1, or from 0 to 255.',
    'import-row-length':
      '{{file}}: row {{row}} has {{given}} values, expected {{expected}} as in the first row. Each image is one row.',
    'import-not-square':
      '{{file}} has {{columns}} columns. Accepted: as many as a square image has pixels, such as 784, and one more for the label; up to 512 × 512 pixels.',
    'import-image-size':
      '{{file}} has images of {{width}} × {{height}}; up to {{limit}} × {{limit}} are accepted.',
    'import-too-few':
      'Only {{images}} usable images were found; a data set needs at least {{minimum}}. Choose more files or a folder.',
    'import-too-many':
      'There are more than {{maximum}} images; up to so many are accepted. Choose a part of them.',
    'import-too-many-classes':
      'There are {{classes}} classes; up to {{maximum}} are accepted. Perhaps the labels are in another column.',
    'import-label-count':
      '{{file}} has {{labels}} labels for {{images}} images. There must be one label an image.',
    'import-several-arrays':
      'There are two arrays of images, {{one}} and {{other}}. Keep one, or name them as “train” and “test”.',
    'image-empty': 'The file {{file}} is empty. Choose a picture.',
    'image-too-many-bytes':
      'The file {{file}} has {{megabytes}} MB; pictures up to {{limit}} MB are accepted. Make it smaller first.',
    'image-type-unknown': '{{file}} is no picture that this page knows. Accepted: PNG, JPEG, WebP.',
    'image-type-unsupported': '{{file}} is a file of type {{type}}. Accepted: PNG, JPEG, WebP.',
    'image-too-large':
      '{{file}} has {{width}} × {{height}} pixels; up to {{limit}} × {{limit}} are accepted. Make it smaller first.',
    'image-undecodable':
      '{{file}} claims to be {{type}} but cannot be read: it is damaged or cut short. Save it again as PNG.',
    'image-blank':
      '{{file}} shows nothing that stands out from its background. What it shows needs contrast.',
    'clipboard-without-image': 'The clipboard holds no picture. Copy a picture, then paste again.',
    'model-file-malformed':
      '{{reason}}. Accepted: .safetensors files saved by this page, or by PyTorch as docs/model-file.md describes.',
    'model-file-wrong-format':
      'The file is of the format “{{format}}”; this page reads safetensors files whose metadata say “vae-playground”.',
    'model-file-newer':
      'The file was written by a newer version of this page (format {{version}}; this page reads up to {{supported}}). Reload to get the newest.',
    'model-file-tensor-missing': 'The model file lacks the tensor “{{tensor}}” that its settings call for.',
    'model-file-tensor-unexpected':
      'The model file holds a tensor “{{tensor}}” that its settings do not call for.',
    'model-file-tensor-shape':
      'The tensor “{{tensor}}” has the shape {{given}}; the settings in the file call for {{expected}}.',
    'model-file-not-finite':
      'The tensor “{{tensor}}” holds numbers that are not finite; such a model is broken.',
    'pretrained-unreachable':
      'The model trained beforehand could not be loaded ({{reason}}). You start with random weights; press Train.',
    'backend-unavailable':
      '{{backend}} cannot be used here: {{reason}}. The run stays where it is; choose another backend.',
    'no-backend':
      'This browser offers nothing that could train a network: {{reason}}. A current Chrome, Edge, Firefox or Safari can.',
    'training-diverged':
      'Training diverged at step {{step}}: {{term}} is no longer a finite number. The model is as it was at step {{keptStep}}. Lower the learning rate or clip the gradients, then go on; if it diverges again, press Reset.',
    'no-importance-weights':
      'An autoencoder has no importance-weighted bound: its codes are points, without a density to weigh them by. Leave importanceSamples out, or choose the variational autoencoder.',
    'no-such-labels':
      'A conditional network is told one of up to {{limit}} classes, and this data set has {{classes}}. Switch “Conditional” off, or choose another data set.',
    'model-changed': 'The model was replaced while this was being computed. Ask again.',
    'worker-failed':
      'Something went wrong in the background thread that trains ({{reason}}). If it no longer answers, reload the page.',
    'worker-missing':
      'The part of the page that trains could not be loaded. Check the connection, then reload the page.',
    unexpected: 'Something unforeseen went wrong: {{reason}}. If it happens again, reload the page.',
  },
}

/** A catalogue of another language: the same keys, other texts. */
export type Catalogue = typeof en
