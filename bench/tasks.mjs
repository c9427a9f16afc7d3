/** What `npm run bench` lets the contestants train: the default network, and how cost grows away from it. */

const standard = { images: 'mnist', hidden: [128, 64], latentDimensions: 2, batchSize: 128 }

const each = (values, change) =>
  values.map((value) => ({ label: String(value), ...standard, ...change(value) }))

/** By name of the sweep; `label` names a task within it. */
export const sweeps = {
  default: [{ label: 'default network', ...standard }],
  images: each(['mnist', 'fashion-mnist', 'mnist-inverted'], (images) => ({ images })),
  batch: each([32, 64, 128, 256, 512, 1024], (batchSize) => ({ batchSize })),
  width: each([64, 128, 256, 512, 1024], (width) => ({ hidden: [width, width / 2] })),
  depth: each([1, 2, 3, 4], (depth) => ({ hidden: new Array(depth).fill(128) })),
  latent: each([2, 4, 8, 16, 32, 64], (latentDimensions) => ({ latentDimensions })),
}

/** Who computes on a backend, the slowest first. */
export const contestants = {
  wasm: ['idiomatic tfjs', 'our tfjs engine', 'jax-js', 'our engine'],
  webgpu: ['idiomatic tfjs', 'our tfjs engine', 'jax-js', 'our engine', 'our engine, in bulk'],
  webgl: ['idiomatic tfjs', 'our tfjs engine'],
  cpu: ['idiomatic tfjs', 'our tfjs engine'],
}
