/** The name and the explanation of each setting. */
export const fields = {
  field: {
    dataset: {
      label: 'Data set',
      hint: 'What the network learns to compress: 60,000 training and 10,000 test images of 28 × 28 grey pixels. Shapes are drawn here from five known causes: shape, scale, rotation, x and y.',
      options: { mnist: 'MNIST', 'fashion-mnist': 'Fashion-MNIST', shapes: 'Shapes' },
      // By the names that the data have.
      classes: {
        triangle: 'triangle',
        ellipse: 'ellipse',
        heart: 'heart',
        'T-shirt/top': 'T-shirt/top',
        Trouser: 'Trouser',
        Pullover: 'Pullover',
        Dress: 'Dress',
        Coat: 'Coat',
        Sandal: 'Sandal',
        Shirt: 'Shirt',
        Sneaker: 'Sneaker',
        Bag: 'Bag',
        'Ankle boot': 'Ankle boot',
      },
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
      trains: {
        label: 'Trains',
        hint: 'Whose weights move. The half that is left out stays exactly as it is: with the decoder alone, codes stay where they are and the decoder learns to read them; with the encoder alone, codes move to where the decoder reads them best.',
        options: { both: 'Encoder and decoder', encoder: 'Encoder only', decoder: 'Decoder only' },
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
}
