/**
 * Functions whose accuracy WGSL leaves to the device, written so that none overflows and small results keep
 * their digits.
 */
import type { Activation, ObjectiveSettings } from '../../../vae/settings'

export const arithmetic = /* wgsl */ `
/** e^x - 1, by its series where the difference would cancel. */
fn expm1(x: vec4f) -> vec4f {
  var series = 1 + x / 9;
  series = 1 + x / 8 * series;
  series = 1 + x / 7 * series;
  series = 1 + x / 6 * series;
  series = 1 + x / 5 * series;
  series = 1 + x / 4 * series;
  series = 1 + x / 3 * series;
  series = 1 + x / 2 * series;
  return select(exp(x) - 1, x * series, abs(x) < vec4f(0.5));
}

/** e^x - 1 - x. */
fn excess(x: vec4f) -> vec4f {
  var series = 1 + x / 9;
  series = 1 + x / 8 * series;
  series = 1 + x / 7 * series;
  series = 1 + x / 6 * series;
  series = 1 + x / 5 * series;
  series = 1 + x / 4 * series;
  series = 1 + x / 3 * series;
  return select(exp(x) - 1 - x, x * x / 2 * series, abs(x) < vec4f(0.5));
}

/** log(1 + x) for x in [0, 1], as twice the inverse hyperbolic tangent of x / (2 + x). */
fn log1p(x: vec4f) -> vec4f {
  let s = x / (2 + x);
  let t = s * s;
  return 2 * s * (1 + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11 + t / 13))))));
}

fn softplus(x: vec4f) -> vec4f {
  return max(x, vec4f()) + log1p(exp(-abs(x)));
}

fn sigmoid(x: vec4f) -> vec4f {
  let small = exp(-abs(x));
  let large = 1 / (1 + small);
  return select(small * large, large, x >= vec4f());
}

fn hyperbolicTangent(x: vec4f) -> vec4f {
  let e = expm1(-2 * abs(x));
  return sign(x) * -e / (2 + e);
}

/** KL(q(z|x) || p(z)) of each dimension (Kingma & Welling 2013, appendix B). */
fn gaussianKl(mean: vec4f, logVariance: vec4f) -> vec4f {
  return (mean * mean + excess(logVariance)) / 2;
}

fn total(x: vec4f) -> f32 {
  return (x.x + x.y) + (x.z + x.w);
}
`

const activations: Record<Activation, string> = {
  relu: 'max(x, vec4f())',
  elu: 'select(expm1(x), x, x > vec4f())',
  tanh: 'hyperbolicTangent(x)',
  softplus: 'softplus(x)',
}

/** As functions of the activation's output. */
const slopes: Record<Activation, string> = {
  relu: 'select(vec4f(), vec4f(1), y > vec4f())',
  // The derivative is e^x = y + 1 below zero.
  elu: 'min(y, vec4f()) + 1',
  tanh: '1 - y * y',
  // The derivative is sigmoid(x) = 1 - e^-y.
  softplus: '-expm1(-y)',
}

export function activationFunctions(activation: Activation): string {
  return /* wgsl */ `
fn activate(x: vec4f) -> vec4f { return ${activations[activation]}; }
fn slopeAt(y: vec4f) -> vec4f { return ${slopes[activation]}; }
`
}

/** -log p(x|logit) of pixels in nats, and its derivative by the logits. */
export function likelihoodFunctions(likelihood: ObjectiveSettings['likelihood']): string {
  if (likelihood === 'bernoulli') {
    return /* wgsl */ `
fn lossOf(logits: vec4f, x: vec4f) -> vec4f { return softplus(logits) - x * logits; }
fn lossSlope(logits: vec4f, x: vec4f) -> vec4f { return sigmoid(logits) - x; }
`
  }
  return /* wgsl */ `
fn lossOf(logits: vec4f, x: vec4f) -> vec4f {
  let variance = networks.network.variance;
  let constant = networks.network.logTwoPiVariance;
  let difference = x - sigmoid(logits);
  return (difference * difference / variance + constant) / 2;
}
fn lossSlope(logits: vec4f, x: vec4f) -> vec4f {
  let mean = sigmoid(logits);
  return (mean - x) / networks.network.variance * mean * (1 - mean);
}
`
}
