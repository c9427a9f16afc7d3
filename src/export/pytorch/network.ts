/** The network as a PyTorch module, layer by layer, under the names of the model file. */
import type { ParameterLayout } from '../../vae/parameters'
import type { Layer } from '../../vae/reference/layer'
import type { Activation, ModelSettings, Settings } from '../../vae/settings'
import { type Chain, decoderChain, encoderChain, isConvolution, layersIn, nameOf } from '../network-layers'
import { indented, lines } from '../python'

const activations: Record<Activation, string> = {
  relu: 'F.relu',
  elu: 'F.elu',
  tanh: 'torch.tanh',
  softplus: 'F.softplus',
}

/** The class `VAE` of a program. */
export function networkClass({ model }: Settings, layout: ParameterLayout): string {
  const encoder = encoderChain(layout)
  const decoder = decoderChain(layout)
  return lines(
    'class VAE(nn.Module):',
    `    """The network; its parameters have the names that they have in the file."""`,
    '',
    '    def __init__(self):',
    '        super().__init__()',
    indented(`self.encoder = ${modules(encoder)}`, 2),
    indented(`self.decoder = ${modules(decoder)}`, 2),
    '        for name, parameter in self.named_parameters():',
    '            if parameter.dim() > 1:',
    '                nn.init.xavier_uniform_(parameter)',
    '            elif ".norm." not in name:',
    '                nn.init.zeros_(parameter)',
    '',
    ...encode(model, layout, encoder),
    '',
    ...decode(model, layout, decoder),
  )
}

function encode(model: ModelSettings, layout: ParameterLayout, { maps, hidden, last }: Chain): string[] {
  const side = Math.sqrt(layout.pixels)
  const images = `of images [n, ${layout.pixels}] in [0, 1]`
  const codes = `[n, ${layout.latentDimensions}]`
  const reshaped = [
    `        x = x.reshape(-1, 1, ${side}, ${side})`,
    ...through(maps, 'x', model),
    '        x = x.flatten(1)',
  ]
  return [
    `    def encode(self, x${model.conditional ? ', label' : ''}):`,
    model.kind === 'vae'
      ? `        """Means and log-variances of q(z|x), ${codes} each, ${images}."""`
      : `        """The codes, ${codes}, ${images}."""`,
    ...(maps.length > 0 ? reshaped : []),
    ...told('x', model),
    ...through(hidden, 'x', model),
    `        return ${last.map((head) => `${access(head)}(x)`).join(', ')}`,
  ]
}

function decode(model: ModelSettings, layout: ParameterLayout, { hidden, last }: Chain): string[] {
  const label = model.conditional ? ', label' : ''
  const [final] = last as [Layer]
  const convolutions = [...hidden, final].filter(isConvolution)
  const maps = convolutions[0]?.small
  return [
    `    def logits(self, z${label}):`,
    `        """Logits of the pixel means, [n, ${layout.pixels}], of codes [n, ${layout.latentDimensions}]."""`,
    ...told('z', model),
    ...through(
      hidden.filter((layer) => !isConvolution(layer)),
      'z',
      model,
    ),
    ...(maps ? [`        z = z.reshape(-1, ${maps.channels}, ${maps.side}, ${maps.side})`] : []),
    ...through(hidden.filter(isConvolution), 'z', model),
    `        return ${access(final)}(z)${maps ? '.flatten(1)' : ''}`,
    '',
    `    def decode(self, z${label}):`,
    `        """Pixel means of p(x|z), [n, ${layout.pixels}] in [0, 1]."""`,
    `        return torch.sigmoid(self.logits(z${label}))`,
  ]
}

/** Lines that send a variable through layers, each followed by its normalisation, if it has one, and the activation. */
function through(layers: readonly Layer[], variable: string, { activation }: ModelSettings): string[] {
  return layers.map((layer) => {
    const plain = `${access(layer)}(${variable})`
    const normed = layer.norm ? `${access(layer.norm)}(${plain})` : plain
    return `        ${variable} = ${activations[activation]}(${normed})`
  })
}

/** The line that puts the label behind a variable, where the network is told one. */
function told(variable: string, { conditional }: ModelSettings): string[] {
  return conditional ? [`        ${variable} = torch.cat([${variable}, one_hot(label, ${variable})], 1)`] : []
}

/** For instance `self.encoder["conv"]["0"]`. */
function access(named: Parameters<typeof nameOf>[0]): string {
  const [part, ...keys] = nameOf(named).split('.')
  return `self.${part}${keys.map((key) => `["${key}"]`).join('')}`
}

/** Nested as the names of the parameters are. */
type Tree = Map<string, Tree | string>

function modules(chain: Chain): string {
  const root: Tree = new Map()
  for (const layer of layersIn(chain)) {
    plant(root, nameOf(layer), moduleOf(layer))
    if (layer.norm) {
      const width = layer.norm.weight.size
      plant(root, nameOf(layer.norm), `nn.BatchNorm${isConvolution(layer) ? 2 : 1}d(${width})`)
    }
  }
  return printed(root)
}

function plant(root: Tree, name: string, what: string): void {
  // The first is the part itself.
  const keys = name.split('.').slice(1)
  let node = root
  for (const key of keys.slice(0, -1)) {
    const next = node.get(key) ?? new Map()
    node.set(key, next)
    node = next as Tree
  }
  node.set(keys.at(-1) as string, what)
}

function printed(tree: Tree): string {
  const entries = [...tree].map(
    ([key, node]) => `"${key}": ${typeof node === 'string' ? node : printed(node)},`,
  )
  return lines('nn.ModuleDict({', ...entries.map((entry) => indented(entry, 1)), '})')
}

function moduleOf(layer: Layer): string {
  if (!isConvolution(layer)) return `nn.Linear(${layer.inputs}, ${layer.outputs})`
  const { isTransposed, small, large } = layer
  const shape = '4, stride=2, padding=1'
  if (!isTransposed) return `nn.Conv2d(${large.channels}, ${small.channels}, ${shape})`
  const odd = large.side % 2 === 1 ? ', output_padding=1' : ''
  return `nn.ConvTranspose2d(${small.channels}, ${large.channels}, ${shape}${odd})`
}
