/** The settings dialog: what it says beside its fields. */
export const settings = {
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
}
