/** What a PyTorch program says about likelihood, KL divergence, what is minimised, and evaluation. */
import type { Settings } from '../../vae/settings'
import { lines } from '../python'

export function losses({ model, objective }: Settings): string[] {
  return [
    lines(
      'def reconstruction_loss(logits, x):',
      '    """-log p(x|z) of each image in nats, [n]."""',
      ...(objective.likelihood === 'bernoulli'
        ? ['    return F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(1)']
        : [
            '    squared = (x - torch.sigmoid(logits)) ** 2',
            '    return (squared / VARIANCE + math.log(2 * math.pi * VARIANCE)).sum(1) / 2',
          ]),
    ),
    ...(model.kind === 'vae' ? [klDivergence] : []),
  ]
}

const klDivergence = `def kl_divergence(mean, log_variance):
    """KL(q(z|x) || N(0, 1)) of each image and latent dimension in nats, [n, LATENT]."""
    return (mean**2 + torch.expm1(log_variance) - log_variance) / 2`

/** `as_trained`: images as the objective has them; `corrupted`: as the encoder sees them in training. */
export function preparations({ objective: { binarization, inputNoise } }: Settings): string[] {
  const pixels: Record<typeof binarization, string | false> = {
    none: false,
    threshold: `def binarized(x):
    """Black or white, whichever is nearer."""
    return (x > 0.5).to(x.dtype)`,
    dynamic: `def binarized(x):
    """Drawn with the grey levels as probabilities, anew each time."""
    return torch.bernoulli(x)`,
  }
  const noise: Record<typeof inputNoise, string | false> = {
    none: false,
    gaussian: `def noisy(x):
    """What the encoder sees of images in training: with Gaussian noise."""
    return (x + NOISE * torch.randn_like(x)).clamp(0, 1)`,
    masking: `def noisy(x):
    """What the encoder sees of images in training: without some of the pixels."""
    return torch.where(torch.rand_like(x) < NOISE, torch.zeros_like(x), x)`,
    'salt-and-pepper': `def noisy(x):
    """What the encoder sees of images in training: with some of the pixels black or white."""
    random = torch.rand_like(x)
    salted = torch.where(random < NOISE / 2, torch.zeros_like(x), torch.ones_like(x))
    return torch.where(random < NOISE, salted, x)`,
  }
  return [pixels[binarization], noise[inputNoise]].filter((piece) => piece !== false)
}

/** What is minimised. */
export function objectiveFunction({ model, objective }: Settings): string {
  const label = model.conditional ? ', label' : ''
  const seen = objective.inputNoise === 'none' ? 'x' : 'noisy(x)'
  if (model.kind === 'ae') {
    return lines(
      `def objective(model, x${label}):`,
      '    """What is minimised, in nats per image, and its parts by their names."""',
      `    loss = reconstruction_loss(model.logits(model.encode(${seen}${label})${label}), x).mean()`,
      '    return loss, {"reconstruction": loss}',
    )
  }
  const head = [
    `def objective(model, x${label}, weight):`,
    '    """What is minimised, in nats per image, and its parts by their names. weight: of the KL divergence."""',
    `    mean, log_variance = model.encode(${seen}${label})`,
  ]
  const draw = [
    '    epsilon = torch.randn_like(mean)',
    '    z = mean + torch.exp(log_variance / 2) * epsilon',
    `    reconstruction = reconstruction_loss(model.logits(z${label}), x)`,
  ]
  if (objective.importanceSamples === 1) {
    return lines(
      ...head,
      ...draw,
      '    kl = kl_divergence(mean, log_variance).mean(0)',
      '    loss = reconstruction.mean() + weight * kl.clamp(min=FREE_BITS).sum()',
      '    return loss, {"reconstruction": reconstruction.mean(), "kl": kl.sum()}',
    )
  }
  return lines(
    ...head,
    '    kl = kl_divergence(mean, log_variance).sum(1).mean()',
    '    mean, log_variance = mean.repeat(SAMPLES, 1), log_variance.repeat(SAMPLES, 1)',
    `    x${label} = x.repeat(SAMPLES, 1)${model.conditional ? ', label.repeat(SAMPLES)' : ''}`,
    ...draw,
    '    ratio = (epsilon**2 + log_variance - z**2).sum(1) / 2  # log p(z) - log q(z|x)',
    '    log_weights = (weight * ratio - reconstruction).reshape(SAMPLES, -1)',
    '    bound = torch.logsumexp(log_weights, 0) - math.log(SAMPLES)',
    '    return -bound.mean(), {"reconstruction": reconstruction.mean(), "kl": kl}',
  )
}

/** The terms of images, as the page takes them. */
export function evaluation(settings: Settings): string {
  const { model, objective } = settings
  const label = model.conditional ? ', label' : ''
  const x = objective.binarization === 'none' ? 'x' : 'binarized(x)'
  const rows = model.conditional ? 'zip(x.split(chunk), label.split(chunk))' : 'x.split(chunk)'
  const isVae = model.kind === 'vae'
  return lines(
    '@torch.no_grad()',
    isVae
      ? `def evaluate(model, x${label}, importance_samples=0, noise=torch.randn_like, chunk=1000):`
      : `def evaluate(model, x${label}, chunk=1000):`,
    '    """Means over images in nats, as the page takes them.',
    '',
    `    x: [n, PIXELS] in [0, 1]${model.conditional ? '; label: [n]' : ''}${isVae ? '; noise: gives epsilon in the shape of what it is given' : ''}`,
    '    """',
    '    model.eval()',
    isVae
      ? '    reconstructions, kls, errors, bounds = [], [], [], []'
      : '    reconstructions, errors = [], []',
    `    for x${label} in ${rows}:`,
    objective.binarization !== 'none' && `        x = ${x}`,
    ...(isVae ? vaeChunk(label) : plainChunk(label)),
    '    reconstruction = torch.cat(reconstructions).mean().item()',
    ...(isVae
      ? vaeResult
      : [
          '    return {"reconstruction": reconstruction, "meanSquaredError": torch.cat(errors).mean().item()}',
        ]),
  )
}

const vaeChunk = (label: string) => [
  `        mean, log_variance = model.encode(x${label})`,
  '        deviation = torch.exp(log_variance / 2)',
  `        logits = model.logits(mean + deviation * noise(mean)${label})`,
  '        reconstructions.append(reconstruction_loss(logits, x))',
  '        kls.append(kl_divergence(mean, log_variance))',
  '        errors.append((torch.sigmoid(logits) - x) ** 2)',
  '        log_weights = []',
  '        for _ in range(importance_samples):',
  '            epsilon = noise(mean)',
  '            z = mean + deviation * epsilon',
  '            ratio = (epsilon**2 + log_variance - z**2).sum(1) / 2  # log p(z) - log q(z|x)',
  `            log_weights.append(ratio - reconstruction_loss(model.logits(z${label}), x))`,
  '        if log_weights:',
  '            bounds.append(torch.logsumexp(torch.stack(log_weights), 0) - math.log(importance_samples))',
]

const plainChunk = (label: string) => [
  `        logits = model.logits(model.encode(x${label})${label})`,
  '        reconstructions.append(reconstruction_loss(logits, x))',
  '        errors.append((torch.sigmoid(logits) - x) ** 2)',
]

const vaeResult = [
  '    kl = torch.cat(kls).mean(0)',
  '    result = {',
  '        "elbo": -(reconstruction + kl.sum().item()),',
  '        "reconstruction": reconstruction,',
  '        "kl": kl.sum().item(),',
  '        "klPerDimension": kl.tolist(),',
  '        "meanSquaredError": torch.cat(errors).mean().item(),',
  '    }',
  '    if bounds:',
  '        result["importanceWeightedBound"] = torch.cat(bounds).mean().item()',
  '    return result',
]
