/** The buttons and figures of a run, and who computes it. */
export const training = {
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
    slow: 'Slow motion',
    slowHint:
      'One step in slow motion: stage by stage, with the numbers of its batch, the formulas and the code.',
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
    tookOver: 'It took over from {{before}} at step {{step}}. {{fault}}',
    finding: {
      hardware: 'is there',
      software: 'runs in software only, which is slower than WebAssembly',
      'half-precision': 'computes with half precision only, too coarse for training',
      absent: 'is not offered by this browser',
      failed: 'did not start',
    },
  },
}
