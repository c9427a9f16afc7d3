"""The other half of compare-with-pytorch.mjs: the same network in PyTorch, from the model file alone.

    python3 compare_with_pytorch.py results REQUEST.json     prints encodings, decodings and terms as JSON
    python3 compare_with_pytorch.py train SHARD FILE         trains a small network and writes it as a model file
    python3 compare_with_pytorch.py version                  names the version of PyTorch

Needs PyTorch and nothing else: the safetensors container is read and written here, in a few lines.
"""

import gzip
import json
import math
import struct
import sys
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, elu, relu, softplus

ACTIVATIONS = {"relu": relu, "elu": elu, "tanh": torch.tanh, "softplus": softplus}
PIXELS, SIDE = 784, 28
# Streams of src/vae/random.ts.
EVALUATION, IMPORTANCE = 4, 5


def load(path):
    """Tensors and metadata of a safetensors file of float32 tensors."""
    data = bytearray(Path(path).read_bytes())
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=8 + length + begin)
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def save(path, tensors, metadata):
    """Writes a safetensors file of float32 tensors."""
    header, body = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().float().contiguous().numpy().tobytes()
        offsets = [len(body), len(body) + len(values)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": offsets}
        body += values
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + body)


def read_images(shard, count):
    """The first images of a shard, [count, 784] in [0, 1]."""
    pixels = bytearray(gzip.decompress(Path(shard).read_bytes())[: count * PIXELS])
    return torch.frombuffer(pixels, dtype=torch.uint8).reshape(count, PIXELS).double() / 255


def pcg4d(x, y, z, w):
    """Four 32-bit words from four (Jarzynski & Olano 2020)."""
    mask = 0xFFFFFFFF
    a, b, c, d = ((word * 1664525 + 1013904223) & mask for word in (x, y, z, w))
    for half in range(2):
        a = (a + b * d) & mask
        b = (b + c * a) & mask
        c = (c + a * b) & mask
        d = (d + b * c) & mask
        if half == 0:
            a, b, c, d = (word ^ (word >> 16) for word in (a, b, c, d))
    return a, b, c, d


def normals(count, seed, stream, step):
    """The first standard normal numbers of a sequence, rounded to float32 as the page has them."""
    values = []
    for block in range(-(-count // 4)):
        words = [word >> 8 for word in pcg4d(seed * 0x9E3779B9 & 0xFFFFFFFF, stream, step, block)]
        for u, v in (words[:2], words[2:]):
            radius = math.sqrt(-2 * math.log((u + 1) / 2**24))
            angle = 2 * math.pi * v / 2**24
            values += [radius * math.cos(angle), radius * math.sin(angle)]
    return torch.tensor(values[:count], dtype=torch.float32).double()


def dense_layers(widths):
    return {str(index): torch.nn.Linear(*pair) for index, pair in enumerate(zip(widths, widths[1:]))}


def convolutions(maps):
    """Of stride 2, from one number of channels and side to the next, in either direction."""
    layers = {}
    for index, ((channels, side), (to, to_side)) in enumerate(zip(maps, maps[1:])):
        if to_side < side:
            layers[str(index)] = torch.nn.Conv2d(channels, to, 4, stride=2, padding=1)
        else:
            layers[str(index)] = torch.nn.ConvTranspose2d(
                channels, to, 4, stride=2, padding=1, output_padding=to_side % 2
            )
    return {"conv": torch.nn.ModuleDict(layers)} if layers else {}


class VAE(torch.nn.Module):
    """The network of a model file, in float64; its parameters have the names of the file's tensors."""

    def __init__(self, settings):
        super().__init__()
        self.settings, model = settings, settings["model"]
        self.hidden, self.latent = model["hidden"], model["latentDimensions"]
        self.activation = ACTIVATIONS[model["activation"]]
        self.maps = [(1, SIDE)]
        for channels in model["channels"] if model.get("network") == "conv" else []:
            self.maps.append((channels, self.maps[-1][1] // 2))
        features = self.maps[-1][0] * self.maps[-1][1] ** 2
        code = self.hidden[-1] if self.hidden else features
        heads = {name: torch.nn.Linear(code, self.latent) for name in ("mean", "logVariance")}
        encoder = dense_layers([features, *self.hidden]) | heads
        decoder = dense_layers([self.latent, *reversed(self.hidden), features])
        self.encoder = torch.nn.ModuleDict(encoder | convolutions(self.maps))
        self.decoder = torch.nn.ModuleDict(decoder | convolutions(self.maps[::-1]))
        self.double()

    def encode(self, x):
        x = x.reshape(-1, 1, SIDE, SIDE)
        for layer in range(len(self.maps) - 1):
            x = self.activation(self.encoder["conv"][str(layer)](x))
        x = x.flatten(1)
        for layer in range(len(self.hidden)):
            x = self.activation(self.encoder[str(layer)](x))
        return self.encoder["mean"](x), self.encoder["logVariance"](x)

    def logits(self, z):
        for layer in range(len(self.hidden)):
            z = self.activation(self.decoder[str(layer)](z))
        z = self.decoder[str(len(self.hidden))](z)
        channels, side = self.maps[-1]
        z = z.reshape(-1, channels, side, side)
        for layer in range(len(self.maps) - 1):
            z = self.decoder["conv"][str(layer)](self.activation(z))
        return z.flatten(1)

    def reconstruction(self, logits, x):
        """-log p(x|z), summed over pixels."""
        objective = self.settings["objective"]
        if objective["likelihood"] == "bernoulli":
            return binary_cross_entropy_with_logits(logits, x, reduction="none").sum(1)
        normal = torch.distributions.Normal(torch.sigmoid(logits), math.sqrt(objective["variance"]))
        return -normal.log_prob(x).sum(1)

    def posterior(self, x):
        mean, log_variance = self.encode(x)
        return torch.distributions.Normal(mean, torch.exp(log_variance / 2))

    def noise(self, count, stream, step):
        return normals(count * self.latent, self.settings["seed"], stream, step).reshape(count, self.latent)

    def evaluate(self, x, importance_samples):
        posterior, prior = self.posterior(x), torch.distributions.Normal(0.0, 1.0)
        logits = self.logits(posterior.mean + posterior.stddev * self.noise(len(x), EVALUATION, 0))
        reconstruction = self.reconstruction(logits, x).mean()
        kl = torch.distributions.kl_divergence(posterior, prior).mean(0)
        log_weights = []
        for sample in range(importance_samples):
            z = posterior.mean + posterior.stddev * self.noise(len(x), IMPORTANCE, sample)
            densities = prior.log_prob(z).sum(1) - posterior.log_prob(z).sum(1)
            log_weights.append(densities - self.reconstruction(self.logits(z), x))
        bound = torch.logsumexp(torch.stack(log_weights), 0) - math.log(importance_samples)
        return {
            "elbo": -(reconstruction + kl.sum()).item(),
            "reconstruction": reconstruction.item(),
            "kl": kl.sum().item(),
            "klPerDimension": kl.tolist(),
            "meanSquaredError": ((torch.sigmoid(logits) - x) ** 2).mean().item(),
            "importanceWeightedBound": bound.mean().item(),
        }


@torch.no_grad()
def results(request):
    tensors, metadata = load(request["model"])
    vae = VAE(json.loads(metadata["settings"]))
    # The file also holds the optimiser's moments.
    vae.load_state_dict({name: tensors[name] for name in vae.state_dict()})
    images = read_images(request["shard"], max(request["encoded"], request["evaluated"]))
    mean, log_variance = vae.encode(images[: request["encoded"]])
    z = torch.tensor(request["z"], dtype=torch.float32).double()
    return {
        "mean": mean.tolist(),
        "logVariance": log_variance.tolist(),
        "decoded": torch.sigmoid(vae.logits(z)).tolist(),
        "evaluation": vae.evaluate(images[: request["evaluated"]], request["importanceSamples"]),
    }


def train(shard, file, steps=200, batch=100):
    """A network with other settings than the page's defaults, trained by PyTorch's own Adam."""
    torch.manual_seed(0)
    settings = {
        "model": {"hidden": [96, 48, 24], "latentDimensions": 3, "activation": "tanh"},
        "objective": {"likelihood": "gaussian", "variance": 0.1},
        "seed": 7,
    }
    vae = VAE(settings)
    optimizer = torch.optim.Adam(vae.parameters(), lr=1e-3)
    images, prior = read_images(shard, steps * batch // 2), torch.distributions.Normal(0.0, 1.0)
    for step in range(steps):
        start = step * batch % len(images)
        x = images[start : start + batch]
        posterior = vae.posterior(x)
        kl = torch.distributions.kl_divergence(posterior, prior).sum(1)
        loss = (vae.reconstruction(vae.logits(posterior.rsample()), x) + kl).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    save(file, vae.state_dict(), {"format": "vae-playground", "settings": json.dumps(settings)})


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "results":
        print(json.dumps(results(json.loads(Path(arguments[0]).read_text()))))
    elif command == "train":
        train(*arguments)
    else:
        print(f"PyTorch {torch.__version__}")
