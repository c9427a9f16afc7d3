"""The other half of compare-with-pytorch.mjs: what the program `vae.py` computes that the page has exported.

    python3 compare_with_pytorch.py results REQUEST.json       prints encodings, decodings and terms as JSON
    python3 compare_with_pytorch.py train FOLDER SHARD FILE    trains a fresh network and writes weights and settings
    python3 compare_with_pytorch.py version                    names the version of PyTorch

Needs PyTorch and nothing else, as `vae.py` does.
"""

import gzip
import inspect
import json
import math
import sys
from importlib import util
from pathlib import Path

import torch

PIXELS = 784
# Streams of src/vae/random.ts.
EVALUATION, IMPORTANCE = 4, 5


def program(folder):
    """The exported program in a folder, as a module."""
    spec = util.spec_from_file_location("vae", Path(folder, "vae.py"))
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def evaluation_noise(seed):
    """The epsilon of the page's evaluation, in the order in which an evaluation asks for it."""
    keys = [(EVALUATION, 0)] + [(IMPORTANCE, sample) for sample in range(100)]
    return lambda like: normals(like.numel(), seed, *keys.pop(0)).reshape(like.shape)


@torch.no_grad()
def results(request):
    vae = program(request["folder"])
    model, _ = vae.load(request["model"])
    model.double()
    images = read_images(request["shard"], max(request["encoded"], request["evaluated"]))
    x, y = images[: request["encoded"]], images[: request["evaluated"]]
    z = torch.tensor(request["z"], dtype=torch.float32).double()
    # A network that is told labels takes them as its last argument.
    told = lambda labels: [torch.tensor(labels)] if "label" in inspect.signature(model.encode).parameters else []
    one = told([request["label"]] * len(x)), told([request["label"]] * len(z))
    code, spread = model.encode(x, *one[0]), []
    if isinstance(code, tuple):
        code, spread = code
        options = {"importance_samples": request["importanceSamples"], "noise": evaluation_noise(vae.SEED)}
    else:
        options = {}
    return {
        "mean": code.tolist(),
        "logVariance": spread if spread == [] else spread.tolist(),
        "decoded": model.decode(z, *one[1]).tolist(),
        "evaluation": vae.evaluate(model, y, *told(request["labels"]), **options),
    }


def train(folder, shard, file):
    """Weights and settings alone, of a network that the exported program has trained from the start."""
    torch.manual_seed(0)
    vae = program(folder)
    model = vae.VAE()
    vae.train(model, vae.begin(model), read_images(shard, 5000).float(), epochs=4, report=lambda line: None)
    vae.save(file, model)


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "results":
        print(json.dumps(results(json.loads(Path(arguments[0]).read_text()))))
    elif command == "train":
        train(*arguments)
    else:
        print(f"PyTorch {torch.__version__}")
