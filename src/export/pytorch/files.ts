/** How a PyTorch program reads and writes model files, and reads images: without further packages. */
import type { OptimizerSettings } from '../../vae/settings'
import { lines } from '../python'

export const tensorFiles = `def read_tensors(path):
    """Tensors and metadata of a safetensors file."""
    data = bytearray(Path(path).read_bytes())
    start = 8 + struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:start])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=start + begin)
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def write_tensors(path, tensors, metadata):
    """A safetensors file of float32 tensors."""
    header, body = {"__metadata__": metadata}, bytearray()
    for name, tensor in tensors.items():
        values, begin = tensor.detach().float().cpu().contiguous(), len(body)
        body += ctypes.string_at(values.data_ptr(), 4 * values.numel())
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, len(body)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + body)`

export const idxFiles = `def read_idx(path):
    """The bytes of an IDX file, packed with gzip or not, in its shape."""
    data = Path(path).read_bytes()
    data = bytearray(gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data)
    if data[:3] != b"\\0\\0\\x08":
        raise ValueError(f"{path} is no IDX file of bytes")
    shape = struct.unpack(f">{data[3]}I", data[4 : 4 + 4 * data[3]])
    return torch.frombuffer(data, dtype=torch.uint8, offset=4 + 4 * data[3]).reshape(shape)


def read_images(path):
    """Images of an IDX file, [n, PIXELS] in [0, 1]."""
    return read_idx(path).reshape(-1, PIXELS).float().to(DEVICE) / 255`

export const pictureSheet = `def write_sheet(path, images, columns=10):
    """Images, [n, PIXELS], side by side as one grey picture (PGM)."""
    sheet = images.reshape(-1, columns, SIDE, SIDE).transpose(1, 2).flatten(0, 1).flatten(1)
    height, width = sheet.shape
    grey = (sheet * 255).round().byte().flatten().tolist()
    Path(path).write_bytes(f"P5 {width} {height} 255\\n".encode() + bytes(grey))`

const optimisers: Record<OptimizerSettings['kind'], string> = {
  adam: 'torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.999), eps=1e-8)',
  sgd: 'torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, momentum=0.9)',
  rmsprop: 'torch.optim.RMSprop(model.parameters(), lr=LEARNING_RATE, alpha=0.99, eps=1e-8)',
}

/** What the file calls that which PyTorch keeps of a parameter. */
const kept: Record<OptimizerSettings['kind'], string> = {
  adam: '{"m": "exp_avg", "v": "exp_avg_sq"}',
  sgd: '{"m": "momentum_buffer"}',
  rmsprop: '{"v": "square_avg"}',
}

/** From a file to a model with its run, and back. */
export function loading({ kind }: OptimizerSettings): string[] {
  return [
    `# What the file keeps of each parameter, and PyTorch's name for it.\nMOMENTS = ${kept[kind]}`,
    lines(
      'def stored(model):',
      '    """The tensors that a file holds, by name: PyTorch\'s count of batches is none of them."""',
      '    tensors = model.state_dict().items()',
      '    return {name: tensor for name, tensor in tensors if not name.endswith("num_batches_tracked")}',
    ),
    lines(
      'def begin(model):',
      '    """A run that starts with a model: an optimiser, and how far it has come."""',
      `    return {"optimizer": ${optimisers[kind]}, "step": 0, "images": 0}`,
    ),
    lines(
      'def load(path=MODEL):',
      '    """The model of a file, and its run, which train() goes on with."""',
      '    tensors, metadata = read_tensors(path)',
      '    model = VAE().to(DEVICE)',
      '    for name, tensor in stored(model).items():',
      '        tensor.copy_(tensors[name])',
      '    run = begin(model)',
      '    run["step"], run["images"] = int(metadata.get("step", 0)), int(metadata.get("imagesSeen", 0))',
      '    if "optimizerStep" in metadata:',
      '        for name, parameter in model.named_parameters():',
      '            moment = lambda ours: tensors[f"optimizer.{ours}.{name}"].clone().to(DEVICE)',
      '            state = {theirs: moment(ours) for ours, theirs in MOMENTS.items()}',
      kind !== 'sgd' && '            state["step"] = torch.tensor(float(metadata["optimizerStep"]))',
      '            run["optimizer"].state[parameter] = state',
      '    return model.eval(), run',
    ),
    lines(
      'def save(path, model, run=None):',
      '    """A file that VAE Playground opens; with a run it goes on from there, with the curves begun anew."""',
      '    tensors = stored(model)',
      '    metadata = {"format": "vae-playground", "version": "1", "settings": SETTINGS}',
      '    if run:',
      '        metadata |= {"step": str(run["step"]), "imagesSeen": str(run["images"])}',
      '        states = run["optimizer"].state',
      '        if all(states[parameter] for parameter in model.parameters()):',
      kind === 'sgd'
        ? '            metadata["optimizerStep"] = str(run["step"])'
        : '            metadata["optimizerStep"] = str(int(max(state["step"] for state in states.values())))',
      '            for ours, theirs in MOMENTS.items():',
      '                for name, parameter in model.named_parameters():',
      '                    tensors[f"optimizer.{ours}.{name}"] = states[parameter][theirs]',
      '    write_tensors(path, tensors, metadata)',
    ),
  ]
}
