import { quick, trainingImages } from './playground'
import { expect, test } from './test'

test.beforeEach(({ playground }) => playground.open(quick))

test('buttons and scripts train', async ({ page, playground }) => {
  await test.step('Train trains, Pause stops, and numbers and curves tell of it', async () => {
    const curves = ['ELBO', 'Reconstruction loss', 'KL divergence']
    for (const name of curves) await expect(page.getByRole('figure', { name })).toContainText('Press Train')

    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await playground.reach(25)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
    await expect.poll(async () => (await playground.status()).phase).toBe('paused')

    const { step, epoch } = await playground.status()
    expect(epoch).toBeCloseTo((step * 16) / trainingImages, 9)
    await expect(page.getByRole('banner')).toContainText(step.toLocaleString('en-US'))
    const history = await playground.history()
    expect(history.length).toBeGreaterThanOrEqual(21)
    expect(history.at(-1)?.step).toBe(step)
    expect(history.at(-1)?.elbo).toBeGreaterThan(history[0]?.elbo ?? 0)
    for (const name of curves) {
      await expect(page.getByRole('figure', { name })).toContainText(/−?\d+\.\d nats per image at epoch/)
    }
    await page.waitForTimeout(300)
    expect((await playground.status()).step, 'a paused run rests').toBe(step)
  })

  await playground.reset()
  await test.step('Step takes exactly one step', async () => {
    for (const step of [1, 2, 3]) {
      await page.getByRole('button', { name: 'Step' }).click()
      await expect
        .poll(async () => (await playground.history()).map((point) => point.step))
        .toHaveLength(step)
      expect((await playground.status()).step).toBe(step)
    }
    const pressed = await playground.history()
    await playground.reset()
    await playground.train({ steps: 3 })
    const trained = await playground.history()
    expect(trained.map(({ test, ...point }) => point)).toEqual(pressed.map(({ test, ...point }) => point))
  })

  await playground.reset()
  await test.step('Reset forgets; the same seed gives the same run again, another seed another', async () => {
    await playground.train({ steps: 30 })
    const first = await playground.history()
    expect(first.at(-1)?.step).toBe(30)

    await page.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(async () => (await playground.status()).step).toBe(0)
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
    expect(await playground.history()).toEqual([])
    await playground.train({ steps: 30 })
    expect(await playground.history()).toEqual(first)

    await playground.configure({ seed: 2 })
    expect((await playground.status()).step).toBe(0)
    await playground.train({ steps: 30 })
    const other = await playground.history()
    expect(other.map(({ step }) => step)).toEqual(first.map(({ step }) => step))
    expect(other[0]?.elbo).not.toBe(first[0]?.elbo)
  })

  await playground.reset()
  await test.step('trains the amount that a script asks for, in steps or epochs, and refuses what makes no sense', async () => {
    await expect(playground.train({ steps: -1 })).rejects.toThrow(
      /steps must be a whole number of at least 1/,
    )
    await expect(playground.train({ epochs: Number.NaN })).rejects.toThrow(/epochs must be a number above 0/)
    expect((await playground.status()).step).toBe(0)
    expect(await playground.train({ steps: 7 })).toMatchObject({ phase: 'paused', step: 7 })
    expect((await playground.train({ steps: 5 })).step).toBe(12)
    // 0.012 epochs are 120 images: seven batches of 16 and a bit.
    const { step, epoch } = await playground.train({ epochs: 0.012 })
    expect(step).toBe(12 + 8)
    expect(epoch).toBeCloseTo((20 * 16) / trainingImages, 9)

    await playground.configure({ batchSize: 4096 })
    await playground.reset()
    expect(await playground.train({ epochs: 1 })).toMatchObject({ step: 3, epoch: 1 })
    const { test } = (await playground.history()).at(-1) ?? {}
    expect(test?.elbo, 'the terms of all test images').toBeCloseTo(
      -(test?.reconstruction ?? 0) - (test?.kl ?? 0),
      6,
    )
  })

  await playground.configure({ batchSize: 16 })
  await test.step('pause and a second call to train stop at the batch, and resolve the first', async () => {
    const { atPause, paused, trained } = await page.evaluate(async () => {
      const { playground } = window
      const training = playground.train()
      while (playground.status().step < 5) await new Promise((resolve) => setTimeout(resolve, 5))
      const paused = await playground.pause()
      const atPause = playground.status().step
      return { atPause, paused, trained: await training }
    })
    expect(paused.phase).toBe('paused')
    expect(trained.step).toBe(paused.step)
    expect(atPause).toBe(paused.step)
    expect((await playground.history()).at(-1)?.step).toBe(paused.step)

    const [first, second] = await page.evaluate(async () => {
      const { playground } = window
      const first = playground.train()
      const second = playground.train({ steps: 10 })
      return Promise.all([first, second])
    })
    expect(second.phase).toBe('paused')
    expect(second.step).toBe(first.step + 10)
    expect((await playground.status()).step).toBe(second.step)
  })
})
