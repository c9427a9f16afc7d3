"""A stand-in for the few calls of TensorFlow and Keras that the exported program makes, on PyTorch.

TensorFlow itself is not to be had everywhere; with this `train_keras.py` runs all the same, so that its arithmetic can
be compared. It knows only what the program needs, refuses every argument that it does not know, and is no proof that
TensorFlow takes the same ones. With REPLICAS=2 in the environment a batch is divided between two replicas, threads
that add up as those of a strategy do.
"""

import math as arithmetic
import os
import threading
from types import SimpleNamespace as Namespace

import torch
from torch.nn import functional as F

torch.set_grad_enabled(False)

float32 = torch.float32


def tensor(value):
    return value if isinstance(value, torch.Tensor) else torch.as_tensor(value)


def cast(x, dtype):
    return tensor(x).to(dtype)


def shape(x):
    return torch.tensor(x.shape)


def reduce_sum(x, axis=None):
    return x.sum() if axis is None else x.sum(axis)


def reduce_logsumexp(x, axis):
    return torch.logsumexp(x, axis)


def tile(x, multiples):
    return x.repeat(*multiples)


def reshape(x, shape):
    return x.reshape(shape)


def where(condition, x, y):
    return torch.where(condition, *(tensor(value).float() for value in (x, y)))


def minimum(x, y):
    return torch.minimum(*(tensor(value).float() for value in (x, y)))


def one_hot(indices, depth):
    return F.one_hot(tensor(indices).long(), depth).float()


def clip_by_value(x, low, high):
    return x.clamp(low, high)


def clip_by_global_norm(gradients, limit):
    norm = arithmetic.sqrt(sum(float((gradient**2).sum()) for gradient in gradients))
    return [gradient * limit / max(norm, limit) for gradient in gradients], norm


def stop_gradient(x):
    return x.detach()


exp, sigmoid = torch.exp, torch.sigmoid
nn = Namespace(
    sigmoid_cross_entropy_with_logits=lambda labels, logits: F.binary_cross_entropy_with_logits(
        logits, labels, reduction="none"
    )
)
random = Namespace(
    normal=lambda shape: torch.randn([int(extent) for extent in shape]),
    uniform=lambda shape: torch.rand([int(extent) for extent in shape]),
    set_seed=torch.manual_seed,
)
config = Namespace(list_physical_devices=lambda kind: [])


class GradientTape:
    def __enter__(self):
        torch.set_grad_enabled(True)
        return self

    def __exit__(self, *_):
        torch.set_grad_enabled(False)

    def gradient(self, loss, variables):
        return list(torch.autograd.grad(loss, variables))


class Replica:
    """One of several threads, which wait for each other to add up."""

    present = threading.local()

    def __init__(self, index, siblings):
        self.index, self.siblings, self.num_replicas_in_sync = index, siblings, siblings.count

    def all_reduce(self, op, value):
        assert op == "SUM"
        several = isinstance(value, (list, tuple))
        siblings = self.siblings
        siblings.values[self.index] = [part.detach() for part in value] if several else [value.detach()]
        siblings.barrier.wait()
        sums = [sum(parts) for parts in zip(*siblings.values)]
        siblings.barrier.wait()
        return sums if several else sums[0]


class Siblings:
    def __init__(self, count):
        self.count, self.values, self.barrier = count, [None] * count, threading.Barrier(count)


def on_replicas(count, task):
    """What a task, which is given its replica, returns on each."""
    siblings, results = Siblings(count), {}

    def run(index):
        torch.set_grad_enabled(False)
        Replica.present.replica = Replica(index, siblings)
        results[index] = task(Replica.present.replica)

    threads = [threading.Thread(target=run, args=[index]) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[index] for index in range(count)]


class Strategy:
    def scope(self):
        return threading.Lock()


distribute = Namespace(
    ReduceOp=Namespace(SUM="SUM"),
    get_replica_context=lambda: Replica.present.replica,
    get_strategy=Strategy,
)


class Dataset:
    def __init__(self, columns):
        self.columns, self.size, self.shuffled = columns, None, False

    @staticmethod
    def from_tensor_slices(columns):
        return Dataset({name: torch.tensor(values) for name, values in columns.items()})

    def shuffle(self, buffer_size, seed):
        self.shuffled = buffer_size >= len(next(iter(self.columns.values())))
        return self

    def batch(self, size):
        self.size = size
        return self

    def prefetch(self, buffer_size):
        return self

    def with_options(self, options):
        return self

    def __iter__(self):
        count = len(next(iter(self.columns.values())))
        order = torch.randperm(count) if self.shuffled else torch.arange(count)
        for rows in order.split(self.size):
            yield {name: values[rows] for name, values in self.columns.items()}


data = Namespace(
    Dataset=Dataset,
    AUTOTUNE=-1,
    Options=lambda: Namespace(experimental_distribute=Namespace()),
    experimental=Namespace(AutoShardPolicy=Namespace(DATA="DATA")),
)


class Node:
    """What a layer will give, in a graph that is not yet computed."""

    def __init__(self, layer, inputs):
        self.layer, self.inputs = layer, inputs


class Layer:
    def __init__(self, name=None):
        self.name, self.weights, self.trainable = name or type(self).__name__.lower(), [], []

    def __call__(self, inputs):
        return Node(self, inputs if isinstance(inputs, list) else [inputs])

    def build(self, shapes):
        """shapes: of the inputs, without the rows."""

    def add(self, shape, limit=None, value=0.0, trainable=True):
        made = torch.full(shape, value) if limit is None else (2 * torch.rand(shape) - 1) * limit
        made.requires_grad_(trainable)
        self.weights.append(made)
        if trainable:
            self.trainable.append(made)

    def get_weights(self):
        return [weight.detach().numpy().copy() for weight in self.weights]

    def set_weights(self, values):
        assert [tuple(weight.shape) for weight in self.weights] == [value.shape for value in values], self.name
        for weight, value in zip(self.weights, values):
            weight.data.copy_(torch.tensor(value))


class InputLayer(Layer):
    def __init__(self, shape, name):
        super().__init__(name)
        self.shape = shape


def Input(shape, name):
    return Node(InputLayer(shape, name), [])


class Dense(Layer):
    def __init__(self, units, name):
        super().__init__(name)
        self.units = units

    def build(self, shapes):
        ((width,),) = shapes
        self.add([width, self.units], arithmetic.sqrt(6 / (width + self.units)))
        self.add([self.units])

    def compute(self, x, training):
        return x @ self.weights[0] + self.weights[1]


class Conv2D(Layer):
    def __init__(self, filters, kernel_size, strides, padding, name):
        super().__init__(name)
        assert padding in ("same", "valid")
        self.filters, self.kernel, self.strides, self.padding = filters, kernel_size, strides, padding

    def build(self, shapes):
        channels = shapes[0][2]
        self.add(self.kernel_shape(channels), arithmetic.sqrt(6 / (self.kernel**2 * (channels + self.filters))))
        self.add([self.filters])

    def kernel_shape(self, channels):
        return [self.kernel, self.kernel, channels, self.filters]

    def padded(self, large):
        """Before and behind the large maps, as TensorFlow pads."""
        small = -(-large // self.strides)
        total = max((small - 1) * self.strides + self.kernel - large, 0) if self.padding == "same" else 0
        return total // 2, total - total // 2

    def compute(self, x, training):
        before, behind = self.padded(x.shape[1])
        maps = F.pad(x.permute(0, 3, 1, 2), (before, behind, before, behind))
        y = F.conv2d(maps, self.weights[0].permute(3, 2, 0, 1), self.weights[1], self.strides)
        return y.permute(0, 2, 3, 1)


class Conv2DTranspose(Conv2D):
    def kernel_shape(self, channels):
        return [self.kernel, self.kernel, self.filters, channels]

    def compute(self, x, training):
        y = F.conv_transpose2d(
            x.permute(0, 3, 1, 2), self.weights[0].permute(3, 2, 0, 1), self.weights[1], self.strides
        )
        before, behind = self.padded(x.shape[1] * self.strides)
        end = y.shape[2] - behind
        return y[:, :, before:end, before:end].permute(0, 2, 3, 1)


class BatchNormalization(Layer):
    def __init__(self, momentum, epsilon, name):
        super().__init__(name)
        self.momentum, self.epsilon = momentum, epsilon

    def build(self, shapes):
        width = [shapes[0][-1]]
        for value, trainable in ((1.0, True), (0.0, True), (0.0, False), (1.0, False)):
            self.add(width, value=value, trainable=trainable)

    def compute(self, x, training):
        gamma, beta, mean, variance = self.weights
        if training:
            axes = list(range(x.dim() - 1))
            batch = x.mean(axes), x.var(axes, unbiased=False)
            for running, latest in zip((mean, variance), batch):
                running.copy_(self.momentum * running + (1 - self.momentum) * latest.detach())
            mean, variance = batch
        return (x - mean) / torch.sqrt(variance + self.epsilon) * gamma + beta


class Activation(Layer):
    def __init__(self, activation):
        super().__init__()
        self.function = {"relu": F.relu, "elu": F.elu, "tanh": torch.tanh, "softplus": F.softplus}[activation]

    def compute(self, x, training):
        return self.function(x)


class Reshape(Layer):
    def __init__(self, target_shape):
        super().__init__()
        self.target = target_shape

    def compute(self, x, training):
        return x.reshape(-1, *self.target)


class Permute(Layer):
    def __init__(self, dims):
        super().__init__()
        self.dims = dims

    def compute(self, x, training):
        return x.permute(0, *self.dims)


class Flatten(Layer):
    def compute(self, x, training):
        return x.flatten(1)


class Concatenate(Layer):
    def compute(self, x, y, training):
        return torch.cat([x, y], -1)


class ZeroPadding2D(Layer):
    def __init__(self, padding):
        super().__init__()
        self.padding = padding

    def compute(self, x, training):
        return F.pad(x, (0, 0, self.padding, self.padding, self.padding, self.padding))


class Cropping2D(Layer):
    def __init__(self, cropping):
        super().__init__()
        self.cropping = cropping

    def compute(self, x, training):
        (top, bottom), (left, right) = self.cropping
        return x[:, top : x.shape[1] - bottom, left : x.shape[2] - right]


class Model:
    """A graph of layers, or what is derived from it."""

    trainable = True

    def __init__(self, inputs=None, outputs=None, name=None):
        if inputs is None:
            return
        self.inputs = inputs if isinstance(inputs, list) else [inputs]
        self.outputs, self.layers = outputs, []
        self.compute([torch.zeros(2, *node.layer.shape) for node in self.inputs], False, build=True)

    def __call__(self, inputs, training=False):
        if not hasattr(self, "layers"):
            return self.call(inputs, training)
        return self.compute(inputs if isinstance(inputs, list) else [inputs], training)

    def compute(self, inputs, training, build=False):
        known = {id(node): value for node, value in zip(self.inputs, inputs)}

        def value(node):
            if id(node) not in known:
                given = [value(source) for source in node.inputs]
                if build:
                    node.layer.build([part.shape[1:] for part in given])
                    self.layers.append(node.layer)
                known[id(node)] = node.layer.compute(*given, training=training)
            return known[id(node)]

        if isinstance(self.outputs, list):
            return [value(node) for node in self.outputs]
        return value(self.outputs)

    @property
    def trainable_variables(self):
        if not self.trainable:
            return []
        if hasattr(self, "layers"):
            return [weight for layer in self.layers for weight in layer.trainable]
        return self.encoder.trainable_variables + self.decoder.trainable_variables

    def compile(self, optimizer, jit_compile):
        self.optimizer = optimizer

    def fit(self, batches, epochs, callbacks):
        for epoch in range(epochs):
            for metric in self.metrics:
                metric.reset()
            for batch in batches:
                logs = self.step(batch)
            print(f"epoch {epoch + 1}", {name: round(float(value), 4) for name, value in logs.items()})

    def step(self, batch):
        """One step on all replicas."""
        count = int(os.environ.get("REPLICAS", "1"))
        parts = {name: values.tensor_split(count) for name, values in batch.items()}

        def one(replica):
            return self.train_step({name: split[replica.index] for name, split in parts.items()})

        return on_replicas(count, one)[0]


class Mean:
    def __init__(self, name):
        self.name, self.lock = name, threading.Lock()
        self.reset()

    def reset(self):
        self.total, self.count = 0.0, 0

    def update_state(self, values):
        with self.lock:
            self.total, self.count = self.total + float(values.sum()), self.count + values.numel()

    def result(self):
        return self.total / self.count


class Optimizer:
    def __init__(self, rate):
        self.rate, self.iterations = rate, torch.tensor(0)

    def build(self, variables):
        self.slots = [[torch.zeros_like(variable) for _ in range(2)] for variable in variables]

    def apply_gradients(self, pairs):
        gradients, variables = zip(*pairs)
        replica = Replica.present.replica
        gradients = replica.all_reduce("SUM", list(gradients))
        if replica.index == 0:
            step = int(self.iterations)
            rate = self.rate(step) if callable(self.rate) else self.rate
            for variable, gradient, slots in zip(variables, gradients, self.slots):
                variable.data.sub_(self.update(gradient, slots, rate, step + 1))
            self.iterations += 1
        replica.siblings.barrier.wait()


class Adam(Optimizer):
    def __init__(self, rate, beta_1, beta_2, epsilon):
        super().__init__(rate)
        self.betas, self.epsilon = (beta_1, beta_2), epsilon

    def update(self, gradient, slots, rate, step):
        (beta_1, beta_2), (m, v) = self.betas, slots
        m.mul_(beta_1).add_((1 - beta_1) * gradient)
        v.mul_(beta_2).add_((1 - beta_2) * gradient**2)
        return rate * arithmetic.sqrt(1 - beta_2**step) / (1 - beta_1**step) * m / (v.sqrt() + self.epsilon)


class SGD(Optimizer):
    def __init__(self, rate, momentum):
        super().__init__(rate)
        self.momentum = momentum

    def update(self, gradient, slots, rate, step):
        slots[0].mul_(self.momentum).add_(rate * gradient)
        return slots[0]


class RMSprop(Optimizer):
    def __init__(self, rate, rho, epsilon):
        super().__init__(rate)
        self.rho, self.epsilon = rho, epsilon

    def update(self, gradient, slots, rate, step):
        slots[0].mul_(self.rho).add_((1 - self.rho) * gradient**2)
        return rate * gradient / (slots[0] + self.epsilon).sqrt()


def ExponentialDecay(rate, steps, decay):
    return lambda step: rate * decay ** (step / steps)


keras = Namespace(
    Model=Model,
    Input=Input,
    layers=Namespace(
        **{layer.__name__: layer for layer in (*Layer.__subclasses__(), Conv2DTranspose) if layer is not InputLayer}
    ),
    metrics=Namespace(Mean=Mean),
    optimizers=Namespace(
        Adam=Adam, SGD=SGD, RMSprop=RMSprop, schedules=Namespace(ExponentialDecay=ExponentialDecay)
    ),
    callbacks=Namespace(BackupAndRestore=lambda folder: None),
    utils=Namespace(set_random_seed=torch.manual_seed),
)
math = Namespace(expm1=torch.expm1)
