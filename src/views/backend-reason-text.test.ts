import { beforeAll, expect, it } from 'vitest'
import { i18n, speak } from '../i18n/i18n'
import { backendReasonText, engineText } from './backend-reason-text'

type Reason = Parameters<typeof backendReasonText>[0]['reason']

const text = (reason: Reason) => backendReasonText({ backend: 'wasm', reason }, i18n.t)

beforeAll(() => speak('en'))

it.each<[Reason, RegExp]>([
  [{ code: 'hardware-webgpu', adapter: 'nvidia ampere' }, /^WebGPU, .*\(nvidia ampere\)\.$/],
  [{ code: 'hardware-webgl', renderer: 'Mali-G78' }, /^WebGL, .*\(Mali-G78\)\.$/],
  [
    { code: 'no-hardware-gpu', webgpu: 'absent', webgl: 'software' },
    /WebGPU is not offered.*WebGL runs in software/,
  ],
  [{ code: 'only-cpu' }, /^Plain JavaScript/],
  [{ code: 'asked-for' }, /^WebAssembly, because it was asked for\.$/],
  [
    { code: 'fallback', wanted: 'webgpu', reason: 'absent' },
    /WebGPU was asked for but is not offered by this browser\.$/,
  ],
  [
    { code: 'fallback', wanted: 'webgl', reason: 'context lost' },
    /WebGL was asked for but did not start: context lost\.$/,
  ],
])('says why: %j', (reason, sentence) => {
  expect(text(reason)).toMatch(sentence)
})

it('says who does the arithmetic, and which engine was passed over', () => {
  const reason: Reason = { code: 'asked-for' }
  expect(engineText({ engine: 'wasm', threads: 4, reason }, i18n.t)).toBe(
    'The arithmetic is done by kernels made for this page, with SIMD instructions. 4 threads share it.',
  )
  expect(engineText({ engine: 'wasm', threads: 1, reason }, i18n.t)).toMatch(
    /SIMD.* One thread does it: .*isolated/,
  )
  const passedOver = { engine: 'wasm', reason: 'no SIMD' } as const
  expect(engineText({ engine: 'tfjs', threads: 1, reason: { ...reason, passedOver } }, i18n.t)).toMatch(
    /TensorFlow\.js\. .*passed over: no SIMD\.$/,
  )
  const unknown = { engine: 'wasm', unknown: 'batchNorm' } as const
  expect(
    engineText({ engine: 'tfjs', threads: 1, reason: { ...reason, passedOver: unknown } }, i18n.t),
  ).toMatch(/TensorFlow\.js\. .*do not know batch normalisation\.$/)
  const tookOver = {
    backend: 'webgpu',
    engine: 'webgpu',
    step: 70,
    cause: 'engine-failed',
    reason: 'device lost',
  } as const
  expect(engineText({ engine: 'wasm', threads: 4, reason: { ...reason, tookOver } }, i18n.t)).toMatch(
    /threads share it\. It took over from WebGPU WGSL at step 70\. The engine failed \(device lost\)\.$/,
  )
})
