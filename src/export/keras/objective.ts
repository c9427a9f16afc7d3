/** What a Keras program says about likelihood, KL divergence, and what is minimised on one device or many. */
import type { Settings } from '../../vae/settings'
import { lines } from '../python'

/** Functions of single images. */
export function losses({ model, objective }: Settings): string[] {
  return [
    lines(
      'def reconstruction_loss(logits, x):',
      '    """-log p(x|z) of each image in nats, [n]."""',
      ...(objective.likelihood === 'bernoulli'
        ? ['    return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=logits), 1)']
        : [
            '    squared = (x - tf.sigmoid(logits)) ** 2',
            '    return tf.reduce_sum(squared / VARIANCE + math.log(2 * math.pi * VARIANCE), 1) / 2',
          ]),
    ),
    ...(model.kind === 'vae'
      ? [
          lines(
            'def kl_divergence(mean, log_variance):',
            '    """KL(q(z|x) || N(0, 1)) of each image and latent dimension in nats, [n, LATENT]."""',
            '    return (mean**2 + tf.math.expm1(log_variance) - log_variance) / 2',
          ),
        ]
      : []),
  ]
}

/** `prepared`: images as the objective has them; `noisy`: as the encoder sees them in training. */
export function preparations({ objective: { binarization, inputNoise } }: Settings): string[] {
  const pixels: Record<typeof binarization, string> = {
    none: '    return x',
    threshold: '    return tf.cast(x > 0.5, tf.float32)',
    dynamic: '    return tf.cast(x > tf.random.uniform(tf.shape(x)), tf.float32)',
  }
  const noise: Record<typeof inputNoise, string[] | null> = {
    none: null,
    gaussian: ['    return tf.clip_by_value(x + NOISE * tf.random.normal(tf.shape(x)), 0.0, 1.0)'],
    masking: ['    return tf.where(tf.random.uniform(tf.shape(x)) < NOISE, 0.0, x)'],
    'salt-and-pepper': [
      '    random = tf.random.uniform(tf.shape(x))',
      '    return tf.where(random < NOISE, tf.where(random < NOISE / 2, 0.0, 1.0), x)',
    ],
  }
  const lossy = noise[inputNoise]
  return [
    lines(
      'def prepared(images):',
      `    """Grey levels of bytes, [n, PIXELS] in [0, 1]${binarization === 'none' ? '' : ', made black or white'}."""`,
      '    x = tf.cast(images, tf.float32) / 255.0',
      pixels[binarization],
    ),
    ...(lossy
      ? [lines('def noisy(x):', '    """What the encoder sees of images in training."""', ...lossy)]
      : []),
  ]
}

/** The class `VAE` of a program. */
export function modelClass(settings: Settings): string {
  const { model, optimizer } = settings
  const { trains } = optimizer
  const isVae = model.kind === 'vae'
  const seen = model.conditional ? '[x, label]' : 'x'
  const coded = model.conditional ? '[code, label]' : 'code'
  return lines(
    'class VAE(keras.Model):',
    '    """Trains on batches {"x": bytes [n, PIXELS]' +
      (model.conditional ? ', "label": [n]}."""' : '}."""'),
    '',
    '    def __init__(self):',
    '        super().__init__()',
    '        self.encoder, self.decoder = build_encoder(), build_decoder()',
    trains !== 'both' &&
      model.batchNorm &&
      '        # Keras normalises the half that stays by its running statistics.',
    trains !== 'both' && `        self.${trains === 'encoder' ? 'decoder' : 'encoder'}.trainable = False`,
    '        self.reconstruction_mean = keras.metrics.Mean("reconstruction")',
    isVae && '        self.kl_mean = keras.metrics.Mean("kl")',
    '        # Of the run that the weights come from.',
    '        self.steps_before, self.images_before = 0, 0',
    '',
    '    @property',
    '    def metrics(self):',
    `        return [self.reconstruction_mean${isVae ? ', self.kl_mean' : ''}]`,
    '',
    '    def call(self, batch, training=False):',
    '        """Pixel means of the reconstructions."""',
    '        x = prepared(batch["x"])',
    model.conditional && '        label = tf.one_hot(batch["label"], CLASSES)',
    `        code = self.encoder(${seen}, training=training)${isVae ? '[0]' : ''}`,
    `        return tf.sigmoid(self.decoder(${coded}, training=training))`,
    '',
    ...objectiveMethod(settings),
    '',
    '    def train_step(self, batch):',
    '        replica = tf.distribute.get_replica_context()',
    '        images = replica.all_reduce(SUM, tf.cast(tf.shape(batch["x"])[0], tf.float32))',
    '        with tf.GradientTape() as tape:',
    '            loss = self.objective(batch, images, replica)',
    '        gradients = tape.gradient(loss, self.trainable_variables)',
    ...(optimizer.clipGlobalNorm === null ? [] : clipping),
    '        # The optimiser adds up the gradients of all replicas.',
    '        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))',
    '        return {metric.name: metric.result() for metric in self.metrics}',
  )
}

const clipping = [
  '        # The norm of the whole gradient counts, so that it is added up here, and divided for the optimiser.',
  '        gradients, _ = tf.clip_by_global_norm(replica.all_reduce(SUM, gradients), CLIP_GLOBAL_NORM)',
  '        gradients = [gradient / replica.num_replicas_in_sync for gradient in gradients]',
]

function objectiveMethod({ model, objective }: Settings): string[] {
  const { importanceSamples, freeBitsNats, klWarmupSteps, inputNoise } = objective
  const isVae = model.kind === 'vae'
  const x = inputNoise === 'none' ? 'x' : 'noisy(x)'
  const seen = model.conditional ? `[${x}, label]` : x
  const head = [
    '    def objective(self, batch, images, replica):',
    '        """This replica\'s part of what is minimised, in nats per image: the parts of all replicas add up.',
    '',
    '        images: in the batch on all replicas together',
    '        """',
    '        x = prepared(batch["x"])',
    ...(model.conditional ? ['        label = tf.one_hot(batch["label"], CLASSES)'] : []),
  ]
  if (!isVae) {
    return [
      ...head,
      `        code = self.encoder(${seen}, training=True)`,
      `        reconstruction = reconstruction_loss(self.decoder(${model.conditional ? '[code, label]' : 'code'}, training=True), x)`,
      '        self.reconstruction_mean.update_state(reconstruction)',
      '        return tf.reduce_sum(reconstruction) / images',
    ]
  }
  const weight =
    klWarmupSteps > 0
      ? [
          '        step = self.steps_before + tf.cast(self.optimizer.iterations, tf.float32)',
          '        weight = BETA * tf.minimum(1.0, step / WARMUP_STEPS)',
        ]
      : ['        weight = BETA']
  return [
    ...head,
    ...weight,
    `        mean, log_variance = self.encoder(${seen}, training=True)`,
    '        kl = kl_divergence(mean, log_variance)',
    '        self.kl_mean.update_state(tf.reduce_sum(kl, 1))',
    ...(importanceSamples > 1 ? importance(model.conditional) : bound(model.conditional, freeBitsNats)),
  ]
}

const draw = (conditional: boolean) => [
  '        epsilon = tf.random.normal(tf.shape(mean))',
  '        z = mean + tf.exp(log_variance / 2) * epsilon',
  `        reconstruction = reconstruction_loss(self.decoder(${conditional ? '[z, label]' : 'z'}, training=True), x)`,
  '        self.reconstruction_mean.update_state(reconstruction)',
]

const bound = (conditional: boolean, freeBitsNats: number) => [
  ...draw(conditional),
  '        kl = tf.reduce_sum(kl, 0) / images',
  ...(freeBitsNats > 0
    ? [
        '        # A dimension is free as long as its mean over the whole batch is small.',
        '        spent = replica.all_reduce(SUM, tf.stop_gradient(kl))',
        '        kl = tf.where(spent > FREE_BITS, kl, FREE_BITS / replica.num_replicas_in_sync)',
      ]
    : []),
  '        return tf.reduce_sum(reconstruction) / images + weight * tf.reduce_sum(kl)',
]

const importance = (conditional: boolean) => [
  '        mean, log_variance = tf.tile(mean, [SAMPLES, 1]), tf.tile(log_variance, [SAMPLES, 1])',
  `        x${conditional ? ', label' : ''} = tf.tile(x, [SAMPLES, 1])${conditional ? ', tf.tile(label, [SAMPLES, 1])' : ''}`,
  ...draw(conditional),
  '        ratio = tf.reduce_sum(epsilon**2 + log_variance - z**2, 1) / 2  # log p(z) - log q(z|x)',
  '        log_weights = tf.reshape(weight * ratio - reconstruction, [SAMPLES, -1])',
  '        bound = tf.reduce_logsumexp(log_weights, 0) - math.log(SAMPLES)',
  '        return -tf.reduce_sum(bound) / images',
]

/** The terms of images, as the page takes them. */
export function evaluation({ model }: Settings): string {
  const isVae = model.kind === 'vae'
  const { conditional } = model
  const coded = (code: string) => (conditional ? `[${code}, label]` : code)
  const label = conditional ? ', labels' : ''
  return lines(
    isVae
      ? `def evaluate(model, images${label}, importance_samples=0, noise=tf.random.normal, chunk=1000):`
      : `def evaluate(model, images${label}, chunk=1000):`,
    '    """Means over images in nats, as the page takes them.',
    '',
    `    images: bytes, [n, PIXELS]${conditional ? '; labels: [n]' : ''}${isVae ? '; noise: gives epsilon of a shape' : ''}`,
    '    """',
    `    reconstructions, errors${isVae ? ', kls, bounds = [], [], [], []' : ' = [], []'}`,
    '    for start in range(0, len(images), chunk):',
    '        x = prepared(images[start : start + chunk])',
    conditional && '        label = tf.one_hot(labels[start : start + chunk], CLASSES)',
    ...(isVae
      ? vaeChunk(coded)
      : [`        logits = model.decoder(${coded(`model.encoder(${coded('x')})`)})`]),
    '        reconstructions.append(reconstruction_loss(logits, x).numpy())',
    '        errors.append(((tf.sigmoid(logits) - x) ** 2).numpy())',
    ...(isVae ? vaeBounds(coded) : []),
    '    reconstruction = float(np.concatenate(reconstructions).mean())',
    '    error = float(np.concatenate(errors).mean())',
    ...(isVae ? vaeResult : ['    return {"reconstruction": reconstruction, "meanSquaredError": error}']),
  )
}

const vaeChunk = (coded: (code: string) => string) => [
  `        mean, log_variance = model.encoder(${coded('x')})`,
  '        deviation = tf.exp(log_variance / 2)',
  `        logits = model.decoder(${coded('mean + deviation * noise(mean.shape)')})`,
  '        kls.append(kl_divergence(mean, log_variance).numpy())',
]

const vaeBounds = (coded: (code: string) => string) => [
  '        log_weights = []',
  '        for _ in range(importance_samples):',
  '            epsilon = noise(mean.shape)',
  '            z = mean + deviation * epsilon',
  '            ratio = tf.reduce_sum(epsilon**2 + log_variance - z**2, 1) / 2  # log p(z) - log q(z|x)',
  `            log_weights.append((ratio - reconstruction_loss(model.decoder(${coded('z')}), x)).numpy())`,
  '        if log_weights:',
  '            bounds.append(np.logaddexp.reduce(log_weights, 0) - math.log(importance_samples))',
]

const vaeResult = [
  '    kl = np.concatenate(kls).mean(0)',
  '    result = {',
  '        "elbo": -(reconstruction + float(kl.sum())),',
  '        "reconstruction": reconstruction,',
  '        "kl": float(kl.sum()),',
  '        "klPerDimension": kl.tolist(),',
  '        "meanSquaredError": error,',
  '    }',
  '    if bounds:',
  '        result["importanceWeightedBound"] = float(np.concatenate(bounds).mean())',
  '    return result',
]
