import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { i18n, speak } from '../i18n/i18n'
import { Problem } from '../lib/problem'
import { History } from '../session/history'
import type { Session } from '../session/session'
import { initialState } from '../session/state'
import type { RunStatus } from '../training/protocol'
import { changeSettings } from '../vae/settings-validation'
import { createPlayground } from './playground'

const status: RunStatus = {
  runId: 3,
  phase: 'ready',
  step: 12,
  epoch: 0.5,
  backend: 'wasm',
  engine: 'tfjs',
  threads: 1,
  reason: { code: 'asked-for' },
  stepsPerSecond: null,
  trainingImages: 60_000,
  testImages: 10_000,
  classes: ['0', '1'],
  problem: null,
}

/** A session that answers without a worker and remembers what it was asked. */
function fakeSession(present: RunStatus | null = status) {
  const store = createStore(() => ({
    ...initialState({ theme: 'system', language: 'en' as const, keep: true }),
    status: present,
  }))
  const answer = async () => ({ ...status })
  const history = new History()
  return {
    store,
    history,
    status: () => store.getState().status,
    points: () => history.points,
    ready: Promise.resolve(),
    train: vi.fn(answer),
    pause: vi.fn(answer),
    step: vi.fn(answer),
    reset: vi.fn(answer),
    configure: vi.fn(async (change: unknown) => {
      store.setState({ settings: changeSettings(store.getState().settings, change) })
    }),
    evaluate: vi.fn(async () => ({ images: 1 })),
    measure: vi.fn(async () => ({ step: 12 })),
    encode: vi.fn(async (_: Float32Array, count: number) => ({
      mean: new Float32Array(2 * count).fill(0.5),
      logVariance: new Float32Array(2 * count).fill(-1),
    })),
    decode: vi.fn(async (_: Float32Array, count: number) => new Float32Array(784 * count).fill(0.25)),
    exportModel: vi.fn(async (_form?: string) => new Blob(['model'])),
    importModel: vi.fn(async () => {}),
  }
}

function playgroundOn(fake: ReturnType<typeof fakeSession>) {
  return createPlayground(fake as unknown as Session, i18n.t, '1.2.3')
}

beforeEach(() => speak('en'))

describe('window.playground', () => {
  it('gives the status as documented, and nothing else', async () => {
    const playground = playgroundOn(fakeSession())
    expect(playground.version).toBe('1.2.3')
    expect(playground.status()).toEqual({
      phase: 'ready',
      step: 12,
      epoch: 0.5,
      backend: 'wasm',
      engine: 'tfjs',
      backendReason: 'WebAssembly, because it was asked for.',
      stepsPerSecond: null,
      trainingImages: 60_000,
      testImages: 10_000,
      error: null,
    })
    expect(await playground.step()).toEqual(playground.status())
  })

  it('is loading before the first engine is there', () => {
    expect(playgroundOn(fakeSession(null)).status()).toMatchObject({ phase: 'loading', step: 0, error: null })
  })

  it('tells what stopped a run as a sentence', () => {
    const problem = new Problem('training-diverged', { term: 'kl', step: 9, keptStep: 0 })
    const fake = fakeSession({ ...status, phase: 'failed', problem })
    expect(playgroundOn(fake).status().error).toMatch(/^Training diverged at step 9: kl/)
  })

  it('hands out copies', () => {
    const fake = fakeSession()
    fake.history.append([{ step: 1, epoch: 0.1, elbo: -3, reconstruction: 2, kl: 1 }])
    const playground = playgroundOn(fake)
    playground.settings().model.hidden.push(5)
    const [point] = playground.history()
    if (point) point.elbo = 0
    expect(playground.settings().model.hidden).toEqual([128, 64])
    expect(playground.history()[0]?.elbo).toBe(-3)
  })

  it('changes settings, and names the field and its limits when it refuses', async () => {
    const playground = playgroundOn(fakeSession())
    await playground.configure({ objective: { beta: 4 } })
    await expect(playground.configure({ objective: { beta: -1 } })).rejects.toThrow(
      'β (objective.beta) must be between 0 and 1000; -1 is outside.',
    )
    expect(playground.settings().objective.beta).toBe(4)
  })

  it('asks for what is to be configured', async () => {
    const fake = fakeSession()
    await expect(playgroundOn(fake).configure(undefined as never)).rejects.toThrow(
      'settings must be an object with settings inside; “undefined” is not.',
    )
    expect(fake.configure).not.toHaveBeenCalled()
  })

  it('trains an amount, or until paused', async () => {
    const fake = fakeSession()
    const playground = playgroundOn(fake)
    await playground.train({ steps: 5 })
    await playground.train()
    expect(fake.train.mock.calls).toEqual([[{ steps: 5 }], [undefined]])
  })

  it.each([
    [{ steps: 0 }, /^steps must be a whole number of at least 1; 0 is not/],
    [{ steps: 1.5 }, /^steps must be/],
    [{ epochs: Number.NaN }, /^epochs must be a number above 0; NaN is not/],
    [null, /^amount must be an object/],
    [{ epoch: 1 }, /^amount may hold steps, epochs and nothing else; “epoch” is not among them/],
  ])('refuses to train %j', async (amount, sentence) => {
    const fake = fakeSession()
    await expect(playgroundOn(fake).train(amount as never)).rejects.toThrow(sentence)
    expect(fake.train).not.toHaveBeenCalled()
  })

  it('encodes and decodes plain lists', async () => {
    const fake = fakeSession()
    const playground = playgroundOn(fake)
    const image = new Array(784).fill(0.5)
    expect(await playground.encode([image, new Float32Array(784)])).toEqual({
      mean: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      logVariance: [
        [-1, -1],
        [-1, -1],
      ],
    })
    const decoded = await playground.decode([[0, 1]])
    expect(decoded).toEqual([new Array(784).fill(0.25)])
    expect(fake.decode).toHaveBeenCalledWith(Float32Array.of(0, 1), 1, undefined)
    await playground.decode([[0, 1]], { label: 9 })
    expect(fake.decode).toHaveBeenLastCalledWith(Float32Array.of(0, 1), 1, 9)
    await expect(playground.decode([[0, 1]], { label: 10 })).rejects.toThrow(
      'label must be a class, a whole number from 0 to 9; 10 is not.',
    )
  })

  it.each([
    [[[0, 0]], /^images\[0\] must be a list of 784 numbers from 0 to 1; \[0,0\] is not/],
    [[new Float32Array(2)], /^images\[0\] must be .*; \[0,0\] is not/],
    [[new Array(784).fill(2)], /^images\[0\]/],
    [[new Array(784).fill('x')], /^images\[0\]/],
    ['image', /^images must be/],
  ])('refuses to encode what is no image', async (images, sentence) => {
    await expect(playgroundOn(fakeSession()).encode(images as never)).rejects.toThrow(sentence)
  })

  it('refuses codes of another number of dimensions', async () => {
    await expect(playgroundOn(fakeSession()).decode([[1, 2, 3]])).rejects.toThrow(
      /^z\[0\] must be a list of 2 numbers; \[1,2,3\] is not/,
    )
  })

  it('gives the measures of the session', async () => {
    const fake = fakeSession()
    expect(await playgroundOn(fake).measure()).toEqual({ step: 12 })
  })

  it('evaluates the test split unless told otherwise', async () => {
    const fake = fakeSession()
    const playground = playgroundOn(fake)
    await playground.evaluate()
    await playground.evaluate({ split: 'train', limit: 100, importanceSamples: 5 })
    expect(fake.evaluate.mock.calls).toEqual([
      [{ split: 'test' }],
      [{ split: 'train', limit: 100, importanceSamples: 5 }],
    ])
    await expect(playground.evaluate({ split: 'all' as never })).rejects.toThrow(/^split must be “test” or/)
    await expect(playground.evaluate({ samples: 5 } as never)).rejects.toThrow(
      /^options may hold split, limit, importanceSamples and nothing else; “samples” is not/,
    )
  })

  it('takes only files as models', async () => {
    const fake = fakeSession()
    await expect(playgroundOn(fake).importModel('model' as never)).rejects.toThrow(/^file must be a file/)
    expect(fake.importModel).not.toHaveBeenCalled()
  })

  it('exports the model file unless it is told another form', async () => {
    const fake = fakeSession()
    await playgroundOn(fake).exportModel()
    await playgroundOn(fake).exportModel('pytorch')
    expect(fake.exportModel.mock.calls).toEqual([['safetensors'], ['pytorch']])
    await expect(playgroundOn(fake).exportModel('onnx' as never)).rejects.toThrow(
      /^form must be one of safetensors, pytorch, tensorflow, keras, web-page; onnx/,
    )
    expect(fake.exportModel).toHaveBeenCalledTimes(2)
  })

  it('speaks the language of the page', async () => {
    await speak('zh-CN')
    await expect(playgroundOn(fakeSession()).train({ steps: -1 })).rejects.toThrow('steps 必须是')
  })
})
