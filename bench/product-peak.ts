/** How fast the product of matrices at the heart of our WebAssembly kernels is by itself. */
import { controlEnd } from '../src/engines/wasm/control'
import { bestInstructions, borrowInstance, giveBack } from '../src/engines/wasm/instance'

const rows = 128
const inputs = 512
const outputs = 256
const repetitions = 12
const tries = 8
const lineBytes = 64

/** Floating-point operations a second of a dense layer of 512 inputs and 256 outputs, 128 images, one thread. The best of some tries. */
export async function productPeak(): Promise<number> {
  const variant = { instructions: bestInstructions(), threads: 1 }
  const instance = await borrowInstance(variant)
  const { kernels, memory } = instance
  // Odd numbers of cache lines, as the engine lays its matrices out.
  const inputStride = 4 * inputs + lineBytes
  const outputStride = 4 * outputs + lineBytes
  const panelStride = 4 * 8 * inputs + lineBytes
  const input = controlEnd + lineBytes
  const weights = input + rows * inputStride
  const bias = weights + (outputs / 8) * panelStride
  const output = bias + 4 * outputs
  const end = output + rows * outputStride
  memory.grow(Math.ceil(Math.max(0, end - memory.buffer.byteLength) / 65_536))
  new Float32Array(memory.buffer, input, (output - input) / 4).fill(0.01)
  const run = () =>
    kernels.dense(
      input,
      inputStride,
      inputs,
      weights,
      panelStride,
      bias,
      output,
      outputStride,
      outputs,
      rows,
      0,
    )
  let fastest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = performance.now()
    for (let repetition = 0; repetition < repetitions; repetition++) run()
    fastest = Math.min(fastest, (performance.now() - start) / repetitions)
  }
  giveBack(instance, variant)
  return (2 * rows * inputs * outputs) / (fastest / 1000)
}
