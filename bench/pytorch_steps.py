"""The PyTorch side of bench/pytorch.mjs: trains as many steps as each line of input says, on one thread or on a
graphics card.

    pytorch_steps.py <shard of images> <task as JSON> <cpu or cuda>

Answers a line of JSON each: first its version, then what a step took.
"""

import json
import sys
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

sys.path.append(str(Path(__file__).parent.parent / "scripts"))
from compare_with_pytorch import PIXELS, read_images  # noqa: E402

IMAGES = 10_000


def perceptron(widths):
    layers = [nn.Linear(*pair) for pair in zip(widths, widths[1:])]
    return [module for layer in layers for module in (layer, nn.ReLU())]


class VAE(nn.Module):
    def __init__(self, hidden, latent):
        super().__init__()
        self.encoder = nn.Sequential(*perceptron([PIXELS, *hidden]))
        self.mean, self.log_variance = nn.Linear(hidden[-1], latent), nn.Linear(hidden[-1], latent)
        # The logits have no activation.
        self.decoder = nn.Sequential(*perceptron([latent, *reversed(hidden), PIXELS])[:-1])

    def forward(self, x):
        code = self.encoder(x)
        mean, log_variance = self.mean(code), self.log_variance(code)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        reconstruction = binary_cross_entropy_with_logits(self.decoder(z), x, reduction="sum")
        kl = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum()
        return (reconstruction + kl) / len(x)


def main(shard, task, device):
    torch.set_num_threads(1)
    task = json.loads(task)
    images = read_images(shard, IMAGES).float().to(device)
    vae = VAE(task["hidden"], task["latentDimensions"]).to(device)
    optimizer = torch.optim.Adam(vae.parameters(), lr=1e-3)
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        steps, start, loss = int(line), time.perf_counter(), None
        for _ in range(steps):
            loss = vae(images[torch.randint(len(images), (task["batchSize"],), device=device)])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        # Waits for a graphics card, too.
        objective = loss.item()
        took = time.perf_counter() - start
        print(json.dumps({"milliseconds": 1000 * took / steps, "objective": objective}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
