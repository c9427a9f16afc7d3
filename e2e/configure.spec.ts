import type { SettingsChange } from '../src/vae/settings'
import { quick, trainingImages } from './playground'
import { expect, test } from './test'

test.beforeEach(({ playground }) => playground.open(quick))

const refused: [change: unknown, sentence: RegExp][] = [
  [{ batchSize: -1 }, /batchSize.*between 1 and 4,?096.*-1/],
  [{ batchSize: 1.5 }, /batchSize.*whole number from 1 to 4,?096.*1\.5/],
  [{ batchSize: '64' }, /batchSize/],
  [{ model: { hidden: [0] } }, /model\.hidden.*0 to 8 whole numbers from 1 to 2,?048/],
  [{ model: { hidden: 64 } }, /model\.hidden.*0 to 8 whole numbers/],
  [{ model: { hidden: [1, 1, 1, 1, 1, 1, 1, 1, 1] } }, /model\.hidden.*0 to 8 whole numbers/],
  [{ model: { latentDimensions: 65 } }, /model\.latentDimensions.*between 1 and 64.*65/],
  [{ model: { latentDimensions: 0 } }, /model\.latentDimensions.*between 1 and 64/],
  [{ model: 'dense' }, /model.*object/],
  [{ model: { activation: 'swish' } }, /model\.activation.*relu, elu, tanh, softplus.*swish/],
  [{ model: { batchNorm: 'yes' } }, /model\.batchNorm.*true or false/],
  [{ optimizer: { learningRate: Number.NaN } }, /optimizer\.learningRate.*number from 0\.000001 to 1/],
  [{ optimizer: { learningRate: Number.POSITIVE_INFINITY } }, /optimizer\.learningRate.*0\.000001.*1/],
  [{ optimizer: { learningRate: null } }, /optimizer\.learningRate.*number from/],
  [{ objective: { beta: -0.1 } }, /objective\.beta.*between 0 and 1,?000/],
  [{ seed: -1 }, /seed.*between 0 and 4,?294,?967,?295/],
  [{ backend: 'cuda' }, /backend.*auto, webgpu, webgl, wasm, cpu.*cuda/],
  [{ dataset: 'cifar' }, /dataset.*mnist, fashion-mnist.*cifar/],
  [{ momentum: 0.9 }, /momentum/],
  [{ optimizer: { momentum: 0.9 } }, /optimizer\.momentum/],
  [null, /settings.*object/],
  // The good part of a bad change does not apply either.
  [{ seed: 7, batchSize: 32, objective: { beta: 'much' } }, /objective\.beta/],
]

test('what scripts ask for is refused by name, applied at once, or begun anew', async ({
  page,
  playground,
}) => {
  await test.step('a bad value is refused by name, with its limits, and changes nothing', async () => {
    await playground.train({ steps: 3 })
    const settings = await playground.settings()
    const status = await playground.status()
    const history = await playground.history()
    for (const [change, sentence] of refused) {
      await expect
        .soft(playground.configure(change as SettingsChange), JSON.stringify(change))
        .rejects.toThrow(sentence)
      expect(await playground.settings()).toEqual(settings)
    }
    expect(await playground.status()).toEqual(status)
    expect(await playground.history()).toEqual(history)
  })

  await playground.reset()
  await test.step('a live field applies while training, without a reset', async () => {
    const training = playground.train()
    await playground.reach(5)
    const before = await playground.status()
    await playground.configure({ objective: { beta: 4 }, optimizer: { learningRate: 0.01 }, batchSize: 32 })
    await playground.reach(before.step + 5)
    const status = await playground.status()
    expect(status.phase).toBe('training')
    expect((await playground.history())[0]?.step).toBe(1)
    expect(await playground.settings()).toMatchObject({
      objective: { beta: 4 },
      optimizer: { learningRate: 0.01 },
      batchSize: 32,
    })

    await expect(page.getByRole('slider', { name: 'β' })).toHaveAttribute('aria-valuetext', '4')
    const { step, epoch } = await playground.pause()
    expect(epoch * trainingImages, 'batches are larger now').toBeGreaterThan(16 * step)
    await training
  })

  await playground.reset()
  await playground.configure({ objective: { beta: 1 }, optimizer: { learningRate: 0.001 }, batchSize: 16 })
  await test.step('a live field acts: without a learning rate worth the name, nothing is learned any more', async () => {
    await playground.train({ steps: 20 })
    await playground.configure({ optimizer: { learningRate: 0.000001 } })
    const [still] = await playground.decode([[1, 1]])
    await playground.train({ steps: 5 })
    const [then] = await playground.decode([[1, 1]])
    const moved = (still ?? []).map((value, pixel) => Math.abs(value - (then?.[pixel] ?? 0)))
    expect(Math.max(...moved)).toBeLessThan(0.001)
    await playground.configure({ optimizer: { learningRate: 0.05 } })
    await playground.train({ steps: 5 })
    const [now] = await playground.decode([[1, 1]])
    expect(
      Math.max(...(then ?? []).map((value, pixel) => Math.abs(value - (now?.[pixel] ?? 0)))),
    ).toBeGreaterThan(0.01)
  })

  await test.step('a field that needs a new run starts one, at rest', async () => {
    const training = playground.train()
    await playground.reach(5)
    await playground.configure({ model: { latentDimensions: 3 } })
    expect(await playground.status()).toMatchObject({
      phase: 'ready',
      step: 0,
      epoch: 0,
      stepsPerSecond: null,
    })
    expect(await playground.history()).toEqual([])
    expect((await playground.encode([new Array(784).fill(0)])).mean[0]).toHaveLength(3)
    expect((await training).phase, 'the call that trained the old run is not left hanging').not.toBe(
      'training',
    )
  })

  await test.step('settings are given and taken as a copy', async () => {
    const settings = await page.evaluate(() => {
      const { playground } = window
      const copy = playground.settings()
      copy.model.hidden.push(3)
      copy.batchSize = 1
      return playground.settings()
    })

    expect(settings).toMatchObject({ batchSize: 16, model: { hidden: [16] } })
    expect(await playground.settings()).toEqual(settings)
    await page.evaluate(async () => {
      const hidden = [8]
      await window.playground.configure({ model: { hidden } })
      hidden.push(0)
    })

    expect((await playground.settings()).model.hidden).toEqual([8])
  })
})
