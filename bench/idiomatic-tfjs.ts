/** The same network as one writes it with TensorFlow.js: variables, automatic differentiation, its own Adam. */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { startBackend } from '../src/engines/tfjs/backends'
import type { Backend } from '../src/vae/settings'
import { type Contestant, type Images, learningRate, type Network, Stopwatch } from './contestant'

interface Layer {
  weight: tf.Variable<tf.Rank.R2>
  bias: tf.Variable<tf.Rank.R1>
}

export async function idiomaticTfjs(backend: Backend, images: Images, network: Network): Promise<Contestant> {
  await startBackend(backend)
  await tf.setBackend(backend)
  const { pixels } = images
  const { hidden, latentDimensions, batchSize } = network
  const encoder = layers([pixels, ...hidden])
  const mean = layer(hidden[hidden.length - 1], latentDimensions)
  const logVariance = layer(hidden[hidden.length - 1], latentDimensions)
  const decoder = layers([latentDimensions, ...hidden.toReversed(), pixels])
  const data = tf.tensor2d(
    Float32Array.from(images.bytes, (byte) => byte / 255),
    [images.count, pixels],
  )
  const optimizer = tf.train.adam(learningRate, 0.9, 0.999, 1e-8)

  const loss = (x: tf.Tensor2D): tf.Scalar => {
    const h = encoder.reduce<tf.Tensor2D>((input, dense) => tf.relu(apply(dense, input)), x)
    const mu = apply(mean, h)
    const lv = apply(logVariance, h)
    const z = tf.add<tf.Tensor2D>(mu, tf.mul(tf.randomNormal(mu.shape), tf.exp(tf.mul(lv, 0.5))))
    const logits = decoder.reduce<tf.Tensor2D>((input, dense, index) => {
      const output = apply(dense, input)
      return index < decoder.length - 1 ? tf.relu(output) : output
    }, z)
    const crossEntropy = tf.losses.sigmoidCrossEntropy(x, logits, undefined, 0, tf.Reduction.NONE)
    const reconstruction = tf.mean(tf.sum(crossEntropy, 1))
    const squares = tf.add(tf.square(mu), tf.exp(lv))
    const kl = tf.mul(tf.sum(tf.sub(tf.sub(squares, 1), lv), 1), 0.5)
    return tf.add(reconstruction, tf.mean(kl))
  }

  const issue = new Stopwatch()
  return {
    issuing: () => issue.milliseconds,
    bytes: () => tf.memory().numBytes,
    async train(steps) {
      let objective = Number.NaN
      for (let step = 0; step < steps; step++) {
        const picked = Array.from({ length: batchSize }, () => Math.floor(Math.random() * images.count))
        const cost = issue.time(() =>
          tf.tidy(() => {
            const x = tf.gather(data, tf.tensor1d(picked, 'int32'))
            return optimizer.minimize(() => loss(x), true) as tf.Scalar
          }),
        )
        objective = (await cost.data())[0]
        cost.dispose()
      }
      return objective
    },
  }
}

function layers(widths: number[]): Layer[] {
  return widths.slice(1).map((outputs, index) => layer(widths[index], outputs))
}

function layer(inputs: number, outputs: number): Layer {
  const limit = Math.sqrt(6 / (inputs + outputs))
  return {
    weight: tf.variable(tf.randomUniform<tf.Rank.R2>([inputs, outputs], -limit, limit)),
    bias: tf.variable(tf.zeros<tf.Rank.R1>([outputs])),
  }
}

function apply({ weight, bias }: Layer, x: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.matMul(x, weight), bias)
}
