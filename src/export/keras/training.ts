/** How a Keras program reads and writes model files, where it trains, and what it does when it is called. */
import type { OptimizerSettings, Settings } from '../../vae/settings'
import { lines } from '../python'

export const weightFiles = `def read_tensors(path):
    """Tensors and metadata of a safetensors file."""
    data = Path(path).read_bytes()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:start])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data, "<f4", (end - begin) // 4, start + begin)
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def write_tensors(path, tensors, metadata):
    """A safetensors file of float32 tensors."""
    header, body = {"__metadata__": metadata}, bytearray()
    for name, tensor in tensors.items():
        begin = len(body)
        body += np.ascontiguousarray(tensor, "<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, len(body)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + body)


def layers_with_weights(model):
    """Each layer, its name in the file, and its kind."""
    for layer in (*model.encoder.layers, *model.decoder.layers):
        if layer.weights:
            yield layer, layer.name.replace("_", "."), type(layer).__name__


# The file has weights as PyTorch has them: [out, in], and of convolutions [small, large, 4, 4].
STATISTICS = ("weight", "bias", "running_mean", "running_var")


def load(model, path):
    """Puts the weights of a file into a model, and how far their run had come."""
    tensors, metadata = read_tensors(path)
    for layer, name, kind in layers_with_weights(model):
        if kind == "BatchNormalization":
            layer.set_weights([tensors[f"{name}.{part}"] for part in STATISTICS])
        else:
            weight, bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
            layer.set_weights([weight.T if kind == "Dense" else weight.transpose(2, 3, 1, 0), bias])
    model.steps_before = int(metadata.get("step", 0))
    model.images_before = int(metadata.get("imagesSeen", 0))


def save(model, path, step, images):
    """A file that VAE Playground opens."""
    tensors = {}
    for layer, name, kind in layers_with_weights(model):
        values = layer.get_weights()
        if kind == "BatchNormalization":
            tensors |= {f"{name}.{part}": value for part, value in zip(STATISTICS, values)}
        else:
            kernel, tensors[f"{name}.bias"] = values
            tensors[f"{name}.weight"] = kernel.T if kind == "Dense" else kernel.transpose(3, 2, 0, 1)
    metadata = {"format": "vae-playground", "version": "1", "settings": SETTINGS}
    write_tensors(path, tensors, metadata | {"step": str(step), "imagesSeen": str(images)})`

/** Data, optimiser, and where they are used. */
export function means({ dataset, optimizer, model }: Settings): string[] {
  const own = keras[dataset]
  return [
    lines(
      'def read_data(path):',
      own
        ? `    """Bytes and labels for training and for tests: of an NPZ like Keras's mnist.npz, or ${own}."""`
        : '    """Bytes and labels for training and for tests, of an NPZ like Keras\'s mnist.npz."""',
      ...(own
        ? [
            '    if path is None:',
            `        (x, label), (x_test, label_test) = keras.datasets.${own}.load_data()`,
            '    else:',
            '        with np.load(path) as data:',
            '            x, label, x_test, label_test = (data[name] for name in ("x_train", "y_train", "x_test", "y_test"))',
          ]
        : [
            '    with np.load(path) as data:',
            '        x, label, x_test, label_test = (data[name] for name in ("x_train", "y_train", "x_test", "y_test"))',
          ]),
      '    return (x.reshape(-1, PIXELS), label), (x_test.reshape(-1, PIXELS), label_test)',
    ),
    lines(
      'def batches(x, label):',
      '    """Shuffled anew each epoch; with one seed, so that the workers of a cluster see different parts."""',
      `    data = tf.data.Dataset.from_tensor_slices({"x": x${model.conditional ? ', "label": label' : ''}})`,
      '    data = data.shuffle(len(x), seed=SEED).batch(BATCH_SIZE).prefetch(tf.data.AUTOTUNE)',
      '    options = tf.data.Options()',
      '    options.experimental_distribute.auto_shard_policy = tf.data.experimental.AutoShardPolicy.DATA',
      '    return data.with_options(options)',
    ),
    lines(
      'def new_optimizer(images_before, images):',
      '    """images_before: of the run so far; images: an epoch."""',
      ...rate(optimizer),
      ...optimisers[optimizer.kind],
    ),
    `def choose_strategy():
    """Many machines if TF_CONFIG names them, else all GPUs of this one, else whatever there is."""
    if "TF_CONFIG" in os.environ:
        return tf.distribute.MultiWorkerMirroredStrategy()
    if len(tf.config.list_physical_devices("GPU")) > 1:
        return tf.distribute.MirroredStrategy()
    return tf.distribute.get_strategy()


def worker():
    """The number of this worker of a cluster; 0 writes the files."""
    return int(json.loads(os.environ.get("TF_CONFIG", "{}")).get("task", {}).get("index", 0))`,
  ]
}

const keras: Record<string, string | undefined> = { mnist: 'mnist', 'fashion-mnist': 'fashion_mnist' }

const rate = ({ decayPerEpoch }: OptimizerSettings) =>
  decayPerEpoch === 1
    ? ['    rate = LEARNING_RATE']
    : [
        '    begun = LEARNING_RATE * DECAY_PER_EPOCH ** (images_before / images)',
        '    steps = math.ceil(images / BATCH_SIZE)',
        '    rate = keras.optimizers.schedules.ExponentialDecay(begun, steps, DECAY_PER_EPOCH)',
      ]

const optimisers: Record<OptimizerSettings['kind'], string[]> = {
  adam: [
    '    # Keras adds epsilon before the bias correction, the page behind it: in the first steps it weighs more here.',
    '    return keras.optimizers.Adam(rate, beta_1=0.9, beta_2=0.999, epsilon=1e-8)',
  ],
  sgd: [
    '    # Keras has the rate in the buffer, the page before it: where the rate changes, old gradients keep theirs here.',
    '    return keras.optimizers.SGD(rate, momentum=0.9)',
  ],
  rmsprop: [
    '    # Keras adds epsilon under the root, the page 1e-8 behind it.',
    '    return keras.optimizers.RMSprop(rate, rho=0.99, epsilon=1e-16)',
  ],
}

export const shown = `def shown(terms):
    """Terms as one line."""
    return ", ".join(f"{name} {value:.4f}" for name, value in terms.items() if not isinstance(value, list))`

export function commands({ dataset, model }: Settings): string {
  const data = keras[dataset]
    ? 'parser.add_argument("--data", help="an NPZ with x_train, y_train, x_test, y_test")'
    : 'parser.add_argument("--data", required=True, help="an NPZ with x_train, y_train, x_test, y_test")'
  const samples =
    model.kind === 'vae'
      ? '    parser.add_argument("--importance-samples", type=int, default=0, help="of the tighter bound")'
      : false
  const told = model.conditional ? ', label_test' : ''
  return lines(
    'def main():',
    '    parser = argparse.ArgumentParser(description="Goes on training a model from VAE Playground.")',
    `    ${data}`,
    '    parser.add_argument("--epochs", type=int, default=10)',
    '    parser.add_argument("--from-scratch", action="store_true", help="with fresh weights")',
    '    parser.add_argument("--output", default="trained.safetensors")',
    '    parser.add_argument("--backup", default="backup", help="folder from which a broken run goes on")',
    samples,
    '    options = parser.parse_args()',
    '    keras.utils.set_random_seed(SEED)',
    '    strategy = choose_strategy()  # Before anything is computed.',
    '    (x, label), (x_test, label_test) = read_data(options.data)',
    '    with strategy.scope():',
    '        model = VAE()',
    `        model({"x": x[:1]${model.conditional ? ', "label": label[:1]' : ''}})  # So that it counts as built.`,
    '        if not options.from_scratch:',
    '            load(model, MODEL)',
    '        model.compile(optimizer=new_optimizer(model.images_before, len(x)), jit_compile=False)',
    '        model.optimizer.build(model.trainable_variables)',
    '    tf.random.set_seed(SEED + worker())  # Or each worker would draw the same noise.',
    '    callbacks = [keras.callbacks.BackupAndRestore(options.backup)]',
    '    model.fit(batches(x, label), epochs=options.epochs, callbacks=callbacks)',
    '    if worker() > 0:',
    '        return',
    '    step = model.steps_before + int(model.optimizer.iterations.numpy())',
    '    save(model, options.output, step, model.images_before + options.epochs * len(x))',
    `    print(shown(evaluate(model, x_test${told}${samples ? ', importance_samples=options.importance_samples' : ''})))`,
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
  )
}
