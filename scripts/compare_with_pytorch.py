"""The other half of compare-with-pytorch.mjs: what the programs compute that the page has exported.

    python3 compare_with_pytorch.py results REQUEST.json       prints encodings, decodings and terms as JSON
    python3 compare_with_pytorch.py keras REQUEST.json         the same, by the Keras program on a stand-in
    python3 compare_with_pytorch.py steps REQUEST.json         how far the first steps of both are from a given one
    python3 compare_with_pytorch.py train FOLDER SHARD FILE    trains a fresh network and writes weights and settings
    python3 compare_with_pytorch.py version                    names the version of PyTorch

Needs PyTorch, and NumPy for the Keras program, which runs on tensorflow_stand_in/ in place of TensorFlow.
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


def program(folder, name="vae"):
    """An exported program, as a module."""
    spec = util.spec_from_file_location(name, Path(folder, f"{name}.py"))
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_bytes(shard, count):
    """The first images of a shard, [count, 784] bytes."""
    pixels = bytearray(gzip.decompress(Path(shard).read_bytes())[: count * PIXELS])
    return torch.frombuffer(pixels, dtype=torch.uint8).reshape(count, PIXELS)


def read_images(shard, count):
    """The same in [0, 1]."""
    return read_bytes(shard, count).double() / 255


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


def stand_in(folder):
    """The Keras program on what stands in for TensorFlow, and its model with the weights of the file."""
    sys.path.insert(0, str(Path(__file__).with_name("tensorflow_stand_in")))
    keras = program(folder, "train_keras")
    model = keras.VAE()
    keras.load(model, keras.MODEL)
    return keras, model


def keras_results(request):
    keras, model = stand_in(request["folder"])
    images = read_bytes(request["shard"], max(request["encoded"], request["evaluated"]))
    x, y = images[: request["encoded"]].float() / 255, images[: request["evaluated"]]
    z = torch.tensor(request["z"], dtype=torch.float32)
    conditional = hasattr(keras, "CLASSES")
    hot = lambda rows: keras.tf.one_hot([request["label"]] * len(rows), 10)
    told = lambda rows: [rows, hot(rows)] if conditional else rows
    code, spread = model.encoder(told(x)), None
    options = {}
    if isinstance(code, list):
        code, spread = code
        noise = evaluation_noise(keras.SEED)
        options = {
            "importance_samples": request["importanceSamples"],
            "noise": lambda shape: noise(torch.empty(shape)).float(),
        }
    labels = [torch.tensor(request["labels"])] if conditional else []
    return {
        "mean": code.tolist(),
        "logVariance": [] if spread is None else spread.tolist(),
        "decoded": torch.sigmoid(model.decoder(told(z))).tolist(),
        "evaluation": keras.evaluate(model, y, *labels, **options),
    }


def farthest(step, objective, gradients):
    """Differences from a reference: of the objective, and of the gradient relative to its largest entry."""
    largest = max(max(map(abs, values)) for values in step["gradients"].values())
    differences = {name: torch.tensor(values) - gradients[name] for name, values in step["gradients"].items()}
    return {
        "objective": abs(objective - step["objective"]),
        "gradient": max(float(difference.abs().max()) for difference in differences.values()) / largest,
    }


def pytorch_step(request):
    torch.set_grad_enabled(True)
    vae, step = program(request["folder"]), request["step"]
    model, _ = vae.load()
    x = read_images(request["trained"], step["count"]).float()
    if hasattr(vae, "binarized"):
        x = vae.binarized(x)
    epsilon = torch.tensor(step["epsilon"])
    torch.randn_like = lambda like: epsilon.reshape(like.shape)
    told = [torch.tensor(step["labels"])] if "label" in inspect.signature(model.encode).parameters else []
    weight = [step["klWeight"]] if "weight" in inspect.signature(vae.objective).parameters else []
    loss, _ = vae.objective(model.train(), x, *told, *weight)
    loss.backward()
    return farthest(step, loss.item(), {name: p.grad.flatten() for name, p in model.named_parameters()})


def pytorch_update(request):
    """How far all parameters are from the reference's after train() has taken a step, relative to the largest."""
    torch.set_grad_enabled(True)
    vae, step = program(request["folder"]), request["step"]
    model, run = vae.load()
    x, vae.BATCH_SIZE = read_images(request["trained"], step["count"]).float(), step["count"]
    epsilon = torch.tensor(step["epsilon"])
    torch.randn_like, torch.randperm = lambda like: epsilon.reshape(like.shape), torch.arange
    told = [torch.tensor(step["labels"])] if "label" in inspect.signature(model.encode).parameters else []
    vae.train(model, run, x, *told, epochs=1, report=lambda line: None)
    after = {name: torch.tensor(values) for name, values in step["parameters"].items()}
    differences = [(after[name] - tensor.flatten()).abs().max() for name, tensor in vae.stored(model).items()]
    return float(max(differences) / max(values.abs().max() for values in after.values()))


def keras_step(request, replicas):
    keras, model = stand_in(request["folder"])
    tf, step = keras.tf, request["step"]
    x, labels = read_bytes(request["trained"], step["count"]), torch.tensor(step["labels"])
    epsilon = torch.tensor(step["epsilon"]).reshape(-1, step["count"], keras.LATENT)
    present = tf.threading.local()
    tf.random.normal = lambda shape: present.epsilon.reshape([int(extent) for extent in shape])
    model.compile(keras.new_optimizer(0, 60000), jit_compile=False)

    def one(replica):
        rows = torch.arange(step["count"]).tensor_split(replicas)[replica.index]
        present.epsilon = epsilon[:, rows]
        with tf.GradientTape() as tape:
            loss = model.objective({"x": x[rows], "label": labels[rows]}, float(step["count"]), replica)
        return loss.item(), tape.gradient(loss, model.trainable_variables)

    parts = tf.on_replicas(replicas, one)
    sums, gradients = iter([sum(of) for of in zip(*(part[1] for part in parts))]), {}
    for layer, name, kind in keras.layers_with_weights(model):
        if f"{name}.bias" not in step["gradients"]:
            continue  # The half that stays.
        weight, bias = next(sums), next(sums)
        if kind != "BatchNormalization":
            weight = weight.T if kind == "Dense" else weight.permute(3, 2, 0, 1)
        gradients[f"{name}.weight"], gradients[f"{name}.bias"] = weight.flatten(), bias
    return farthest(step, sum(part[0] for part in parts), gradients)


def steps(request):
    several = [] if request["batchNorm"] else [2]  # Each replica normalises by its own part of a batch.
    result = {"PyTorch": pytorch_step(request), "Keras": keras_step(request, 1)}
    if not request["batchNorm"]:  # Biases before it have slopes of rounding alone, of which Adam makes whole steps.
        result["PyTorch"]["parameters"] = pytorch_update(request)
    return result | {f"Keras, {count} replicas": keras_step(request, count) for count in several}


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
    elif command in ("keras", "steps"):
        answer = {"keras": keras_results, "steps": steps}[command]
        print(json.dumps(answer(json.loads(Path(arguments[0]).read_text()))))
    elif command == "train":
        train(*arguments)
    else:
        print(f"PyTorch {torch.__version__}")
