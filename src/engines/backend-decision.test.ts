import { expect, test } from 'vitest'
import type { BackendChoice } from '../vae/settings'
import { type Finding, type Knowledge, type Move, nextMove } from './backend-decision'

const hardware: Finding = { code: 'hardware', name: 'A GPU' }
const software: Finding = { code: 'software', name: 'SwiftShader' }
const absent: Finding = { code: 'absent' }
const half: Finding = { code: 'half-precision' }
const failed: Finding = { code: 'failed', reason: 'it broke' }

const start = (backend: string, reason: object) => ({ move: 'start', backend, reason }) as Move

const table: [BackendChoice, Knowledge, Move][] = [
  ['auto', {}, { move: 'probe', backend: 'webgpu' }],
  ['auto', { webgpu: hardware }, start('webgpu', { code: 'hardware-webgpu', adapter: 'A GPU' })],
  ['auto', { webgpu: software }, { move: 'probe', backend: 'webgl' }],
  [
    'auto',
    { webgpu: failed, webgl: hardware },
    start('webgl', { code: 'hardware-webgl', renderer: 'A GPU' }),
  ],
  [
    'auto',
    { webgpu: software, webgl: software },
    start('wasm', { code: 'no-hardware-gpu', webgpu: 'software', webgl: 'software' }),
  ],
  [
    'auto',
    { webgpu: absent, webgl: half },
    start('wasm', { code: 'no-hardware-gpu', webgpu: 'absent', webgl: 'half-precision' }),
  ],
  [
    'auto',
    { webgpu: failed, webgl: failed },
    start('wasm', { code: 'no-hardware-gpu', webgpu: 'failed', webgl: 'failed' }),
  ],
  ['auto', { webgpu: absent, webgl: absent, wasm: failed }, start('cpu', { code: 'only-cpu' })],
  ['auto', { webgpu: absent, webgl: absent, wasm: failed, cpu: failed }, { move: 'give-up' }],
  ['wasm', {}, start('wasm', { code: 'asked-for' })],
  ['cpu', {}, start('cpu', { code: 'asked-for' })],
  ['webgpu', {}, { move: 'probe', backend: 'webgpu' }],
  ['webgpu', { webgpu: software }, start('webgpu', { code: 'asked-for' })],
  ['webgpu', { webgpu: absent }, { move: 'probe', backend: 'webgl' }],
  [
    'webgpu',
    { webgpu: absent, webgl: hardware },
    start('webgl', { code: 'fallback', wanted: 'webgpu', reason: 'absent' }),
  ],
  [
    'webgpu',
    { webgpu: failed, webgl: software },
    start('wasm', { code: 'fallback', wanted: 'webgpu', reason: 'it broke' }),
  ],
  ['webgl', { webgl: software }, start('webgl', { code: 'asked-for' })],
  ['webgl', { webgl: half }, { move: 'probe', backend: 'webgpu' }],
  [
    'webgl',
    { webgl: half, webgpu: software },
    start('wasm', { code: 'fallback', wanted: 'webgl', reason: 'half-precision' }),
  ],
  ['wasm', { wasm: failed }, { move: 'probe', backend: 'webgpu' }],
  [
    'wasm',
    { wasm: failed, webgpu: absent, webgl: absent },
    start('cpu', { code: 'fallback', wanted: 'wasm', reason: 'it broke' }),
  ],
]

test.each(table)('%s, knowing %j', (wanted, known, move) => {
  expect(nextMove(wanted, known)).toEqual(move)
})

test('every road ends, however much fails', () => {
  for (const wanted of ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'] as const) {
    const known: Knowledge = {}
    let moves = 0
    for (let next = nextMove(wanted, known); next.move !== 'give-up'; next = nextMove(wanted, known)) {
      known[next.backend] = next.move === 'probe' ? hardware : failed
      expect(++moves).toBeLessThan(10)
    }
    expect(Object.values(known)).toEqual([failed, failed, failed, failed])
  }
})
