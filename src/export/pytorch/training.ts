/** How a PyTorch program goes on training, and what it does when it is called. */
import type { Settings } from '../../vae/settings'
import { lines } from '../python'

export function training({ model, objective, optimizer }: Settings): string {
  const label = model.conditional ? ', label' : ''
  const isVae = model.kind === 'vae'
  const { decayPerEpoch, clipGlobalNorm, trains } = optimizer
  return lines(
    `def train(model, run, x${label}, epochs=10, report=print):`,
    '    """Goes on with a run for so many epochs, and reports the means over each in nats per image.',
    '',
    `    x: [n, PIXELS] in [0, 1]${model.conditional ? '; label: [n]' : ''}`,
    '    """',
    '    optimizer = run["optimizer"]',
    trains !== 'both' && `    model.${trains === 'encoder' ? 'decoder' : 'encoder'}.requires_grad_(False)`,
    '    for epoch in range(epochs):',
    '        model.train()',
    '        sums = {}',
    '        for rows in torch.randperm(len(x)).split(BATCH_SIZE):',
    model.batchNorm && '            if len(rows) == 1:',
    model.batchNorm && '                continue  # One image has no variance to be normalised by.',
    decayPerEpoch !== 1 && '            for group in optimizer.param_groups:',
    decayPerEpoch !== 1 &&
      '                group["lr"] = LEARNING_RATE * DECAY_PER_EPOCH ** (run["images"] / len(x))',
    isVae && objective.klWarmupSteps > 0 && '            weight = BETA * min(1, run["step"] / WARMUP_STEPS)',
    `            batch = ${objective.binarization === 'none' ? 'x[rows]' : 'binarized(x[rows])'}`,
    `            loss, terms = objective(model, batch${model.conditional ? ', label[rows]' : ''}${weight(isVae, objective.klWarmupSteps)})`,
    '            optimizer.zero_grad()',
    '            loss.backward()',
    clipGlobalNorm !== null && '            nn.utils.clip_grad_norm_(model.parameters(), CLIP_GLOBAL_NORM)',
    '            optimizer.step()',
    '            run["step"] += 1',
    '            run["images"] += len(rows)',
    '            for name, term in terms.items():',
    '                sums[name] = sums.get(name, 0) + term.item() * len(rows)',
    '        means = {name: total / len(x) for name, total in sums.items()}',
    '        report(f"epoch {epoch + 1} of {epochs}, step {run[\'step\']}: {shown(means)}")',
    '    model.eval()',
  )
}

function weight(isVae: boolean, warmupSteps: number): string {
  if (!isVae) return ''
  return warmupSteps > 0 ? ', weight' : ', BETA'
}

export const shown = `def shown(terms):
    """Terms as one line."""
    return ", ".join(f"{name} {value:.4f}" for name, value in terms.items() if not isinstance(value, list))`

/** The commands that the head of the program names. */
export function commands({ model }: Settings): string {
  const { conditional } = model
  const isVae = model.kind === 'vae'
  const label = conditional ? ', label' : ''
  return lines(
    'def main():',
    '    parser = argparse.ArgumentParser(description="Goes on with a model from VAE Playground.")',
    '    parser.add_argument("--model", default=MODEL, help="the model file to begin with")',
    '    actions = parser.add_subparsers(dest="action", required=True)',
    isVae && '    actions.add_parser("sample", help="100 samples of the prior, decoded, to samples.pgm")',
    '    for action, about in ("evaluate", "the terms of images"), ("train", "goes on training"):',
    '        command = actions.add_parser(action, help=about)',
    '        command.add_argument("images", help="an IDX file of images")',
    conditional && '        command.add_argument("labels", help="the IDX file of their labels")',
    '        if action == "train":',
    '            command.add_argument("--epochs", type=int, default=10)',
    '            command.add_argument("--from-scratch", action="store_true", help="with fresh weights")',
    '            command.add_argument("--output", default="trained.safetensors")',
    isVae && '        else:',
    isVae &&
      '            command.add_argument("--importance-samples", type=int, default=0, help="of the tighter bound")',
    '    options = parser.parse_args()',
    '    torch.manual_seed(SEED)',
    '    model, run = load(options.model)',
    isVae && '    if options.action == "sample":',
    isVae && conditional && '        label = torch.arange(100, device=DEVICE) % CLASSES',
    isVae && '        with torch.no_grad():',
    isVae &&
      `            write_sheet("samples.pgm", model.decode(torch.randn(100, LATENT, device=DEVICE)${label}))`,
    isVae && '        return',
    '    x = read_images(options.images)',
    conditional && '    label = read_idx(options.labels).long().to(DEVICE)',
    '    if options.action == "evaluate":',
    `        print(shown(evaluate(model, x${label}${isVae ? ', options.importance_samples' : ''})))`,
    '        return',
    '    if options.from_scratch:',
    '        model = VAE().to(DEVICE)',
    '        run = begin(model)',
    `    train(model, run, x${label}, options.epochs)`,
    '    save(options.output, model, run)',
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
  )
}
