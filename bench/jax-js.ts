/** The same network as one writes it with jax-js: one compiled function a step, gradients by automatic differentiation. */
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax'
import { greyLevels } from '../src/vae/image'
import {
  type Contestant,
  type Images,
  learningRate,
  type Network,
  randomBatch,
  Stopwatch,
} from './contestant'

type Layer = { weight: np.Array; bias: np.Array }
type Layers = { encoder: Layer[]; mean: Layer; logVariance: Layer; decoder: Layer[] }
type State = { network: Layers; m: Layers; v: Layers }

const [beta1, beta2] = [0.9, 0.999]

/** On its own backend. That for WebAssembly uses threads only where the page is cross-origin isolated. */
export async function jaxJs(
  backend: 'wasm' | 'webgpu',
  images: Images,
  { hidden, latentDimensions, batchSize }: Network,
): Promise<Contestant> {
  await init(backend)
  defaultDevice(backend)
  const { pixels } = images
  const network: Layers = {
    encoder: layers([pixels, ...hidden]),
    mean: layer(hidden[hidden.length - 1], latentDimensions),
    logVariance: layer(hidden[hidden.length - 1], latentDimensions),
    decoder: layers([latentDimensions, ...hidden.toReversed(), pixels]),
  }
  const zeros = () => tree.map((values: np.Array) => np.zeros(values.shape), network) as Layers
  let state: State = { m: zeros(), v: zeros(), network }
  let count = 0
  const step = jit(trainingStep)
  const issue = new Stopwatch()
  return {
    issuing: () => issue.milliseconds,
    bytes: () => null,
    async train(steps) {
      let objective = Number.NaN
      for (let index = 0; index < steps; index++) {
        count++
        const batch = greyLevels(randomBatch(images, batchSize))
        const numbers = normalNumbers(batchSize * latentDimensions)
        const [loss, next] = issue.time(() => {
          const x = np.array(batch).reshape([batchSize, pixels])
          const noise = np.array(numbers).reshape([batchSize, latentDimensions])
          const rate = np.array(learningRate / (1 - beta1 ** count))
          const correction = np.array(1 / (1 - beta2 ** count))
          return step(state, x, noise, rate, correction) as [np.Array, State]
        })
        state = next
        objective = (await loss.data())[0]
      }
      return objective
    },
  }
}

/** Every array that a function is given is its own to use up; `ref` is one more use. */
function trainingStep(
  { network, m, v }: State,
  x: np.Array,
  epsilon: np.Array,
  rate: np.Array,
  correction: np.Array,
): [np.Array, State] {
  const [loss, gradients] = valueAndGrad(objective)(tree.ref(network), x, epsilon)
  const nextM = tree.map(
    (mean: np.Array, slope: np.Array) => mean.mul(beta1).add(slope.mul(1 - beta1)),
    m,
    tree.ref(gradients),
  ) as Layers
  const nextV = tree.map(
    (mean: np.Array, slope: np.Array) => mean.mul(beta2).add(np.square(slope).mul(1 - beta2)),
    v,
    gradients,
  ) as Layers
  const next = tree.map(
    (value: np.Array, mean: np.Array, square: np.Array) =>
      value.sub(mean.mul(rate.ref).div(np.sqrt(square.mul(correction.ref)).add(1e-8))),
    network,
    tree.ref(nextM),
    tree.ref(nextV),
  ) as Layers
  rate.dispose()
  correction.dispose()
  return [loss, { network: next, m: nextM, v: nextV }]
}

function objective(
  { encoder, mean, logVariance, decoder }: Layers,
  x: np.Array,
  epsilon: np.Array,
): np.Array {
  const code = encoder.reduce((input, dense) => nn.relu(apply(dense, input)), x.ref)
  const mu = apply(mean, code.ref)
  const lv = apply(logVariance, code)
  const z = mu.ref.add(epsilon.mul(np.exp(lv.ref.mul(0.5))))
  const batchSize = x.shape[0]
  const logits = decoder.reduce((input, dense, index) => {
    const output = apply(dense, input)
    return index < decoder.length - 1 ? nn.relu(output) : output
  }, z)
  const crossEntropy = nn.softplus(logits.ref).sub(x.mul(logits))
  const kl = np.square(mu).add(np.exp(lv.ref)).sub(1).sub(lv).mul(0.5)
  return crossEntropy.sum().add(kl.sum()).div(batchSize)
}

function apply({ weight, bias }: Layer, x: np.Array): np.Array {
  return np.matmul(x, weight).add(bias)
}

function layers(widths: number[]): Layer[] {
  return widths.slice(1).map((outputs, index) => layer(widths[index], outputs))
}

function layer(inputs: number, outputs: number): Layer {
  const limit = Math.sqrt(6 / (inputs + outputs))
  const values = Float32Array.from({ length: inputs * outputs }, () => limit * (2 * Math.random() - 1))
  return { weight: np.array(values).reshape([inputs, outputs]), bias: np.zeros([outputs]) }
}

function normalNumbers(length: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, () => {
    return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  })
}
